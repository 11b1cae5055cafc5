"""Own the pictures of a package: where they lie, beside the TEI as it says, and what they are."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from urllib.parse import unquote

from edition.exchange.archive.part import METADATA, Part
from edition.exchange.paths import collisions, fault, joined
from edition.messages import EditionError, Message, Severity
from edition.view import Book
from edition.view.pictures import described, media_type

ADDED: Final = ("README.md", METADATA)
"""What a package gets when all else is in it."""


def parts_of(tei: str, book: Book, images: Mapping[str, bytes]) -> dict[str, Part]:
    """Return *images*, by the addresses that the file *tei* has for them, as parts, by path."""
    said = described(book)
    places = _places(tei, images)
    return {
        path: Part(
            images[address],
            said.get(address) or "A picture",
            media_type(images[address]) or "image/*",
        )
        for path, address in sorted((path, address) for address, path in places.items())
    }


def elsewhere(tei: str, images: Iterable[str]) -> Iterator[Message]:
    """Say which of *images* the file *tei* looks for outside its folder, and where they are."""
    for address, path in _places(tei, images).items():
        if fault(joined(tei, unquote(address))):
            text = f"the TEI looks for the picture {address!r} outside its folder: it is {path}"
            hint = "put the TEI file above its pictures, so that it shows them in the package too"
            yield Message("X041", text, Severity.WARNING, hint=hint)


def _places(tei: str, images: Iterable[str]) -> dict[str, str]:
    """Return where each picture lies in the package: where the TEI says, if that is inside."""
    places: dict[str, str] = {}
    for number, address in enumerate(images, start=1):
        path = joined(tei, unquote(address))
        name = path.rpartition("/")[2]
        places[address] = f"pictures/{number:04}-{name}" if fault(path) else path
    return places


def insist_on_room(shown: Iterable[str], others: Iterable[str]) -> None:
    """Refuse files from outside that would lie where another file of the package does.

    Raises:
        EditionError: X042, there are such files.
    """
    names = {*shown}
    clashes = [*_clashes(names, {*others, *ADDED})]
    if clashes:
        raise EditionError(*clashes)


def _clashes(shown: set[str], others: set[str]) -> Iterator[Message]:
    for one, other in collisions([*sorted(others), *sorted(shown), *sorted(shown & others)]):
        path = other if other in shown else one
        text = f"the file {path!r} would lie where another file of the package does"
        yield Message("X042", text, hint="give it another name, or put it into a folder")
