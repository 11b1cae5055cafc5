"""Own the way to print with the engine's public parts alone, when the others are not as expected.

No line can be counted then: entries are called by numbers, places are known by their page.
"""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

import weasyprint
from weasyprint.text.fonts import FontConfiguration

from edition.messages import Message, Severity
from edition.typeset.engine.fetch import BASE, Shelf
from edition.typeset.engine.installed import installed, nearest
from edition.typeset.engine.kinds import Engine
from edition.typeset.engine.model import Job, Outline, Part, Span, Spot
from edition.typeset.engine.pictures import VERSION, ready

COUNTS_LINES = False
PRODUCER = f"WeasyPrint {weasyprint.VERSION}"
VERSIONS = f"{PRODUCER}, public parts, {VERSION}"
POINTS = 0.75
"""Points in a CSS pixel."""

__all__ = [
    "COUNTS_LINES",
    "PRODUCER",
    "VERSIONS",
    "colour_profile",
    "installed",
    "lay_out",
    "nearest",
    "ready",
]


def lay_out(job: Job) -> Part:
    """Lay out *job*; nothing is counted, and nothing is known of its lines."""
    first_page = job.first_page(0)
    counter = "counter(page, lower-roman)" if job.roman else "counter(page)"
    css = job.css.replace("string(folio)", counter)
    css += f"@page :first {{ counter-reset: page {first_page} }}"
    css += "html { break-before: left }" if job.verso else ""
    shelf, fonts = Shelf(job.resources), FontConfiguration()
    sheets = [
        weasyprint.CSS(string=text, font_config=fonts, url_fetcher=shelf, base_url=BASE)
        for text in (job.base, css)
    ]
    markup = weasyprint.HTML(string=_with_anchors(job.html), url_fetcher=shelf, base_url=BASE)
    document = markup.render(font_config=fonts, stylesheets=sheets)
    spans: dict[str, Span] = {}
    for number, page in enumerate(document.pages, start=first_page):
        for name in page.anchors:
            first = spans[name].first if name in spans else Spot(number, 0)
            spans[name] = Span(first, Spot(number, 0))
    text = "line numbers are left out, and whether every word is printed was not proved"
    hint = f"they are made for WeasyPrint 70; this is {weasyprint.VERSION}"
    return Part(
        pdf=document.write_pdf(pdf_tags=True),
        pages=len(document.pages),
        first_page=first_page,
        spans=spans,
        entries=(),
        text=(),
        foot=(),
        outlines=tuple(_outlines(document.pages)),
        fonts={},
        messages=(Message("T004", text, Severity.WARNING, hint=hint),),
    )


def _with_anchors(html: str) -> str:
    """Make destinations of all places: only of those does the engine tell the page."""
    root = ET.fromstring(html)  # noqa: S314 -- written by our own templates
    for element in root.iter():
        if place := element.get("data-id"):
            element.set("id", place)
    return ET.tostring(root, encoding="unicode", method="html")


def colour_profile() -> bytes:
    """Return nothing: the engine's own profile is not a public part of it."""
    return b""


def _outlines(pages: list[Engine]) -> Iterator[Outline]:
    for number, page in enumerate(pages):
        for level, title, (_, y), _ in page.bookmarks:
            yield Outline(level, title, number, (page.height - y) * POINTS, "")
