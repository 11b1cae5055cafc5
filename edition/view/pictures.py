"""Own which pictures a text shows, of which kind each is, and what is said of it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Final

from edition.view.book import Book
from edition.view.tokens import Close, Open, Reading, Token, plain

GRAPHIC: Final = "graphic"
"""The role of a picture; the address that the document has for it is its ``data-url``."""
FIGURE: Final = "figure"
SAID: Final = ("figure-description", "caption")
"""Roles of what a figure says of its picture, the best first (TEI P5 FTGRA)."""

BITMAPS: Final = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
    b"RIFF": "image/webp",
}
"""How the bitmaps begin that browsers and e-readers show (EPUB 3.3, 3.2), and their media types.

SVG is none of them, because it can hold scripts.
"""


def media_type(picture: bytes) -> str:
    """Return the media type of *picture*; empty when it is none of the ``BITMAPS``."""
    return next((kind for start, kind in BITMAPS.items() if picture.startswith(start)), "")


MEASURE: Final = re.compile(r"(\d{1,5}(?:\.\d{1,3})?)(%|cm|mm|in|pt|pc|px)")
"""A width that TEI allows (``teidata.outputMeasurement``), less those that depend on letters."""
PIXELS: Final = {
    "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "pt": 96 / 72, "pc": 16.0, "px": 1.0,
}  # fmt: skip
"""Pixels of CSS in one of each unit (CSS Values 4, 5.2)."""


def width(graphic: Open) -> str:
    """Return how wide the document says that the picture is, such as ``40mm``; else nothing."""
    said = dict(graphic.attributes).get("data-width", "").strip()
    return said if MEASURE.fullmatch(said) else ""


def pixels(graphic: Open) -> str:
    """Return the same as an attribute of an ``img`` that follows its name; else nothing.

    A share of the page (``50%``) is no number of pixels: the picture is then as wide as it is.
    """
    found = MEASURE.fullmatch(width(graphic))
    if not found or found[2] not in PIXELS:
        return ""
    return f' width="{max(1, round(float(found[1]) * PIXELS[found[2]]))}"'


def address(graphic: Open) -> str:
    """Return the address that the document has for the picture *graphic*."""
    return dict(graphic.attributes).get("data-url", "")


def described(book: Book) -> Mapping[str, str]:
    """Return ``descriptions`` of all pictures of *book*, those in its notes included."""
    asides = (entry.comment for entry in book.entries)
    return descriptions(chain(book.body, *asides))


def descriptions(body: Iterable[Token]) -> Mapping[str, str]:
    """Return the address of each picture in *body*, with what the same figure says of it.

    That is the description of the figure, or else its caption; nothing, where it has neither.
    """
    said: dict[str, str] = {}
    for tokens in _figures(body):
        found = (
            plain(chain.from_iterable(_inside(tokens, role)), Reading.CORRECTED) for role in SAID
        )
        text = next(filter(None, found), "")
        for token in tokens:
            if isinstance(token, Open) and token.role == GRAPHIC:
                said[address(token)] = said.get(address(token)) or text
    return said


def _figures(body: Iterable[Token]) -> Iterator[list[Token]]:
    """Yield each outermost figure, and each picture outside one, as its tokens."""
    piece: list[Token] = []
    depth = 0
    for token in body:
        if isinstance(token, Open) and (piece or token.role in {FIGURE, GRAPHIC}):
            depth += 1
        if depth:
            piece.append(token)
        if isinstance(token, Close) and depth:
            depth -= 1
            if not depth:
                yield piece
                piece = []


def _inside(tokens: Iterable[Token], role: str) -> Iterator[list[Token]]:
    """Yield what stands in each element with *role*."""
    piece: list[Token] = []
    depth = 0
    for token in tokens:
        depth -= isinstance(token, Close) and depth > 0
        if depth:
            piece.append(token)
        elif piece:
            yield [*piece, " "]
            piece = []
        depth += isinstance(token, Open) and (depth > 0 or token.role == role)
