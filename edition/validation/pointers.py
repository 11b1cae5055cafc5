"""Own what ids and pointers must be, whatever the schema: unique, well formed, resolved."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from edition.messages import EditionError, Message, Severity
from edition.structs import Frozen
from edition.tei import intake
from edition.validation.explain import tags, words
from edition.validation.relaxng.datatypes import NCNAME, has_form
from edition.validation.relaxng.names import XML_NAMESPACE, expand, split
from edition.validation.watch import WATCHED, WORDS_ELSEWHERE, XML_ID

ALIKE = 0.85
"""How alike two ids must be to be taken for each other: p1 and l1 are two different things."""

ID_SHAPE = "use a letter or _ first, then letters, digits, . - _ and no spaces"


class Pointer(Frozen):
    """One address out of an attribute, and where it stands."""

    element: str
    attribute: str
    address: str
    offset: int


def check(
    document: intake.Document, folder: Path | None = None, severity: Severity = Severity.ERROR
) -> list[Message]:
    """Return what is wrong with ids and pointers.

    Pointers into other files are followed only inside *folder*; without one, not at all.

    Raises:
        EditionError: I00x, the document is not well-formed or not harmless.
    """
    census = _Census(document)
    census.reader.run()
    places = intake.Places(document)
    found: list[Message] = []

    def report(code: str, text: str, hint: str, span: tags.Span) -> None:
        place = places.at(span.offset, span.length)
        found.append(Message(code, text, severity, place, hint))

    for offset, value, first in census.repeated:
        line = places.at(first).line
        text = f"the id {value!r} is used twice; the first is in line {line}"
        report("V020", text, "give this element another id", tags.Span(offset, len(value)))
    for offset, value in census.malformed:
        report("V021", f"{value!r} cannot be an id", ID_SHAPE, tags.Span(offset, len(value)))
    neighbours = _Neighbours(folder)
    for pointer in census.pointers:
        problem = _problem(pointer, census.ids, neighbours)
        if problem:
            code, text, hint = problem
            report(code, text, hint, tags.Span(pointer.offset, len(pointer.address)))
    return found


class _Census:
    """The handlers of one pass that collects ids and pointers, with their places."""

    def __init__(self, document: intake.Document) -> None:
        self.ids: dict[str, int] = {}
        self.repeated: list[tuple[int, str, int]] = []
        self.malformed: list[tuple[int, str]] = []
        self.pointers: list[Pointer] = []
        self._data = document.data
        self._depth = 0
        self._based = False
        self.reader = intake.Reader(document, self._start, lambda _name: None)

    def _start(self, element: str, flat: Sequence[str]) -> None:
        self._based = self._based or expand(XML_NAMESPACE, "base") in flat
        for index, (name, value) in enumerate(zip(flat[::2], flat[1::2], strict=True)):
            if name in WATCHED:
                _, span = tags.attribute_spans(self._data, self.reader.offset, index)
                if name == XML_ID:
                    self._id(value.strip(" \t\r\n"), span.offset)
                elif _is_pointer(element, name):
                    self._pointer(element, name, span, value)

    def _id(self, value: str, offset: int) -> None:
        if not has_form(NCNAME, value):
            self.malformed.append((offset, value))
        if value in self.ids:
            self.repeated.append((offset, value, self.ids[value]))
        else:
            self.ids[value] = offset

    def _pointer(self, element: str, name: str, span: tags.Span, value: str) -> None:
        offset = span.offset
        if _is_words(value):
            self.pointers.append(Pointer(element, name, value, offset))
            return
        for address in value.split():
            start = self._data.find(address.encode(), offset)
            here = start if start >= 0 else offset
            offset = here + len(address.encode())
            if address.startswith("#") or not self._based:
                self.pointers.append(Pointer(element, name, address, here))


class _Neighbours:
    """The files of the package, and their ids."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder.resolve() if folder else None
        self._ids: dict[Path, frozenset[str] | None] = {}

    def inside(self, path: str) -> Path | None:
        """Return the file at *path*, or None when it is outside the package."""
        if self._folder is None:
            return None
        found = (self._folder / unquote(path)).resolve()
        return found if found.is_relative_to(self._folder) else None

    def ids(self, path: Path) -> frozenset[str] | None:
        """Return the ids in the XML file at *path*; None when it cannot be read as XML."""
        if path not in self._ids:
            try:
                census = _Census(intake.read(path))
                census.reader.run()
                self._ids[path] = frozenset(census.ids)
            except EditionError:
                self._ids[path] = None
        return self._ids[path]


def _is_words(value: str) -> bool:
    """Tell whether *value* is words with spaces where addresses should be: “Jane Doe”."""
    return len(value.split()) > 1 and not set(value) & set("#./:")


def _is_pointer(element: str, attribute: str) -> bool:
    return attribute not in WORDS_ELSEWHERE or split(element)[1] in WORDS_ELSEWHERE[attribute]


def _problem(
    pointer: Pointer, ids: Mapping[str, int], neighbours: _Neighbours
) -> tuple[str, str, str] | None:
    """Return code, text and hint when *pointer* leads nowhere."""
    if _is_words(pointer.address):
        return _words(pointer)
    try:
        parts = urlsplit(pointer.address)
    except ValueError:
        return None  # what an address looks like is for the schema to say
    if parts.scheme or parts.netloc or "(" in parts.fragment:
        return None
    points = f"points at {pointer.address!r}"
    told = f"{pointer.attribute} of {words.described(pointer.element)} {points}"
    fragment = unquote(parts.fragment)
    if pointer.address.startswith("#"):
        return None if fragment in ids else _unknown_id(told, fragment, list(ids))
    return _beside(told, parts.path, fragment, ids, neighbours)


def _words(pointer: Pointer) -> tuple[str, str, str]:
    what = f"{pointer.attribute} of {words.described(pointer.element)}"
    hint = "point with # at the xml:id of an element that holds these words"
    return "V023", f"{what} is no address, but words: {pointer.address!r}", hint


def _beside(
    told: str, address: str, fragment: str, ids: Mapping[str, int], neighbours: _Neighbours
) -> tuple[str, str, str] | None:
    """Return what is wrong with a pointer at *address*, a file beside this one."""
    path = neighbours.inside(address) if address else None
    if path is not None and not path.exists():
        text = f"{told}, but there is no such file"
        hint = "put the file there, or mend the address"
        if not set(address) & set("./"):
            hint = "write # before the id of an element of this file, or the name of a file"
        return "V023", text, f"did you mean '#{address}'?" if address in ids else hint
    known = neighbours.ids(path) if path and fragment else None
    if known is None or fragment in known:
        return None
    return _unknown_id(told, fragment, sorted(known))


def _unknown_id(told: str, fragment: str, ids: Sequence[str]) -> tuple[str, str, str]:
    text = f"{told}, but no element has the id {fragment!r}"
    guess = words.nearest(fragment, ids, ALIKE)
    hint = f"did you mean '#{guess}'?" if guess else "give the element that is meant this id"
    return "V022", text, hint
