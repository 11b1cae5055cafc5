"""Own the pictures of an e-book: under which names they lie in it, and what describes them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final

from edition.view import Close, Open, Reading, Token, plain

SIGNATURES: Final = {
    b"\x89PNG\r\n\x1a\n": "png",
    b"\xff\xd8\xff": "jpg",
    b"GIF8": "gif",
    b"RIFF": "webp",
}
"""How the bitmaps begin that every e-reader shows (EPUB 3.3, 3.2), and their endings."""

GRAPHIC, FIGURE, DESCRIPTION = "graphic", "figure", "figure-description"


@dataclass(frozen=True, slots=True)
class Illustration:
    """A picture: its name in the book, its bytes, and what is said of it for who cannot see it."""

    file: str
    data: bytes
    description: str


def illustrations(body: Iterable[Token], images: Mapping[str, bytes]) -> Mapping[str, Illustration]:
    """Return the pictures among *images* that *body* shows, by the addresses it has for them."""
    found: dict[str, Illustration] = {}
    for address, description in _described(body).items():
        data = images.get(address, b"")
        for signature, ending in SIGNATURES.items():
            if data.startswith(signature):
                file = f"pictures/{len(found) + 1:04}.{ending}"
                found[address] = Illustration(file, data, description)
    return found


def _described(body: Iterable[Token]) -> dict[str, str]:
    """Return the address of each picture, with the description in the same figure."""
    said: dict[str, str] = {}
    for tokens in _figures(body):
        text = plain(chain.from_iterable(_inside(tokens, DESCRIPTION)), Reading.CORRECTED)
        for token in tokens:
            if isinstance(token, Open) and token.role == GRAPHIC:
                address = dict(token.attributes).get("data-url", "")
                said[address] = said.get(address) or text
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
