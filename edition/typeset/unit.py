"""Own the markup of one unit of the text: headings, initials, links, references to pages."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape

from edition.structs import Frozen, replace
from edition.typeset.cutting import Unit
from edition.typeset.titles import HEADINGS, titles
from edition.view import Book, Close, Layer, Open, Reading, Token
from edition.view.pictures import SAID
from edition.view.tokens import PHRASING

OPENINGS = "“”‘’„‚«»‹›\"'([—–-¡¿"
"""Marks that may stand before the first letter of a chapter, and share its initial."""
LINKABLE = frozenset({"span", "em", "i", "q", "b"})
DESTINATIONS = frozenset({"division", "heading", "name"})
"""Roles of elements that contents and indexes lead to."""
RUNNING = frozenset({"p", "div"})
LONG = 160
"""Characters of a paragraph that has lines enough to stand beside its initial."""


class Decoration(Frozen):
    """How the tokens of a unit become those of a printed page.

    ``note`` names the first entry of a lemma that stands at the foot, empty for none;
    ``refer`` writes “p. 12, l. 5” for an anchor; ``here`` are the anchors of the unit itself;
    ``initial`` asks for a drop capital; ``linked`` are the anchors that something leads to;
    ``reading`` is that of the book.
    """

    note: Callable[[Open], str]
    refer: Callable[[str], str]
    here: frozenset[str]
    initial: bool
    linked: frozenset[str]
    reading: Reading


def anchors(tokens: Iterable[Token]) -> frozenset[str]:
    """Return the anchors that *tokens* bring along."""
    return frozenset(
        value
        for token in tokens
        if isinstance(token, Open)
        for name, value in token.attributes
        if name == "id"
    )


def decorate(unit: Unit, how: Decoration) -> Iterator[Token]:
    """Yield the tokens of *unit* with all that a page needs; its words stay as they are."""
    headings = 0
    division = ""
    initial = how.initial
    opened: list[Open] = []
    waiting: list[Open] = []
    named = titles(unit.tokens, how.reading)
    for position, token in enumerate(unit.tokens):
        if isinstance(token, Open):
            division = _anchor(token) or division if token.role == "division" else division
            if token.tag in HEADINGS:
                name = f"{division}-heading" if division else f"{unit.name}-heading-{headings}"
                token = _heading(token, name, named[position], first=not headings)  # noqa: PLW2901 -- one step more
                headings, division = headings + 1, ""
            if token.tag not in PHRASING and how.note(token):
                token, inner = _inwards(token)  # noqa: PLW2901 -- as above
                waiting.append(inner)
            token = _placed(_linked(_captioned(token, opened), how), how)  # noqa: PLW2901 -- as above
            opened.append(token)
            yield token
            yield from _pointer(token, how)
        elif isinstance(token, Close):
            yield Close(opened.pop().tag)
        elif waiting and token.strip():
            yield from (_linked(lemma, how) for lemma in waiting)
            yield token
            yield from (Close(_linked(lemma, how).tag) for lemma in reversed(waiting))
            waiting.clear()
        elif any(element.tag == "pre" for element in opened):
            yield _kept(token)
        elif initial and _begins(opened, token):
            initial = False
            is_long = _goes_on(unit.tokens, position)
            yield from _initial(token) if is_long else (token,)
        else:
            yield token


def _captioned(token: Open, opened: Sequence[Open]) -> Open:
    """Let what a figure says of its picture be heard as its caption."""
    if token.role in SAID and token.tag == "div" and opened and opened[-1].tag == "figure":
        return replace(token, tag="figcaption")
    return token


def destinations(book: Book) -> frozenset[str]:
    """Return the anchors that something in the printed book links to.

    The engine makes a style for every element with an ``id``; for all others of one look, one.
    """
    hrefs = (
        value[1:]
        for token in book.body
        if isinstance(token, Open)
        for name, value in token.attributes
        if name == "href" and value.startswith("#")
    )
    listed = (
        entry.id
        for entry in book.entries
        if entry.layer is not Layer.QUOTATION or entry.speaker or entry.source
    )
    return frozenset((*hrefs, *listed))


def _placed(token: Open, how: Decoration) -> Open:
    """Let the engine tell where an element stands; a destination only if something leads there."""
    identifier = _anchor(token)
    is_led_to = identifier in how.linked or token.role in DESTINATIONS or token.tag in HEADINGS
    if not identifier or is_led_to:
        return token
    attributes = tuple(
        ("data-id" if name == "id" else name, value) for name, value in token.attributes
    )
    return replace(token, attributes=attributes)


def _anchor(token: Open) -> str:
    return dict(token.attributes).get("id", "")


def _heading(token: Open, name: str, title: str, *, first: bool) -> Open:
    """Let the contents find a heading, and the style sheet the one that opens the unit."""
    attributes = dict(token.attributes)
    attributes.setdefault("id", name)
    attributes["data-title"] = title
    if first:
        attributes["class"] = f"{attributes.get('class', '')} first".strip()
    return replace(token, attributes=tuple(attributes.items()))


def _kept(text: str) -> str:
    """Keep the spaces of an example: the engine breaks down on one before a line's end."""
    lines = (line.rstrip(" \t") for line in text.split("\n"))
    return "\n".join(line.replace("  ", "\u00a0 ").replace("\t", "\u00a0 ") for line in lines)


def _inwards(block: Open) -> tuple[Open, Open]:
    """Take from a block what makes it a lemma, and return it with a span that is one instead.

    A note after a block would stand in a line of its own, perhaps on the next page.
    """
    anchor = tuple(pair for pair in block.attributes if pair[0] == "id")
    rest = tuple(pair for pair in block.attributes if pair[0] != "id")
    return replace(block, attributes=rest, entries=()), Open("span", anchor, entries=block.entries)


def _linked(token: Open, how: Decoration) -> Open:
    """Make a lemma a link to its entry, and let links to other units find them."""
    attributes = dict(token.attributes)
    href = attributes.get("href", "")
    if href.startswith("#") and href[1:] not in how.here:
        attributes["href"] = f"elsewhere:{href[1:]}"
    elif token.tag in LINKABLE and not token.in_link and "id" in attributes and how.note(token):
        attributes["href"] = f"#foot-{how.note(token)}"
        classes = f"{attributes.get('class', '')} was-{token.tag}".strip()
        attributes["class"] = classes
        token = replace(token, tag="a")
    return replace(token, attributes=tuple(attributes.items()))


def _pointer(token: Open, how: Decoration) -> Iterator[Token]:
    """Say in words where an empty reference leads to: the page and the line."""
    if token.template != "pointer":
        return
    href = dict(token.attributes).get("href", "")
    target = href.removeprefix("elsewhere:").removeprefix("#")
    words = how.refer(target) if href.startswith(("#", "elsewhere:")) else href
    yield Open("span", (("class", "generated"),))
    yield words
    yield Close("span")


def _begins(opened: list[Open], text: str) -> bool:
    """Tell whether *text* is the first of the first paragraph, and begins with a letter."""
    if not opened or opened[-1].role != "paragraph" or opened[-1].tag not in RUNNING:
        return False
    rest = text.lstrip().lstrip(OPENINGS)
    return len(text.split()) > 2 and bool(rest) and rest[0].isalpha()  # noqa: PLR2004 -- words after an initial


def _goes_on(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether the paragraph whose text begins at *position* is long enough for an initial."""
    length = depth = 0
    while depth >= 0 and length < LONG and position < len(tokens):
        token = tokens[position]
        length += len(token.strip()) if isinstance(token, str) else 0
        depth += isinstance(token, Open) - isinstance(token, Close)
        position += 1
    return length >= LONG


def _initial(text: str) -> Iterator[Token]:
    start = len(text) - len(text.lstrip())
    end = len(text) - len(text.lstrip().lstrip(OPENINGS)) + 1
    yield text[:start]
    yield Open("span", (("class", "drop"),))
    yield text[start:end]
    yield Close("span")
    yield text[end:]


def page(markup: str, title: str, head: str, language: str, *, bare: bool = False) -> str:
    """Return a whole document of *markup*; *title* and *head* stand at the heads of its pages.

    *bare* pages have neither heads nor numbers.
    """
    heads = f'<div class="heads" data-book="{escape(title)}" data-chapter="{escape(head)}"></div>'
    body = '<body class="bare">' if bare else "<body>"
    return (
        f'<html lang="{escape(language)}"><head><title>{escape(title)}</title></head>'
        f"{body}{heads}{markup}</body></html>"
    )
