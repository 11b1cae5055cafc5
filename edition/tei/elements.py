"""Own the writing of small trees of elements as markup: the header needs no XML library for that.

``E.title("Poems", type="main")`` makes an element, as that of ``lxml.builder`` does; loading lxml
would take a tenth of the time in which a short text is encoded.
"""

from collections.abc import Iterable, Iterator

from edition.structs import Mutable, field

INDENT = "  "
IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
IN_VALUE = IN_TEXT | str.maketrans({'"': "&quot;", "\t": "&#9;", "\n": "&#10;"})


class Node(Mutable):
    """An element that holds either text or other elements; attributes stand as they were set."""

    name: str
    attributes: dict[str, str]
    text: str = ""
    children: list["Node"] = field(default_factory=list)

    def set(self, name: str, value: str) -> None:
        """Give the element an attribute."""
        self.attributes[name] = value

    def append(self, child: "Node") -> None:
        """Put *child* last."""
        self.children.append(child)

    def extend(self, children: Iterable["Node"]) -> None:
        """Put *children* last, in order."""
        self.children.extend(children)


class _Maker:
    """Makes the element of a name; see ``E``."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, *content: str | Node, **attributes: str) -> Node:
        text = "".join(one for one in content if isinstance(one, str))
        children = [one for one in content if isinstance(one, Node)]
        return Node(self._name, attributes, text, children)


class _Elements:
    """Makes elements by their names; see ``E``."""

    def __call__(self, name: str, *content: str | Node, **attributes: str) -> Node:
        return _Maker(name)(*content, **attributes)

    def __getattr__(self, name: str) -> _Maker:
        return _Maker(name)


E = _Elements()


def written(node: Node) -> str:
    """Write *node* as markup: each element on its own line, indented, unless it holds text."""
    return "".join(_written(node, "\n"))


def _written(node: Node, line: str) -> Iterator[str]:
    """Yield the markup of *node*; *line* begins a line as far indented as the element is."""
    pairs = (f' {name}="{value.translate(IN_VALUE)}"' for name, value in node.attributes.items())
    start = f"<{node.name}{''.join(pairs)}"
    if not (node.text or node.children):
        yield f"{start}/>"
        return
    yield f"{start}>{node.text.translate(IN_TEXT)}"
    for child in node.children:
        yield line + INDENT
        yield from _written(child, line + INDENT)
    yield f"{line if node.children else ''}</{node.name}>"
