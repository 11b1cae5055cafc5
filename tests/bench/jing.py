"""Own jing as an oracle: verdicts of many files, and what a run costs.

jing is no part of the project; it is asked only here. It stops a batch at the first file that
is not well-formed, and it opens DTDs, so it gets well-formed copies without a DOCTYPE.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

AVAILABLE = shutil.which("jing") is not None
BATCH = 400
COMPLAINT = re.compile(
    r"^(?P<file>.+?):(?P<line>\d+):(?P<column>\d+): (?:error|fatal): ", re.MULTILINE
)


def complaints(schema: Path, documents: Sequence[bytes]) -> list[list[tuple[int, int]]]:
    """Return the line and column of each error that jing finds in each of *documents*."""
    found: list[list[tuple[int, int]]] = []
    for begin in range(0, len(documents), BATCH):
        with tempfile.TemporaryDirectory() as folder:
            paths = [Path(folder, f"{number:05}.xml") for number in range(BATCH)]
            for path, data in zip(paths, documents[begin : begin + BATCH], strict=False):
                path.write_bytes(data)
            found += _batch(schema, [path for path in paths if path.exists()])
    return found


def accepts(schema: Path) -> bool:
    """Whether jing can use *schema* at all; types of ids, another matter, are left aside."""
    with tempfile.TemporaryDirectory() as folder:
        document = Path(folder, "document.xml")
        document.write_text("<other/>")
        run = _run("-i", str(schema), str(document))
    return all(line.startswith(str(document)) for line in run.splitlines() if "error: " in line)


def _run(*arguments: str) -> str:
    environment = {"JAVA_OPTS": "-Xss64m", "PATH": "/usr/bin:/bin"}
    command = ["jing", *arguments]
    run = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    return run.stdout


def _batch(schema: Path, paths: Iterable[Path]) -> list[list[tuple[int, int]]]:
    by_file: dict[str, list[tuple[int, int]]] = {str(path): [] for path in paths}
    said = _run(str(schema), *by_file)
    if "fatal" in said:
        sys.exit(f"jing stopped early:\n{said[-500:]}")
    for match in COMPLAINT.finditer(said):
        by_file[match["file"]].append((int(match["line"]), int(match["column"])))
    return list(by_file.values())
