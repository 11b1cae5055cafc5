"""Own the way from a web page of a collection to a plain text, its boilerplate kept apart."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from edition import later
from edition.exchange.intake.boilerplate import GUTENBERG, WIKISOURCE, Parted
from edition.structs import Mutable

if TYPE_CHECKING:
    from lxml import etree, html
else:
    etree = later.load("lxml.etree")
    html = later.load("lxml.html")

PAGES: Final = (".html", ".htm", ".xhtml")
"""Endings of files that may be web pages."""

BLOCKS: Final = frozenset(
    "address article aside blockquote body caption center dd div dl dt figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul".split()
)
LINES: Final = frozenset({"td", "th", "li", "dt", "dd", "tr"})
SILENT: Final = frozenset({"script", "style", "head", "template", "noscript", "iframe", "object"})
APART: Final = frozenset({"nav", "header", "footer", "aside", "form", "menu", "dialog"})
"""Elements that a page has for itself, not for its text (HTML, 4.3); an article has its own."""

APART_CLASSES: Final = frozenset(
    "pg-boilerplate pgheader pg-footer pagenum pageno ws-pagenum ws-noexport mw-editsection "
    "noprint licenseContainer wst-header navigation-not-searchable printfooter catlinks".split()
)
APART_IDS: Final = frozenset(
    "pg-header pg-footer pg-machine-header headerContainer navigationHeader footertemplate toc "
    "mw-navigation mw-head mw-panel siteSub contentSub catlinks footer".split()
)
TEXT_PARTS: Final = (
    "(//*[contains(concat(' ', @class, ' '), ' mw-parser-output ')])[1]",
    "//main//article | //body[not(.//main)]//article",
    "//main",
)
"""Where the text of a page stands, the surest first; the last two only where there is one."""

WIKISOURCE_FACTS: Final = {
    "ws-title": "title",
    "ws-author": "author",
    "ws-translator": "translator",
    "ws-editor": "editor",
    "ws-publisher": "publisher",
    "ws-place": "place",
    "ws-year": "date",
}
"""Ids of the facts in the pages of Wikisource (Wikisource: Microformat)."""

META_FACTS: Final = {
    "dc.title": "title",
    "dcterms.title": "title",
    "dc.creator": "author",
    "dcterms.creator": "author",
    "citation_title": "title",
    "author": "author",
    "citation_author": "author",
    "dc.date": "date",
    "dcterms.issued": "date",
    "citation_publication_date": "date",
    "dc.language": "language",
    "dcterms.language": "language",
}


def is_page(data: bytes) -> bool:
    """Tell whether *data* is a web page, not XML that happens to end in .html."""
    start = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html")) or b"<html" in start


def page_text(data: bytes) -> Parted:
    """Return the text of the web page *data*: a line a paragraph, an empty line between.

    What the collection put around it stands in ``before`` and ``after``, likewise as text.
    """
    parser = html.HTMLParser(no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    root = html.document_fromstring(data, parser=parser)
    body = _text_part(root)
    writer = _Writer()
    writer.read(body)
    return Parted(
        text=writer.text.written(),
        before=writer.before.written(),
        after=writer.after.written(),
        collection=_collection(root),
        facts=dict(_facts(root)),
    )


def _text_part(root: "etree._Element") -> "etree._Element":
    for path in TEXT_PARTS:
        found = root.xpath(path)
        if isinstance(found, list) and len(found) == 1 and isinstance(found[0], type(root)):
            return found[0]
    return next(root.iter("body"), root)


def _collection(root: "etree._Element") -> str:
    ids = {element.get("id") for element in root.iter() if element.get("id")}
    if ids & {"pg-header", "pg-footer", "pg-machine-header"}:
        return GUTENBERG
    return WIKISOURCE if ids & WIKISOURCE_FACTS.keys() or "headerContainer" in ids else ""


def _facts(root: "etree._Element") -> Iterator[tuple[str, str]]:
    """Yield what the page says of itself; of two that say the same, the later is the surer."""
    for element in root.iter("title"):
        if title := " ".join("".join(element.itertext()).split()):
            yield "title", title
    if language := root.get("lang"):
        yield "language", language
    for element in root.iter("meta"):
        key = META_FACTS.get((element.get("name") or "").lower())
        if key and element.get("content"):
            yield key, " ".join((element.get("content") or "").split())
    for element in root.iter():
        key = WIKISOURCE_FACTS.get(element.get("id") or "")
        text = " ".join("".join(element.itertext()).split()) if key else ""
        if key and text:
            yield key, text
    for element in root.iter("link"):
        href = element.get("href") or ""
        if element.get("rel") == "canonical" and href.startswith("http"):
            yield "url", href


class _Piece(Mutable):
    """Text as it grows: paragraphs, and the one that is open."""

    paragraphs: list[str]
    separators: list[str]
    open: list[str]

    def end(self, separator: str) -> None:
        lines = [" ".join(line.split()) for line in "".join(self.open).split("\n")]
        text = "\n".join(line for line in lines if line)
        self.open = []
        if text:
            self.paragraphs.append(text)
            self.separators.append(separator)

    def written(self) -> str:
        self.end("\n\n")
        pairs = zip(self.paragraphs, [*self.separators[:-1], "\n"], strict=False)
        return "".join(text + separator for text, separator in pairs)


class _Writer:
    """Sorts the text of a page into what is the text's own and what stands around it."""

    def __init__(self) -> None:
        self.before = _Piece([], [], [])
        self.text = _Piece([], [], [])
        self.after = _Piece([], [], [])
        self._apart = 0

    def read(self, body: "etree._Element") -> None:
        walk = etree.iterwalk(body, events=("start", "end"))
        for event, element in walk:
            name = str(element.tag).lower()
            if event == "start":
                if name in SILENT:
                    walk.skip_subtree()
                    continue
                self._apart += _is_apart(element)
                self._edge(name)
                self._say(element.text, kept=name == "pre")
                continue
            self._edge(name)
            if name not in SILENT:
                self._apart -= _is_apart(element)
            if element is not body:
                self._say(element.tail, kept=False)

    def _piece(self) -> _Piece:
        if not self._apart:
            return self.text
        has_text = self.text.paragraphs or any(not one.isspace() for one in self.text.open)
        return self.after if has_text else self.before

    def _edge(self, name: str) -> None:
        if name == "br":
            self._piece().open.append("\n")
        elif name in BLOCKS:
            self._piece().end("\n" if name in LINES else "\n\n")

    def _say(self, text: str | None, *, kept: bool) -> None:
        if text:
            self._piece().open.append(text if kept else text.replace("\n", " "))


def _is_apart(element: "etree._Element") -> bool:
    classes = set((element.get("class") or "").split())
    if classes & APART_CLASSES or element.get("id") in APART_IDS:
        return True
    in_article = any(True for _ in element.iterancestors("article"))
    return str(element.tag).lower() in APART and not in_article
