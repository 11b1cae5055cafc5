"""Own the pictures of an e-book: under which names they lie in it, and what describes them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from edition.view import Token
from edition.view.pictures import descriptions

SIGNATURES: Final = {
    b"\x89PNG\r\n\x1a\n": "png",
    b"\xff\xd8\xff": "jpg",
    b"GIF8": "gif",
    b"RIFF": "webp",
}
"""How the bitmaps begin that every e-reader shows (EPUB 3.3, 3.2), and their endings."""


@dataclass(frozen=True, slots=True)
class Illustration:
    """A picture: its name in the book, its bytes, and what is said of it for who cannot see it."""

    file: str
    data: bytes
    description: str


def illustrations(body: Iterable[Token], images: Mapping[str, bytes]) -> Mapping[str, Illustration]:
    """Return the pictures among *images* that *body* shows, by the addresses it has for them."""
    found: dict[str, Illustration] = {}
    for address, description in descriptions(body).items():
        data = images.get(address, b"")
        for signature, ending in SIGNATURES.items():
            if data.startswith(signature):
                file = f"pictures/{len(found) + 1:04}.{ending}"
                found[address] = Illustration(file, data, description)
    return found
