"""The Nu checker, which the W3C uses, on real pages."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from edition.html import render
from tests.trees import PARSER


@pytest.fixture(scope="session")
def checker() -> list[str]:
    """Return the command of the Nu checker; skip where there is none."""
    jar, java, command = os.environ.get("VNU_JAR", ""), shutil.which("java"), shutil.which("vnu")
    if Path(jar).is_file() and java:
        return [java, "-jar", jar]
    if not command:
        pytest.skip("no Nu checker: npm install vnu-jar, and VNU_JAR=…/build/dist/vnu.jar")
    return [command]


@pytest.mark.slow
def test_pages_are_valid_html(
    checker: list[str], tmp_path: Path, foreign_files: list[Path], root: Path
) -> None:
    """No page of ours or of other people's TEI has an error."""
    files = [root / "tests" / "browser" / "showcase.xml", *foreign_files]
    for path in files:
        html = render(etree.parse(path, PARSER).getroot())
        (tmp_path / f"{path.stem}.html").write_text(html, "utf-8")
    pages = sorted(map(str, tmp_path.glob("*.html")))
    done = subprocess.run(
        [*checker, "--format", "json", "--exit-zero-always", "--stdout", *pages],
        capture_output=True,
        check=True,
    )
    told = json.loads(done.stdout)["messages"]
    errors = [
        (Path(one["url"]).name, one["message"], one.get("extract", ""))
        for one in told
        if one["type"] == "error"
    ]

    assert errors == []
