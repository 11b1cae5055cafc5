"""Own the printed edition as a whole: from TEI to a PDF, and where all stands in it."""

from collections.abc import Mapping, Sequence

from edition.garbage import seldom_collected
from edition.structs import replace
from edition.typeset.binding import Leaf, bind
from edition.typeset.book import Maker
from edition.typeset.engine import Lines, as_roman, load
from edition.typeset.frame import Frame
from edition.typeset.imprint import imprint
from edition.typeset.missing import MISSING, gathered
from edition.typeset.persons import anchored
from edition.typeset.pictures import NO_PICTURES, album
from edition.typeset.printed import Printed, Span, Spot
from edition.typeset.settings import MILLIMETRES, Settings, settings
from edition.typeset.shop import Cache, NoCache, Progress, Shop, no_progress, style
from edition.typeset.typefaces import Named, typefaces
from edition.typeset.wording import wording
from edition.view import Book, Element, read

LETTERS_PER_WORD = 5.8
"""With the space after it; the mean of English prose, to guess the number of pages."""
LETTER = 0.45
"""Mean width of a letter, in ems."""


@seldom_collected()
def render(  # noqa: PLR0913 -- what a book needs besides its text, each with a default
    tree: Element,
    chosen: Settings | None = None,
    *,
    name: str = "edition.xml",
    tei: bytes = b"",
    created: str = "",
    images: Mapping[str, bytes] = NO_PICTURES,
    fonts: Sequence[Named] = (),
    cache: Cache | None = None,
    progress: Progress = no_progress,
    jobs: int = 1,
) -> Printed:
    """Print the TEI document *tree*, of any kind and shape.

    ``tei`` are its bytes, put into the PDF under *name*; empty leaves them out. ``created`` is
    the date the PDF bears, ISO 8601, the edition's own when empty. ``images`` are the
    pictures that can be shown, by the addresses that the document has for them, ``fonts`` the
    files of the typefaces that *chosen* names: nothing is fetched. The same input gives the same
    bytes. ``jobs`` processes lay out the chapters, with the same result.

    Raises:
        EditionError: T001 Pango or T002 WeasyPrint is missing; T007, T008, T009 the text
            cannot be printed whole; T015 a font cannot be used.
    """
    look = chosen or settings()
    if not load().COUNTS_LINES:
        look = replace(look, numbering=Lines.NONE)
    book = anchored(read(tree))
    language = next(iter(book.facts.languages), "en")
    words = wording(language)
    keep = NoCache() if cache is None else cache
    shown = album(book, images, words)
    letters = typefaces(fonts)
    shop = Shop(
        look,
        style(look, letters),
        keep,
        progress,
        _expected(book, look),
        workers=jobs,
        pictures=shown.files,
        typefaces=letters,
    )
    said = imprint(tree, book.facts, words)
    maker = Maker(book, look, words, shop, language, said, shown)
    return _bound(maker, _frame(maker, name, tei, created))


def _bound(maker: Maker, frame: Frame) -> Printed:
    """Print what *maker* makes, and bind it in *frame*."""
    front, text, back = maker.make()
    leaves = _in_order(front, text, back)
    unseen = maker.book.messages(frame.attachment_name)
    told = gathered([*maker.album.messages, *maker.shop.messages, *unseen])
    archival = load().COUNTS_LINES and not any(one.code == MISSING for one in told)
    pdf, unlinked = bind(leaves, frame, archival=archival)
    return Printed(
        pdf=pdf,
        pages=sum(leaf.blanks + leaf.part.pages for leaf in leaves),
        words=len(maker.book.words[maker.settings.reading].text),
        entries=sum(len(leaf.part.entries) for leaf in text),
        spans=_spans(leaves, len(front)),
        messages=(*told, *unlinked),
    )


def _expected(book: Book, look: Settings) -> int:
    """Guess how many pages the text will have."""
    per_line = look.measure / MILLIMETRES / (look.size * LETTER) / LETTERS_PER_WORD
    lines = look.height / MILLIMETRES / look.leading
    return int(len(book.words[look.reading].text) / max(1.0, per_line * lines)) + 1


def _in_order(front: Sequence[Leaf], text: Sequence[Leaf], back: Sequence[Leaf]) -> list[Leaf]:
    """Put the leaves in order; page 1 of the text is a recto, so the front has even pages."""
    pages = sum(leaf.blanks + leaf.part.pages for leaf in front)
    first, *rest = [*text, *back]
    return [*front, Leaf(first.part, first.blanks + pages % 2), *rest]


def _frame(maker: Maker, name: str, tei: bytes, created: str) -> Frame:
    facts, letters = maker.book.facts, maker.shop.typefaces
    return Frame(
        title=facts.title or name,
        authors=tuple(person.name for person in facts.authors),
        language=maker.language,
        description=facts.abstract,
        created=created or (facts.date if facts.date[:4].isdecimal() else ""),
        producer=load().PRODUCER,
        attachment_name=name,
        attachment=tei,
        profile=load().colour_profile(),
        faces=tuple(face for one in letters for face in one.faces),
        words=maker.words,
    )


def _spans(leaves: Sequence[Leaf], front: int) -> dict[str, Span]:
    """Return where each anchor stands, by printed page number, page of the file, and line."""
    spans: dict[str, Span] = {}
    before = 0
    for index, leaf in enumerate(leaves):
        before += leaf.blanks
        shift = before + 1 - leaf.part.first_page
        for anchor, span in leaf.part.spans.items():
            first, last = (
                Spot(
                    as_roman(one.page) if index < front else str(one.page),
                    one.page + shift,
                    one.line,
                )
                for one in (span.first, span.last)
            )
            spans.setdefault(anchor, Span(first, last))
        before += leaf.part.pages
    return spans
