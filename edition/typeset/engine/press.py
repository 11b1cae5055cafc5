"""Own a job from markup to drawn pages: the one place where the engine is called.

Of WeasyPrint 70 this uses, beside its public parts, ``Document._build_layout_context``,
``build_formatting_structure``, ``layout_document``, the box classes and what ``mend``,
``notes``, ``lines`` and ``labels`` name. ``tests/typeset/test_engine.py`` holds all of them
to a small book whose labels are known.
"""

import logging
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
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

from edition.messages import EditionError, Message, Severity
from edition.typeset.engine.fetch import BASE, Shelf
from edition.typeset.engine.fonts import OwnFaces
from edition.typeset.engine.kinds import Box, Engine
from edition.typeset.engine.labels import foot_text, write_labels
from edition.typeset.engine.lines import count_lines, mark_margin
from edition.typeset.engine.mend import mended
from edition.typeset.engine.model import FontUse, Job, Outline, Part
from edition.typeset.engine.notes import NotesContext, as_roman
from edition.typeset.engine.tagging import name_notes

VERSIONS = " ".join(
    [
        f"weasyprint {weasyprint.VERSION}",
        f"pango {pango.pango_version()}",
        f"fontTools {fontTools.version}",
    ]
)
"""The programs that shape a page: another version may break lines elsewhere."""
PRODUCER = f"WeasyPrint {weasyprint.VERSION}"
__all__ = ["PRODUCER", "VERSIONS", "as_roman", "colour_profile", "lay_out"]

BOLD = 600
"""Weights from here on are bold (CSS Fonts 4: semi-bold)."""
POINTS = 0.75
"""Points in a CSS pixel."""
LAYOUTS = 4
"""How often a job is laid out before its labels are given up; two are rare."""


class Markup(weasyprint.HTML):
    """A document from well-formed XHTML, which expat reads in a tenth of an HTML5 parser's time."""

    def __init__(self, text: str, shelf: Shelf) -> None:  # the stock one would parse HTML
        root = ET.fromstring(text)  # noqa: S314 -- written by our own templates
        self.base_url, self.url_fetcher, self.media_type = BASE, shelf, "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element


def lay_out(job: Job) -> Part:
    """Break *job* into lines and pages, number them, label the foot, and draw it all.

    Raises:
        Unfit: notes that no page can hold.
        EditionError: T003 the labels of a page found no room.
    """
    shelf = Shelf(job.resources)
    markup = Markup(job.html, shelf)
    with mended(), _heard() as heard:
        for _ in range(LAYOUTS):
            laid = _Laid(markup, job, shelf)
            if not laid.grown:
                return laid.draw(heard)
            _reserve(markup, {e.ref: e.label for e in laid.entries if e.ref in laid.grown})
            heard.clear()
    text = "the labels of the apparatus find no room at the foot of a page"
    raise EditionError(Message("T003", text, hint="set the apparatus smaller or the page larger"))


class _Laid:
    """A job with its lines broken, counted and labelled; not yet drawn."""

    def __init__(self, markup: Markup, job: Job, shelf: Shelf) -> None:
        self.markup, self.shelf, self.faces = markup, shelf, OwnFaces()
        self.context = _context(markup, job, self.faces, shelf)
        self.boxes = _pages(markup, self.context)
        self.count = count_lines(self.boxes, job.lines, job.every)
        self.first_page = self.context.begin_numbers(len(self.boxes))
        self.spans = self.count.in_book(self.first_page)
        self.entries, self.grown = write_labels(self.context, self.boxes, self.spans)

    def draw(self, heard: list[logging.LogRecord]) -> Part:
        for page, marks in zip(self.boxes, self.count.marks, strict=True):
            mark_margin(self.context, page, marks)
        # A Page collects its links and destinations when it is made: only now are the feet
        # in place.
        pages = [Page(box) for box in self.boxes]
        metadata = DocumentMetadata(**get_html_metadata(self.markup))
        document = Document(pages, metadata, self.shelf, self.faces, {}, None)
        return Part(
            pdf=document.write_pdf(pdf_tags=True, finisher=name_notes),
            pages=len(pages),
            first_page=self.first_page,
            spans=self.spans,
            entries=tuple(self.entries),
            text=tuple(map(tuple, self.count.text)),
            foot=tuple(map(foot_text, self.boxes)),
            outlines=tuple(_outlines(pages)),
            fonts=_fonts(document),
            messages=tuple(_messages(heard)),
            retries=self.context.retries,
        )


def colour_profile() -> bytes:
    """Return the ICC profile of the colours the engine writes: sRGB."""
    return (files(weasyprint.pdf) / "sRGB2014.icc").read_bytes()


def _context(markup: Markup, job: Job, faces: OwnFaces, shelf: Shelf) -> NotesContext:
    css = weasyprint.CSS(string=job.css, font_config=faces, url_fetcher=shelf, base_url=BASE)
    options = {**weasyprint.DEFAULT_OPTIONS, "stylesheets": [css]}
    context: NotesContext = Document._build_layout_context(  # noqa: SLF001
        markup, faces, CounterStyle(), {}, options
    )
    context.__class__ = NotesContext  # the stock method names its own class
    return context.adopt(job.first_page, job.on_page, roman=job.roman)


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
    return list(layout_document(markup, root, context))


def _reserve(markup: Markup, labels: Mapping[str, str]) -> None:
    """Reserve, for the notes named, exactly the labels they turned out to need."""
    for note in markup.etree_element.iter("note"):
        if label := labels.get(note.get("data-ref", "")):
            note.set("data-label", label)


def _outlines(pages: list[Box]) -> Iterator[Outline]:
    for number, page in enumerate(pages):
        for box in page._page_box.descendants():  # noqa: SLF001
            level = box.style["bookmark_level"]
            if box.bookmark_label and level != "none":
                top = (page.height - box.hit_area()[1]) * POINTS
                yield Outline(level, box.bookmark_label, number, top, box.element.get("id", ""))


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
        hint = "it is printed as an empty box, and the PDF does not claim to be archival"
        yield Message("T011", text, Severity.WARNING, hint=hint)
    for text in said:
        yield Message("T010", f"the layout engine says: {text}", Severity.WARNING)
