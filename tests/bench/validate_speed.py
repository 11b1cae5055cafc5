"""Compare what validation costs with jing: processor time, start included, and memory.

Run: python tests/bench/validate_speed.py PROJECT.rng TEI_ALL.rng

A small file, 1 MB and 10 MB of prose with the markup of an edition, each run on its own.
"""

import os
import resource
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

PARAGRAPH = (
    '<p xml:id="p-{0:08x}">When the day broke, the town was still <hi rend="italic">asleep</hi>; '
    '<quote xml:id="q-{0:08x}" cert="high">“nobody will come,” she said</quote>, and the '
    '<choice><sic>recieved</sic><corr resp="#editor">received</corr></choice> '
    'letters lay on the table,<lb/>one upon the other, <soCalled cert="medium">‘urgent’</soCalled> '
    "and otherwise, until the evening of the third day, when the wind had gone round.</p>\n"
)
HEADER = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title>'
    '<editor xml:id="editor">E</editor></titleStmt><publicationStmt><p>P</p></publicationStmt>'
    "<sourceDesc><p>S</p></sourceDesc></fileDesc></teiHeader><text><body>\n"
)
CHAPTER = 50
SIZES = {"small": 20_000, "1 MB": 1_000_000, "10 MB": 10_000_000}


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process took: processor seconds, and the most memory it held, in MB."""

    seconds: float
    memory: float
    code: int


def main() -> None:
    """Print one line for each schema and size."""
    project, tei_all = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder, "cache")
        files = {name: made(Path(folder, f"{size}.xml"), size) for name, size in SIZES.items()}
        for schema in (project, tei_all):
            for name, file in files.items():
                compare(schema, name, file, cache)


def made(path: Path, size: int) -> Path:
    """Write a file of about *size* bytes; bit by bit, as a child starts with our memory."""
    with path.open("w", encoding="utf-8") as file:
        file.write(HEADER)
        for number in range(size // len(PARAGRAPH.encode())):
            if number % CHAPTER == 0:
                file.write(("</div>\n" if number else "") + "<div><head>A chapter</head>\n")
            file.write(PARAGRAPH.format(number))
        file.write("</div></body></text></TEI>\n")
    return path


def compare(schema: str, name: str, file: Path, cache: Path) -> None:
    """Print the costs under one schema of one file: jing's, ours without and with the cache."""
    own = ["project" if Path(schema).name == "edition.rng" else schema]
    ours = [sys.executable, "-m", "edition", "validate", str(file), "--quiet", "--schema", *own]
    for kept in cache.rglob("*.json"):
        kept.unlink()
    cold, warm = run(ours, cache), run(ours, cache)
    jing = run(["jing", schema, str(file)], cache)
    line = f"{Path(schema).stem:8} {name:6} jing {jing.seconds:5.2f} s {jing.memory:4.0f} MB"
    for title, cost in (("cold", cold), ("warm", warm)):
        ratio = jing.seconds / cost.seconds
        line += f"  {title} {cost.seconds:5.2f} s {cost.memory:4.0f} MB = {ratio:4.1f} times faster"
    print(line, "" if cold.code == jing.code == warm.code else "VERDICTS DIFFER")


def run(command: list[str], cache: Path) -> Cost:
    """Run *command* to its end; return what it took."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache), "PYTHONPATH": str(Path.cwd())}
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert isinstance(used, resource.struct_rusage)
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, process.returncode)


if __name__ == "__main__":
    main()
