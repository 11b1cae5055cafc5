"""Own the markup of an e-book's chapters: XHTML, with calls, signs and page numbers."""

from collections.abc import Iterable, Mapping
from html import escape
from types import MappingProxyType
from typing import Final

from markupsafe import Markup

from edition.exchange.ebook.pictures import Illustration
from edition.structs import replace
from edition.view import Book, Layer, Open, Passage, Reading, Token, write
from edition.view.pictures import pixels
from edition.view.tokens import start_tag

SIGNED: Final = (Layer.CORRECTION, Layer.NORMALISATION, Layer.VARIANT, Layer.ANOMALY)
"""The layers whose entries have a sign in the text and stand in the textual notes."""

SIGN: Final = "°"
POINTER: Final = "→"
IMAGE: Final = "[image]"
TEXTUAL_NOTES: Final = "textual-notes.xhtml"
WEB: Final = ("http://", "https://", "mailto:")


class Writer:
    """Writes tokens as XHTML, and keeps what the contents and the registers need to know.

    ``files`` maps each anchor to the file it is in; ``pages`` fills with the printed pages,
    each with its address; ``signed`` with the entries that have a sign in the text.
    """

    def __init__(
        self,
        book: Book,
        reading: Reading,
        files: Mapping[str, str],
        pictures: Mapping[str, Illustration] = MappingProxyType({}),
    ) -> None:
        """Make ready to write *book* in *reading*, with *pictures* by their addresses."""
        self._pictures = pictures
        self.pages: list[tuple[str, str]] = []
        self.signed: list[int] = []
        self.file = ""
        self.prefix = _unused_prefix(files)
        self._book = book
        self._reading = reading
        self.files = files
        self._templates = {
            "page-break": self._page_break,
            "pointer": self._pointer,
            "graphic": self._graphic,
        }

    def __call__(self, tokens: "Passage | Iterable[Token]") -> Markup:
        """Return *tokens* as XHTML; all text in them is escaped."""
        written = write(
            map(self._adapted, tokens), self._reading, after=self._after, templates=self._templates
        )
        return Markup(written)  # noqa: S704 -- written by us, all text of the document escaped

    def _adapted(self, token: Token) -> Token:
        if not isinstance(token, Open):
            return token
        attributes: list[tuple[str, str]] = []
        for name, value in token.attributes:
            if name == "href":
                attributes += [(name, where)] if (where := self._address(value)) else []
            elif name == "lang":
                attributes += [(name, value), ("xml:lang", value)]
            else:
                attributes.append((name, value))
        return replace(token, attributes=tuple(attributes))

    def _address(self, href: str) -> str:
        """Return where *href* leads from here; a file beside the TEI is not in the book."""
        if href.startswith("#"):
            file = self.files.get(href[1:])
            return "" if file is None else f"{file}{href}" if file != self.file else href
        return href if href.lower().startswith(WEB) else ""

    def _after(self, start: Open) -> str:
        return "".join(self._sign(index, start) for index in start.entries)

    def _sign(self, index: int, start: Open) -> str:
        entry = self._book.entries[index]
        if entry.layer is Layer.NOTE:
            label = escape(entry.label or str(entry.number))
            if start.in_link:
                return f'<sup class="call">{label}</sup>'
            address = f'href="#{self.prefix}note-{index}" epub:type="noteref" role="doc-noteref"'
            return f'<sup class="call"><a {address}>{label}</a></sup>'
        if entry.layer not in SIGNED:
            return ""
        self.signed.append(index)
        if start.in_link:
            return ""
        target = f"{TEXTUAL_NOTES}#{self.prefix}entry-{index}"
        address = f'href="{target}" epub:type="noteref" role="doc-noteref"'
        return f'<a class="sign" {address} aria-label="textual note">{SIGN}</a>'

    def _page_break(self, start: Open, content: str) -> str:
        known = dict(start.attributes)
        label = known.get("data-n", "")
        if not label:
            return f"{start_tag(start)}{content}</{start.tag}>"
        anchor = known.get("id") or f"{self.prefix}page-{len(self.pages) + 1}"
        self.pages.append((label, f"{self.file}#{anchor}"))
        said = f'epub:type="pagebreak" role="doc-pagebreak" aria-label="{escape(label)}"'
        return f'<{start.tag} id="{escape(anchor)}" {said}>{content}</{start.tag}>'

    def _pointer(self, start: Open, _: str) -> str:
        sign = f'<span class="sign">{POINTER}</span>'
        if start.tag != "a" or "href" not in dict(start.attributes):
            return f"{start_tag(start)}</{start.tag}>"
        tag = start_tag(start).removesuffix(">")
        return f'{tag} aria-label="see there">{sign}</{start.tag}>'

    def _graphic(self, start: Open, content: str) -> str:
        known = dict(start.attributes)
        if picture := self._pictures.get(known.get("data-url", "")):
            said = escape(picture.description)
            return f'<img src="{picture.file}"{pixels(start)} alt="{said}"/>{content}'
        address = known.get("data-link", "")
        sign = f'<span class="sign">{IMAGE}</span>'
        if start.in_link or not address.lower().startswith(WEB):
            return f"{sign}{content}"
        return f'<a class="sign" href="{escape(address)}">{IMAGE}</a>{content}'


def _unused_prefix(anchors: Iterable[str]) -> str:
    """Return a beginning that none of *anchors* has, for those that the e-book adds."""
    prefix = "edition-"
    while any(anchor.startswith(prefix) for anchor in anchors):
        prefix += "x-"
    return prefix
