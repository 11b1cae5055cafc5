"""Own what ``xi:include`` brings in: files of the package, and nothing from anywhere else.

XInclude 1.1 (https://www.w3.org/TR/xinclude-11/) as far as a package can answer it: whole files
and elements by their ids, text, fallbacks.
"""

import codecs
import re
from typing import TYPE_CHECKING, Final

from edition.exchange.contents import Read
from edition.exchange.paths import fault, joined
from edition.messages import EditionError, Message, Place, Severity
from edition.tei.intake import decode, parse

if TYPE_CHECKING:
    from lxml import etree

XINCLUDE: Final = "{http://www.w3.org/2001/XInclude}"
IDS: Final = ("{http://www.w3.org/XML/1998/namespace}id", "id")
NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
MOST: Final = 10_000
"""Files included in one document, at most: each may include others twice."""

MOST_BYTES: Final = 256 << 20
"""Bytes included in one document, at most."""

DEEPEST: Final = 40
"""Files by way of which a file may be included."""


class Inclusion:
    """Brings in what ``xi:include`` names, from the package and from nowhere else."""

    def __init__(self, path: str, read: Read) -> None:
        """Be ready to answer the inclusions of the file *path* with what *read* gives."""
        self.messages: list[Message] = []
        self._path = path
        self._read = read
        self._done = 0
        self._bytes = 0

    def resolve(self, root: "etree._Element", chain: tuple[str, ...]) -> str:
        """Replace every inclusion below *root*, which came by way of the files in *chain*."""
        for element in list(root.iter(f"{XINCLUDE}include")):
            if not _is_spare(element):
                self._include(element, chain)
        if not self._done:
            return ""
        return f"{self._done} inclusion{'s' * (self._done != 1)} answered from the package"

    def _include(self, element: "etree._Element", chain: tuple[str, ...]) -> None:
        href = element.get("href", "")
        path = joined(chain[-1], href)
        why = self._refused(path, chain)
        data = None if why else self._read(path)
        if data is None or element.getparent() is None:
            self._leave(element, href, chain, why or "not in the package")
            return
        self._done += 1
        self._bytes += len(data)
        try:
            if element.get("parse") == "text":
                _replace_by_text(element, _text(path, data, element.get("encoding")))
            else:
                self._bring_in(element, path, data, chain)
        except EditionError as error:
            self._done -= 1
            self.messages += error.messages
            self._leave(element, href, chain, "not to be read")

    def _refused(self, path: str, chain: tuple[str, ...]) -> str:
        """Say why the file *path* is not brought in; empty when nothing stands against it."""
        if not path or fault(path):
            return "outside the package"
        if path in chain:
            return "the file itself, or one that includes it"
        if len(chain) > DEEPEST or self._done >= MOST or self._bytes > MOST_BYTES:
            return "too much after all that was included already"
        return ""

    def _bring_in(
        self, element: "etree._Element", path: str, data: bytes, chain: tuple[str, ...]
    ) -> None:
        included = parse(decode(path, data)).getroot()
        if pointer := element.get("xpointer"):
            found = _pointed_at(included, pointer)
            if found is None:
                text = f"there is no element {pointer!r} in it"
                raise EditionError(Message("I031", text, Severity.WARNING, Place(path)))
            included = found
        parent = element.getparent()
        if parent is None:
            return
        included.tail = element.tail
        parent.replace(element, included)
        if included.tag == f"{XINCLUDE}include":
            self._include(included, (*chain, path))
        else:
            self.resolve(included, (*chain, path))

    def _leave(
        self, element: "etree._Element", href: str, chain: tuple[str, ...], why: str
    ) -> None:
        """Tell that nothing was brought in, and put in what the document has for that case."""
        fallback = element.find(f"{XINCLUDE}fallback")
        left = "the place is left as it is" if fallback is None else "its fallback is shown"
        text = f"{href!r} is to be included, but {why}; {left}"
        hint = "put the file into the package, under that path"
        place = Place(self._path, element.sourceline or 0)
        self.messages.append(Message("I031", text, Severity.WARNING, place, hint))
        if fallback is not None and element.getparent() is not None:
            for inner in list(fallback.iter(f"{XINCLUDE}include")):
                self._include(inner, chain)
            _replace_by_content(element, fallback)


def _is_spare(element: "etree._Element") -> bool:
    """Tell whether *element* stands in a fallback, which is looked at only when it is used."""
    return next(element.iterancestors(f"{XINCLUDE}fallback"), None) is not None


def _pointed_at(root: "etree._Element", pointer: str) -> "etree._Element | None":
    """Return the element of which *pointer* is the id, bare or as ``element(id)``."""
    name = pointer.removeprefix("element(").removesuffix(")")
    return next((one for one in root.iter() if name in map(one.get, IDS)), None)


def _text(path: str, data: bytes, encoding: str | None) -> str:
    """Return *data* as text, in the *encoding* that the inclusion names, or UTF-8."""
    wrong = f"it cannot be read as {encoding or 'UTF-8'}"
    try:
        text = data.decode(codecs.lookup(encoding or "utf-8-sig").name)
    except (LookupError, UnicodeError) as error:
        raise EditionError(Message("I003", wrong, Severity.WARNING, Place(path))) from error
    if NOT_XML.search(text):
        wrong = "it holds characters that XML cannot hold"
        raise EditionError(Message("I003", wrong, Severity.WARNING, Place(path)))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _replace_by_text(element: "etree._Element", text: str) -> None:
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    text += element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    parent.remove(element)


def _replace_by_content(element: "etree._Element", fallback: "etree._Element") -> None:
    children = list(fallback)
    if children:
        children[-1].tail = (children[-1].tail or "") + (element.tail or "")
        element.tail = None
    for child in reversed(children):
        element.addnext(child)
    _replace_by_text(element, fallback.text or "")
