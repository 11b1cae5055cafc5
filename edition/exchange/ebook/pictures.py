"""Own the pictures of an e-book: under which names they lie in it, and what describes them."""

from collections.abc import Iterable, Mapping
from typing import Final

from edition.structs import Frozen
from edition.view import Token
from edition.view.pictures import descriptions, media_type

ENDINGS: Final = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/webp": "webp",
}
"""Endings of the files of pictures, by media type."""


class Illustration(Frozen):
    """A picture: its name in the book, its bytes, and what is said of it for who cannot see it."""

    file: str
    data: bytes
    description: str


def illustrations(body: Iterable[Token], images: Mapping[str, bytes]) -> Mapping[str, Illustration]:
    """Return the pictures among *images* that *body* shows, by the addresses it has for them."""
    found: dict[str, Illustration] = {}
    for address, description in descriptions(body).items():
        data = images.get(address, b"")
        if kind := media_type(data):
            file = f"pictures/{len(found) + 1:04}.{ENDINGS[kind]}"
            found[address] = Illustration(file, data, description)
    return found
