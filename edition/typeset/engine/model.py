"""Own what the engine is asked and what it answers; plain data, so that it can be kept and sent.

Markup conventions of a job, all the engine knows about a book:

- an element with ``data-id`` is reported with its page and line; one with ``id`` is a
  destination of links as well;
- ``<note data-note="NAME" data-ref="ID" data-layer="2" data-label="000">`` inside a line is
  an entry of the foot of the page, in its layer; ``ID`` names the lemma; ``data-label`` is
  the widest label it may get; without ``data-ref`` the label stays as it is;
- the lines of the text count, except in headings, tables and figures; a verse
  (``class="verse-line"``) counts once, however many lines it runs over.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum

from edition.messages import Message
from edition.structs import Frozen


class Lines(StrEnum):
    """Where the count of lines begins anew."""

    PAGE = "page"
    CHAPTER = "chapter"
    NONE = "none"


class Spot(Frozen):
    """A printed place: ``page`` as it counts in the book, from 1; ``line`` from 1.

    ``line`` is 0 where lines do not count: a heading, a caption.
    """

    page: int
    line: int


class Span(Frozen):
    """Where something begins and ends; the same spot twice when it fits in one line."""

    first: Spot
    last: Spot


class Entry(Frozen):
    """One entry at the foot of a page; ``page`` counts from 0 inside the part."""

    ref: str
    layer: int
    page: int
    label: str


class Outline(Frozen):
    """One bookmark: its level from 1, its words, the page inside the part, and the height there.

    ``top`` is in points from the lower edge, as PDF counts; ``target`` a destination there.
    """

    level: int
    title: str
    page: int
    top: float
    target: str


class FontUse(Frozen):
    """What of one face a part uses: glyph to text, glyph to width in thousandths of an em."""

    family: str
    bold: bool
    italic: bool
    texts: Mapping[int, str]
    widths: Mapping[int, int]


class Job(Frozen):
    """One run of pages to lay out.

    ``html`` is well-formed XHTML without a namespace; ``base`` is the style sheet every
    element gets, ``css`` the one of the book, ``longer`` what makes its pages a line longer, for a
    part that would end with a few lines on a page; ``verso`` lets the part begin on the left;
    ``resources`` are all the files it can reach, by URL (``app:/…``), which ends in a digest of
    the file. ``first_page`` is asked, with the number of pages, after the lines are broken and
    before anything that shows a page number is set: so the place of a part in the book need not
    be known when its layout begins. It is asked again when a part had to be laid out again.
    """

    html: str
    base: str
    css: str
    longer: str
    verso: bool
    resources: Mapping[str, bytes]
    lines: Lines
    every: int
    roman: bool
    first_page: Callable[[int], int]
    on_page: Callable[[int], None]


class Part(Frozen):
    """Pages, laid out and drawn, without their fonts; bind parts to get a book.

    ``pages`` counts them. ``text`` holds the printed lines page by page, ``foot`` the text
    at the foot of each page. ``spans`` says where each ``data-id`` and ``id`` stands.
    """

    pdf: bytes
    pages: int
    first_page: int
    spans: Mapping[str, Span]
    entries: tuple[Entry, ...]
    text: tuple[tuple[str, ...], ...]
    foot: tuple[str, ...]
    outlines: tuple[Outline, ...]
    fonts: Mapping[str, FontUse]
    messages: tuple[Message, ...] = ()
    retries: int = 0


class Unfit(Exception):  # noqa: N818 -- an answer to act upon, not an error to report
    """Some notes cannot stand on the page of their call, whatever is tried.

    ``refs`` name their lemmata; set them elsewhere (as endnotes) and ask again.
    """

    def __init__(self, refs: tuple[str, ...]) -> None:
        """Name the *refs*."""
        super().__init__(*refs)
        self.refs = refs
