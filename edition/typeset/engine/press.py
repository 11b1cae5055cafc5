"""Own a job from markup to drawn pages: the one place where the engine is called.

Of WeasyPrint 70 this uses, beside its public parts, ``Document._build_layout_context``,
``build_formatting_structure``, ``layout_document``, the box classes and what ``mend``,
``notes``, ``lines`` and ``labels`` name. ``tests/typeset/test_labels.py`` holds all of them
to books whose labels another program reads.
"""

import logging
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib.resources import files
from xml.etree import ElementTree as ET

import cssselect2
import fontTools
import weasyprint
import weasyprint.pdf
from weasyprint.css.counters import CounterStyle
from weasyprint.document import Document, Page
from weasyprint.formatting_structure.build import build_formatting_structure
from weasyprint.html import get_html_metadata
from weasyprint.layout import layout_document
from weasyprint.pdf.metadata import DocumentMetadata
from weasyprint.text.ffi import pango

from edition.garbage import cleared_away
from edition.messages import Message, Severity
from edition.structs import Frozen
from edition.typeset.engine.caching import economical
from edition.typeset.engine.fetch import BASE, Shelf
from edition.typeset.engine.fonts import OwnFaces
from edition.typeset.engine.installed import installed, nearest
from edition.typeset.engine.kinds import Box, Engine
from edition.typeset.engine.labels import foot_text, label, set_foot
from edition.typeset.engine.lines import all_spans, mark_margin
from edition.typeset.engine.looks import forget_shapes
from edition.typeset.engine.mend import mark_margins, mended
from edition.typeset.engine.model import Entry, FontUse, Job, Outline, Part
from edition.typeset.engine.notes import NotesContext, Refused
from edition.typeset.engine.pictures import VERSION, ready
from edition.typeset.engine.shaping import check
from edition.typeset.engine.styling import share_styles

VERSIONS = " ".join(
    [
        f"weasyprint {weasyprint.VERSION}",
        f"pango {pango.pango_version()}",
        f"fontTools {fontTools.version}",
        VERSION,
    ]
)
"""The programs that shape a page: another version may break lines elsewhere."""
PRODUCER = f"WeasyPrint {weasyprint.VERSION}"
COUNTS_LINES = True
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

BOLD = 600
"""Weights from here on are bold (CSS Fonts 4: semi-bold)."""
POINTS = 0.75
"""Points in a CSS pixel."""
FEWEST = 5
"""Lines that the last page of a part should have, if its other pages can be helped to it."""

check()


class Tools(Frozen):
    """What all parts of a book share: the resources, the faces, the styles.

    ``longer`` is the style that makes the pages a line longer.
    """

    shelf: Shelf
    faces: OwnFaces
    base: Engine
    style: Engine
    longer: Engine


@lru_cache(maxsize=2)
def _tools(styles: tuple[str, ...], resources: tuple[tuple[str, bytes], ...]) -> Tools:
    """Read the styles and load the faces, which takes as long as a page."""
    shelf, faces = Shelf(dict(resources)), OwnFaces()
    read = [
        weasyprint.CSS(string=css, font_config=faces, url_fetcher=shelf, base_url=BASE)
        for css in styles
    ]
    return Tools(shelf, faces, *read)


class Markup(weasyprint.HTML):
    """A document from well-formed XHTML, which expat reads in a tenth of an HTML5 parser's time."""

    def __init__(self, text: str, tools: Tools, *, verso: bool) -> None:
        root = ET.fromstring(text)  # noqa: S314 -- written by our own templates
        if verso:
            root.set("style", "break-before: left")
        self.base_url, self.url_fetcher, self.media_type = BASE, tools.shelf, "print"
        self.base_style = tools.base
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element

    def _ua_stylesheets(self, forms: bool = False) -> list[Engine]:
        """Return our own first style sheet instead of the engine's."""
        return [self.base_style]


def lay_out(job: Job) -> Part:
    """Break *job* into lines and pages, number them, label the foot, and draw it all.

    Raises:
        Unfit: notes that no page can hold.
    """
    styles = job.base, job.css, job.longer
    tools = _tools(styles, tuple(sorted(job.resources.items())))
    with cleared_away():
        try:
            return _lay_out(job, tools)
        finally:
            forget_shapes(tools.faces.looks)


def _lay_out(job: Job, tools: Tools) -> Part:
    with economical(), mended(), _heard() as heard:
        markup, context, boxes = _broken(job, tools)
        first_page = context.begin_numbers(len(boxes))
        entries = _finish(context, boxes, first_page)
        # A Page collects its links and destinations when it is made: only now are the feet
        # in place.
        pages = [Page(box) for box in boxes]
        for page in pages:
            # Boxes inside a link get links of their own, which stand outside its tag.
            page.links = [link for link in page.links if link[3].element_tag == "a"]
        metadata = DocumentMetadata(**get_html_metadata(markup))
        document = Document(pages, metadata, tools.shelf, tools.faces, {}, None)
        pdf = document.write_pdf(pdf_tags=True)
    return Part(
        pdf=pdf,
        pages=len(pages),
        first_page=first_page,
        spans=all_spans(context.counts, first_page),
        entries=tuple(entries),
        text=tuple(tuple(count.text) for count in context.counts),
        foot=tuple(map(foot_text, boxes)),
        outlines=tuple(_outlines(pages)),
        fonts=_fonts(document),
        messages=tuple(_messages(heard)),
        retries=context.retries,
    )


Broken = tuple[Markup, NotesContext, list[Box]]
"""What was broken into lines and pages: the markup, the state of the layout, the pages."""


def _broken(job: Job, tools: Tools) -> Broken:
    """Break *job* into pages, a line longer if the last would else have a few lines alone.

    All pages of the part are then of the same length, so that facing lines stay level.
    """
    try:
        return _paged(job, tools, _ends_short)
    except Refused as refused:
        pages = refused.pages
    try:
        return _paged(job, tools, lambda count, _last: count >= pages, tools.longer)
    except Refused:
        return _paged(job, tools, lambda _count, _last: False)


def _ends_short(pages: int, last: int) -> bool:
    """Say whether so few lines are on the *last* page that the others can take them in."""
    return last < FEWEST and last < pages


def _paged(job: Job, tools: Tools, refuses: Callable[[int, int], bool], *styles: Engine) -> Broken:
    """Break *job* into pages, in these *styles* besides that of the book.

    Raises:
        Refused: *refuses* said so of the pages and the lines on the last.
    """
    markup = Markup(job.html, tools, verso=job.verso)
    context = _context(markup, tools, *styles).adopt(job, refuses)
    boxes = _pages(markup, context)
    context.begin_numbers(len(boxes))
    return markup, context, boxes


def _finish(context: NotesContext, pages: list[Box], first_page: int) -> list[Entry]:
    """Put the labelled feet and the marginal numbers onto *pages*; return the entries."""
    entries: list[Entry] = []
    for index, page in enumerate(pages):
        labelled = context.labelled.get(index + 1)
        if labelled is not None and labelled.crossing:
            context.current_page = index + 1
            labelled = label(context, context.counts[: index + 1], first_page)
        if labelled is not None:
            set_foot(context, page, labelled)
            entries += labelled.entries
        mark_margin(context, page, context.counts[index].marks)
    mark_margins(pages)
    return entries


def colour_profile() -> bytes:
    """Return the ICC profile of the colours the engine writes: sRGB."""
    return (files(weasyprint.pdf) / "sRGB2014.icc").read_bytes()


def _context(markup: Markup, tools: Tools, *styles: Engine) -> NotesContext:
    options = {**weasyprint.DEFAULT_OPTIONS, "stylesheets": [tools.style, *styles]}
    context: NotesContext = Document._build_layout_context(
        markup, tools.faces, CounterStyle(), {}, options
    )
    context.__class__ = NotesContext  # the stock method names its own class
    return context


def _pages(markup: Markup, context: NotesContext) -> list[Box]:
    """Return the page boxes, margins included."""
    root = build_formatting_structure(
        markup.etree_element,
        context.style_for,
        context.get_image_from_uri,
        markup.base_url,
        context.target_collector,
        context.counter_style,
        context.footnotes,
    )
    share_styles(context.footnotes)
    return list(layout_document(markup, root, context))


def _outlines(pages: list[Box]) -> Iterator[Outline]:
    for number, page in enumerate(pages):
        for box in page._page_box.descendants():
            level = box.style["bookmark_level"]
            if box.bookmark_label and level != "none":
                top = (page.height - box.hit_area()[1]) * POINTS
                title = box.element.get("data-title", box.bookmark_label)
                if title:
                    yield Outline(level, title, number, top, box.element.get("id", ""))


def _fonts(document: Engine) -> dict[str, FontUse]:
    """Return the faces of *document* by their resource name; sizes of one face are one."""
    uses: dict[str, FontUse] = {}
    for font in document.fonts.values():
        known = uses.get(font.hash)
        texts = {**font.to_unicode, **(known.texts if known else {})}
        widths = {**font.widths, **(known.widths if known else {})}
        bold, italic = font.weight >= BOLD, bool(font.style)
        uses[font.hash] = FontUse(font.family, bold, italic, texts, widths)
    return uses


class _Ear(logging.Handler):
    """Collects what the engine says: it speaks to loggers, and nobody reads those."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@contextmanager
def _heard() -> Iterator[list[logging.LogRecord]]:
    ear = _Ear()
    logger = logging.getLogger("weasyprint")
    propagates, logger.propagate = logger.propagate, False
    logger.addHandler(ear)
    try:
        yield ear.records
    finally:
        logger.removeHandler(ear)
        logger.propagate = propagates


def _messages(records: list[logging.LogRecord]) -> Iterator[Message]:
    missing: Counter[str] = Counter()
    said: dict[str, None] = {}
    for record in records:
        if str(record.msg).startswith(".notdef glyph"):
            missing[str(record.args[0])] += 1  # type: ignore[index]  # (character, codepoint)
        else:
            said[record.getMessage()] = None
    for character, times in sorted(missing.items()):
        named = f"{character!r} (U+{ord(character):04X})"
        text = f"no typeface of this edition has {named}, which stands {times} × in it"
        hint = (
            'name a typeface that has it: typefaces = ["…"] under [print] in the metadata, or'
            " --typeface; until then it is a blank or a box, and the PDF not archival"
        )
        facts: dict[str, str | int | None] = {"character": character, "times": times}
        yield Message("T011", text, Severity.WARNING, hint=hint, facts=facts)
    for text in said:
        yield Message("T010", f"the layout engine says: {text}", Severity.WARNING)
