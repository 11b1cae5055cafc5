"""Measure the HTML edition: how fast a page is made, how large it is, how fast it opens.

    .venv/bin/python -m tests.bench.html_speed [FILE.xml …]

Without files a text of half a megabyte, one of 1 MB and one of 5 MB are made up. CPU time of this
process, the best of three; the time of an empty loop of a million turns stands beside it, so that
figures of a busy machine can be compared with those of an idle one.
"""

import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from edition import view
from edition.html import Settings, compose

WORDS = "the historic mission of a bureaucracy was to build “socialism” in one single country"
TURNS = 1_000_000
SIZES = (500_000, 1_000_000, 5_000_000)


def made_up(size: int) -> bytes:
    """Return a TEI file of about *size* bytes: chapters, paragraphs, quotations, corrections."""
    sentence = f"{WORDS}, which {WORDS[:40]} did not foresee. "
    quote = '<quote xml:id="q{0}" cert="high">“no one at that time would have dared”</quote> '
    choice = '<choice xml:id="c{0}"><sic>been been</sic><corr cert="high">been</corr></choice> '
    parts = ['<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text xml:lang="en"><body>']
    length = number = 0
    while length < size:
        if number % 40 == 0:
            parts.append(
                f"{'</div>' if number else ''}<div><head>Chapter {number // 40 + 1}</head>"
            )
        marks = quote.format(number) + (choice.format(number) if number % 4 == 0 else "")
        parts.append(f'<p xml:id="p{number}">{sentence * 4}{marks}{sentence}</p>')
        length += len(parts[-1].encode())
        number += 1
    return "".join([*parts, "</div></body></text></TEI>"]).encode()


def best(call: Callable[[], object]) -> float:
    """Return the least CPU time of three calls, in seconds."""
    times = []
    for _ in range(3):
        start = time.process_time()
        call()
        times.append(time.process_time() - start)
    return min(times)


def measure(name: str, tei: bytes) -> Path:
    """Print what the page of *tei* costs, and return it as a file."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    root = etree.fromstring(tei, parser)
    html = compose(view.read(root), Settings(), tei)
    fonts = sum(map(len, re.findall("@font-face.*", html)))
    seconds = best(lambda: compose(view.read(root), Settings(), tei))
    ratio = (len(html.encode()) - fonts) / len(tei)
    print(f"{name}: {len(tei)} bytes, {seconds:.3f} s CPU; page without fonts {ratio:.2f} × TEI")
    path = Path(tempfile.mkdtemp()) / f"{Path(name).stem}.html"
    path.write_text(html, "utf-8")
    return path


def in_browser(pages: list[Path]) -> None:
    """Print how soon each page is painted and searched in Chromium."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (the rest runs without it)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for path in pages:
            page = browser.new_page()
            page.goto(path.as_uri())
            paint = page.evaluate(
                "performance.getEntriesByName('first-contentful-paint')[0].startTime"
            )
            page.keyboard.press("/")
            first, again = (_search(page, word) for word in ("dared", "country"))
            print(
                f"{path.stem}: painted after {paint:.0f} ms, searched in {first}, then {again} ms"
            )
        browser.close()


def _search(page: object, word: str) -> int:
    return page.evaluate(
        """word => { const query = document.querySelector("input[type=search]");
        query.value = word; const start = performance.now();
        query.form.dispatchEvent(new Event("submit", { cancelable: true }));
        return Math.round(performance.now() - start) }""",
        word,
    )


def main(files: list[str]) -> None:
    """Measure *files*, or made-up texts."""
    print(f"an empty loop of {TURNS} turns: {best(lambda: [None for _ in range(TURNS)]):.3f} s CPU")
    texts = {name: Path(name).read_bytes() for name in files} or {
        f"made-up-{size // 1000}k": made_up(size) for size in SIZES
    }
    pages = [measure(name, tei) for name, tei in texts.items()]
    if shutil.which("chromium"):
        in_browser(pages)


if __name__ == "__main__":
    main(sys.argv[1:])
