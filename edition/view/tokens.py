"""Own the stream a text becomes on its way to a page, and how it is written as markup."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from html import escape
from typing import Final

from edition.structs import Frozen


class Reading(StrEnum):
    """Which words a reader sees where the edition has two forms of them."""

    PRINTED = "printed"
    CORRECTED = "corrected"

    @property
    def other(self) -> "Reading":
        """Return the reading that this one is not."""
        return Reading.CORRECTED if self is Reading.PRINTED else Reading.PRINTED


class Open(Frozen):
    """The beginning of an element.

    ``tag`` is an HTML element that is right in its place; ``role`` the word of the element
    table for what it is; ``only`` the one reading it belongs to; ``entries`` the indices in
    ``Book.entries`` of which it is the lemma; ``number`` the paragraph number, 0 for none;
    ``template`` the name of a template that writes it, empty for none; ``in_link`` whether a
    link is open around it, in which no other link may stand.
    """

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    role: str = ""
    only: Reading | None = None
    entries: tuple[int, ...] = ()
    number: int = 0
    template: str = ""
    in_link: bool = False


class Close(Frozen):
    """The end of the element that was opened last."""

    tag: str


Token = str | Open | Close
"""A piece of text, unescaped, or the beginning or the end of an element."""

Insert = Callable[[Open], str]
Template = Callable[[Open, str], str]

PHRASING: Final = frozenset(
    "a abbr b bdi bdo br cite code data del dfn em i img ins kbd mark q rp rt ruby s samp small "
    "span strong sub sup time u var wbr".split()
)
"""HTML's phrasing elements, as far as an element table may use them (HTML, 3.2.5.2.5)."""

VOID: Final = frozenset({"br", "hr", "img", "wbr"})

CELLS: Final = frozenset({"li", "dt", "dd", "td", "th", "caption"})
"""What belongs to one of these stands inside it: nothing may stand between it and the next."""


class Passage(Frozen):
    """A part of a stream, from ``start`` up to ``end``, taken only when it is asked for.

    Nested passages share one stream, so that a thousand of them cost no more than one.
    """

    stream: Sequence[Token] = ()
    start: int = 0
    end: int = 0

    def __iter__(self) -> Iterator[Token]:
        """Yield the tokens."""
        return (self.stream[position] for position in range(self.start, self.end))

    def __bool__(self) -> bool:
        """Tell whether there is anything in it."""
        return self.end > self.start


def in_reading(tokens: Iterable[Token], reading: Reading | None) -> Iterator[Token]:
    """Yield *tokens* without what belongs to the other reading; ``None`` keeps both."""
    if reading is None:
        yield from tokens
        return
    hidden = 0
    for token in tokens:
        if type(token) is Open and (hidden or token.only is reading.other):
            hidden += 1
        elif not hidden:
            yield token
        elif type(token) is Close:
            hidden -= 1


def plain(tokens: Iterable[Token], reading: Reading, limit: int = 0) -> str:
    """Return the bare text in *reading*, single spaces, cut after *limit* words if given."""
    parts: list[str] = []
    for token in in_reading(tokens, reading):
        if isinstance(token, str):
            parts.append(token)
        elif token.tag not in PHRASING:
            parts.append(" ")
        if limit and len(parts) > limit * 4:  # enough: a word rarely stands in four pieces
            break
    words = "".join(parts).split()
    if limit and len(words) > limit:
        words[limit - 1 :] = [f"{words[limit - 1]} …"]
    return " ".join(words)


def nothing(_: Open) -> str:
    """Insert nothing."""
    return ""


def write(
    tokens: Iterable[Token],
    reading: Reading | None = None,
    *,
    before: Insert = nothing,
    after: Insert = nothing,
    templates: Mapping[str, Template] | None = None,
) -> str:
    """Write *tokens* as markup that is both HTML and well-formed XML; all text is escaped.

    ``before`` gives markup to insert after the start tag of a numbered block, ``after``
    after the end tag of a lemma; ``templates`` the functions that write elements with a
    template of their own, from the element and its finished content.
    """
    pieces: list[str] = []
    outer: list[list[str]] = []  # what was written before each open templated element
    opened: list[Open] = []
    for token in in_reading(tokens, reading):
        if isinstance(token, str):
            pieces.append(escape(token, quote=False))
        elif isinstance(token, Open):
            opened.append(token)
            if templates and token.template in templates:
                outer.append(pieces)
                pieces = []
            else:
                pieces.append(start_tag(token))
            if token.number:
                pieces.append(before(token))
        else:
            start = opened.pop()
            insert = after(start) if start.entries else ""
            if start.tag in CELLS:
                pieces.append(insert)
            if templates and start.template in templates:
                content = "".join(pieces)
                pieces = outer.pop()
                pieces.append(templates[start.template](start, content))
            elif token.tag not in VOID:
                pieces.append(f"</{token.tag}>")
            if start.tag not in CELLS and start.tag != "tr":
                pieces.append(insert)
    return "".join(pieces)


def start_tag(token: Open) -> str:
    """Write the start tag of *token*."""
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in token.attributes)
    return f"<{token.tag}{attributes}{'/' if token.tag in VOID else ''}>"
