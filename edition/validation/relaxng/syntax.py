"""Own the shape of a schema as written: the XML syntax of RELAX NG, without annotations."""

from collections.abc import Mapping, Sequence

from edition.messages import EditionError, Message, Place
from edition.structs import Mutable, field
from edition.tei.intake import Document, Reader
from edition.validation.relaxng.names import split

RELAX_NG = "http://relaxng.org/ns/structure/1.0"
VERBATIM = {"value", "param"}
"""Elements whose white space counts (RELAX NG 4.2)."""


class Node(Mutable):
    """One element of a schema, with what is of RELAX NG in it.

    ``bindings`` are the namespace prefixes in scope; ``file`` and ``line`` say where it is.
    """

    kind: str
    attributes: dict[str, str]
    bindings: Mapping[str, str]
    file: str
    line: int
    children: list["Node"] = field(default_factory=list)
    text: str = ""

    def error(self, code: str, text: str, hint: str = "") -> EditionError:
        """Return the error that *text* is wrong with the schema here."""
        place = Place(self.file, self.line)
        return EditionError(Message(code, f"in the schema: {text}", place=place, hint=hint))


class _Builder:
    """Make nodes out of what a reader reports, skipping elements that are not of RELAX NG."""

    def __init__(self, document: Document, lines: Sequence[int]) -> None:
        self.root: Node | None = None
        self._file = document.name
        self._open: list[Node] = []
        self._foreign = 0
        self._bindings: list[tuple[str, str | None]] = []
        self._scope: dict[str, str] = {"xml": "http://www.w3.org/XML/1998/namespace"}
        self._words: list[str] = []
        self._newlines = _Newlines(document.data)
        self._lines = iter(lines)
        self._line = 0
        self.reader = Reader(
            document,
            self._start,
            self._end,
            characters=self._characters,
            bind=self._bind,
            unbind=self._unbind,
        )

    def _bind(self, prefix: str | None, namespace: str | None) -> None:
        self._bindings.append((prefix or "", self._scope.get(prefix or "")))
        self._scope = {**self._scope, prefix or "": namespace or ""}

    def _unbind(self, _prefix: str | None) -> None:
        prefix, before = self._bindings.pop()
        self._scope = {**self._scope, prefix: before or ""}

    def _start(self, name: str, attributes: list[str]) -> None:
        namespace, kind = split(name)
        self._line = next(self._lines, 0) or self._line
        if self._foreign or (namespace != RELAX_NG and self._open):
            self._foreign += 1
            return
        own = dict(zip(attributes[::2], attributes[1::2], strict=True))
        plain = {key: value for key, value in own.items() if not split(key)[0]}
        kind = kind if namespace == RELAX_NG else f"?{kind}"
        line = self._line or self._newlines.line(self.reader.offset)
        node = Node(kind, plain, self._scope, self._file, line)
        if self._open:
            self._open[-1].children.append(node)
        else:
            self.root = node
        self._open.append(node)
        self._words = []

    def _end(self, _name: str) -> None:
        if self._foreign:
            self._foreign -= 1
            return
        node = self._open.pop()
        if node.kind in VERBATIM:
            node.text = "".join(self._words)
        elif node.kind == "name":
            node.text = "".join(self._words).strip(" \t\r\n")

    def _characters(self, text: str) -> None:
        if not self._foreign:
            self._words.append(text)


class _Newlines:
    """Count lines up to offsets that only grow."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._offset = 0
        self._line = 1

    def line(self, offset: int) -> int:
        self._line += self._data.count(b"\n", self._offset, offset)
        self._offset = offset
        return self._line


def read_syntax(document: Document, lines: Sequence[int] = ()) -> Node:
    """Return the outermost element of the schema *document*.

    *lines* are those that its elements come from, in order, where they are not its own: of a
    schema that was written in another syntax. Nought is that of the element before.

    Raises:
        EditionError: I00x when it is not well-formed, V041 when it is not a schema.
    """
    builder = _Builder(document, lines)
    builder.reader.run()
    root = builder.root
    if root is None or root.kind.startswith("?"):
        found = root.kind[1:] if root else ""
        text = f"this is not a RELAX NG schema: it begins with <{found}>"
        hint = "give a .rng or .rnc file; a W3C Schema (.xsd) or a DTD is something else"
        raise EditionError(Message("V041", text, place=Place(document.name, 1), hint=hint))
    return root
