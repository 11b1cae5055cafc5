"""Own where the tests of the schema find files, and how they ask jing, the independent judge."""

import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "schema"
TEI_ALL = ROOT.parent / "shared" / "schemas" / "tei_all.rng"
JING = shutil.which("jing") or ""

needs_jing = pytest.mark.skipif(not JING, reason="jing is not installed (apt install jing)")
needs_tei_all = pytest.mark.skipif(not TEI_ALL.exists(), reason="tei_all.rng is not here")


def judge(schema: Path, *files: Path) -> list[str]:
    """Return what jing has against *files*, one line each; empty when all are valid."""
    command = [*_command(schema), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return [line for line in done.stdout.splitlines() if ": error" in line or ": fatal" in line]


def simplified(schema: Path) -> etree._Element:
    """Return *schema* as jing understands it (RELAX NG, section 4)."""
    done = subprocess.run(_command(schema, "-s"), capture_output=True, check=True)
    return etree.fromstring(done.stdout[done.stdout.index(b"<") :])


def _command(schema: Path, *options: str) -> list[str]:
    return [JING, *options, *(["-c"] if schema.suffix == ".rnc" else []), str(schema)]
