"""Own the pictures of a printed book: which can be printed, what is said of them, their frames."""

from collections.abc import Iterator, Mapping
from hashlib import blake2b
from html import escape
from types import MappingProxyType

from edition.messages import Message, Severity
from edition.structs import Frozen, field
from edition.typeset.engine import load
from edition.view import Book, Open
from edition.view.pictures import GRAPHIC, address, described, width
from edition.view.tokens import Template, start_tag

URL = "app:/pictures/"
"""Where the engine finds pictures, each under the digest of its bytes."""


class Album(Frozen):
    """The pictures of a book.

    ``urls`` says by the address that the document has for a picture where the engine finds
    it, ``files`` what it finds there, ``said`` what is said of it.
    """

    urls: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    said: Mapping[str, str] = field(default_factory=dict)
    messages: tuple[Message, ...] = ()

    @property
    def templates(self) -> Mapping[str, Template]:
        """How pictures are written into the markup of a page."""
        return {GRAPHIC: self._write}

    def _write(self, start: Open, content: str) -> str:
        """Write a picture; where it is not there, a frame with its address."""
        known = address(start)
        if url := self.urls.get(known):
            wide = f' style="width: {width(start)}"' if width(start) else ""
            shown = f'<img src="{url}"{wide} alt="{escape(self.said[known])}"/>'
        else:
            shown = f'<span class="no-picture">{escape(known)}</span>' if known else ""
        return f"{start_tag(start)}{shown}{content}</{start.tag}>"


NO_PICTURES = MappingProxyType[str, bytes]({})


def album(book: Book, images: Mapping[str, bytes], words: Mapping[str, str]) -> Album:
    """Return the pictures among *images*, by address, that *book* shows, made ready for print.

    A picture of which the book says nothing is called so in *words*.
    """
    urls: dict[str, str] = {}
    files: dict[str, bytes] = {}
    said: dict[str, str] = {}
    messages: list[Message] = []
    for known, description in described(book).items():
        if known not in images:
            continue
        try:
            data = load().ready(images[known])
        except ValueError as error:
            messages.append(_unprinted(known, str(error)))
            continue
        url = f"{URL}{blake2b(data, digest_size=16).hexdigest()}"
        urls[known], files[url] = url, data
        said[known] = description or words["picture"]
        messages += _undescribed(known, description)
    return Album(urls, files, said, tuple(messages))


def _unprinted(known: str, why: str) -> Message:
    text = f"the picture {known!r} is not printed: {why}"
    hint = "save it again as a PNG or a JPEG; until then a frame stands in its place"
    return Message("T012", text, Severity.WARNING, hint=hint)


def _undescribed(known: str, description: str) -> Iterator[Message]:
    if not description:
        text = f"nothing is said of the picture {known!r} for those who cannot see it"
        hint = "put a <figDesc> beside the <graphic>"
        yield Message("T013", text, Severity.NOTE, hint=hint)
