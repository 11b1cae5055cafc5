"""Own the words of compact syntax, and how a parser reads them one after the other."""

import re
import sys
from bisect import bisect_left
from collections.abc import Iterator

from lxml import etree

from edition.messages import EditionError, Message, Place
from edition.structs import Frozen

RNG = "http://relaxng.org/ns/structure/1.0"
ANNOTATIONS = "http://relaxng.org/ns/compatibility/annotations/1.0"
DOCUMENTATION = f"{{{ANNOTATIONS}}}documentation"
KEYWORDS = frozenset(
    {"attribute", "datatypes", "default", "div", "element", "empty", "external", "grammar"}
    | {"include", "inherit", "list", "mixed", "namespace", "notAllowed", "parent", "start"}
    | {"string", "text", "token"}
)
_NAME = r"[^\W\d][\w.\-]*"
_TOKEN = re.compile(
    rf"""(?P<space>\s+)
    |(?P<documentation>\#\#[^\n]*)
    |(?P<comment>\#[^\n]*)
    |(?P<literal>\"\"\"(?:.|\n)*?\"\"\"|\'\'\'(?:.|\n)*?\'\'\'|"[^"\n]*"|'[^'\n]*')
    |(?P<wildcard>{_NAME}:\*)
    |(?P<qualified>{_NAME}:{_NAME})
    |(?P<name>\\?{_NAME})
    |(?P<symbol>\|=|&=|>>|[=,|&?*+\-~(){{}}\[\]])""",
    re.VERBOSE,
)
_ESCAPE = re.compile(r"\\x+\{([0-9A-Fa-f]+)\}")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Node = etree._Element  # noqa: SLF001 -- the name lxml's own types use


class Token(Frozen):
    """A word of a schema: which sort it is, and at which offset it begins."""

    kind: str
    text: str
    start: int

    @property
    def keyword(self) -> bool:
        """Whether it means something unless a backslash stands before it."""
        return self.kind == "name" and self.text in KEYWORDS


class Reader:
    """Reads words and annotations, and says what is wrong where something else was expected."""

    def __init__(self, text: str, file: str) -> None:
        """Prepare to read *text*; messages call it *file*."""
        self.file = file
        self.text = text
        self.text = _ESCAPE.sub(self._character, text)
        if wrong := _NOT_XML.search(self.text):
            raise self.error(f"no schema says {wrong[0]!r}", wrong.start())
        self._line_ends = [end.start() for end in re.finditer("\n", self.text)]
        self.tokens = list(self._scan())
        self.at = 0

    def _character(self, escape: re.Match[str]) -> str:
        code = int(escape[1], 16)
        if code > sys.maxunicode:
            raise self.error(f"there is no character {escape[0]}", escape.start(), len(escape[0]))
        return chr(code)

    def _scan(self) -> Iterator[Token]:
        offset = 0
        while offset < len(self.text):
            found = _TOKEN.match(self.text, offset)
            if not found:
                raise self.error(f"no schema says {self.text[offset]!r}", offset)
            kind = found.lastgroup or ""
            if kind not in {"space", "comment"}:
                yield Token(kind, found[0], offset)
            offset = found.end()
        yield Token("end", "", offset)

    def error(self, text: str, start: int, length: int = 1) -> EditionError:
        """Return what is wrong at the offset *start*, with its line and column."""
        line = self.text.count("\n", 0, start) + 1  # the scan itself may be what fails
        begin = self.text.rfind("\n", 0, start) + 1
        excerpt = self.text[begin:].partition("\n")[0]
        place = Place(self.file, line, start - begin + 1, length, excerpt)
        hint = "the syntax is RELAX NG compact; a schema in XML form has the ending .rng"
        return EditionError(Message("V050", text, place=place, hint=hint))

    def _placed(self, element: Node, token: Token) -> Node:
        """Return *element*, told in which line *token*, its first word, stands."""
        line = bisect_left(self._line_ends, token.start) + 1
        element.sourceline = line  # type: ignore[misc]  # lxml can, its types do not know
        return element

    def _peek(self, ahead: int = 0) -> Token:
        return self.tokens[min(self.at + ahead, len(self.tokens) - 1)]

    def _next(self) -> Token:
        token = self._peek()
        self.at += 1
        return token

    def _sees(self, *texts: str) -> bool:
        token = self._peek()
        return token.text in texts and token.kind in {"symbol", "name"}

    def _skip(self, text: str) -> bool:
        """Read *text* over if it comes next; say whether it did."""
        found = self._sees(text)
        self.at += found
        return found

    def _expect(self, text: str) -> None:
        if not self._skip(text):
            raise self._unexpected(f"{text!r}")

    def _unexpected(self, wanted: str) -> EditionError:
        token = self._peek()
        found = f"{token.text!r}" if token.kind != "end" else "the end of the schema"
        return self.error(f"expected {wanted}, found {found}", token.start, len(token.text) or 1)

    def _identifier(self) -> str:
        token = self._peek()
        if token.kind != "name":
            raise self._unexpected("a name")
        return self._next().text.removeprefix("\\")

    def _literal(self) -> str:
        if self._peek().kind != "literal":
            raise self._unexpected("a text in quotation marks")
        text = self._next().text
        value = text[3:-3] if text[:3] in {'"""', "'''"} else text[1:-1]
        return value + self._literal() if self._skip("~") else value

    # Annotations

    def _documentation(self) -> list[Node]:
        """Read ``##`` lines and ``[…]``; return what the former say, as one element."""
        lines: list[str] = []
        while True:
            if self._peek().kind == "documentation":
                lines.append(self._next().text.lstrip("#").strip())
            elif self._sees("["):
                self._brackets()
            else:
                break
        if not lines:
            return []
        element = etree.Element(DOCUMENTATION)
        element.text = "\n".join(lines)
        return [element]

    def _brackets(self) -> None:
        opened = self._peek()
        depth = 0
        while True:
            token = self._next()
            if token.kind == "end":
                raise self.error("this annotation is never closed", opened.start)
            depth += {"[": 1, "]": -1}.get(token.text, 0) if token.kind == "symbol" else 0
            if not depth:
                return


def node(kind: str, /, *children: Node, **attributes: str) -> Node:
    """Return an element of RELAX NG's XML syntax."""
    element = etree.Element(f"{{{RNG}}}{kind}", attributes)
    element.extend(children)
    return element
