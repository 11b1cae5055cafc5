"""Own the pictures that a TEI document shows: which the package holds, which are missing.

Nothing is fetched, nothing outside the package is looked at.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from edition.exchange.contents import Read
from edition.exchange.paths import fault, joined
from edition.messages import Message, Place, Severity
from edition.structs import Frozen
from edition.view.names import TEI

if TYPE_CHECKING:
    from lxml import etree

SIGNATURES: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a")
LARGEST: Final = 64 << 20
"""Bytes of one picture, at most."""


class Pictures(Frozen):
    """The pictures of one document: ``files`` by their paths in the package.

    ``paths`` maps the address of each, as the document has it, to its path; ``missing`` are
    the addresses of those that are not there or cannot be shown.
    """

    files: Mapping[str, bytes]
    paths: Mapping[str, str]
    missing: tuple[str, ...]
    messages: tuple[Message, ...]

    @property
    def by_address(self) -> Mapping[str, bytes]:
        """The pictures by the addresses that the document has for them."""
        return {address: self.files[path] for address, path in self.paths.items()}


def pictures(root: "etree._Element", path: str, read: Read) -> Pictures:
    """Return the pictures of the document *root*, the file *path*, as far as *read* gives them."""
    files: dict[str, bytes] = {}
    paths: dict[str, str] = {}
    messages: dict[str, Message] = {}
    for address, line in _addresses(root).items():
        inside = joined(path, unquote(address))
        is_inside = bool(inside) and not fault(inside)
        data = read(inside) if is_inside else None
        absent = "is not there" if is_inside else "lies outside, where nothing is looked for"
        problem = absent if data is None else wrong(data)
        if problem or data is None:
            messages[address] = _missing(Place(path, line), address, problem)
        else:
            files[inside], paths[address] = data, inside
    return Pictures(files, paths, tuple(messages), tuple(messages.values()))


def _missing(place: Place, address: str, why: str) -> Message:
    text = f"the picture {address!r} {why}"
    hint = "put it into the folder of the TEI or below; until then its description is shown"
    return Message("I036", text, Severity.WARNING, place, hint)


def wrong(data: bytes) -> str:
    """Say why *data* is not shown as a picture; empty when it is."""
    if len(data) > LARGEST:
        return f"has {len(data):,} bytes; at most {LARGEST:,} are shown"
    is_webp = data.startswith(b"RIFF") and data[8:12] == b"WEBP"
    if not (is_webp or data.startswith(SIGNATURES)):
        return "is no PNG, JPEG, GIF or WebP"
    return ""


def _addresses(root: "etree._Element") -> dict[str, int]:
    """Return the address of each picture that is no address on the web, with its first line."""
    first: dict[str, int] = {}
    for element in root.iter("graphic", f"{{{TEI}}}graphic"):  # none of an example's
        address = (element.get("url") or "").strip()
        if address and not address.startswith("#") and ":" not in address.split("/")[0]:
            first.setdefault(address, element.sourceline or 0)
    return first
