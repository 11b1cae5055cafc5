"""Own the tree for people: what the grammar made of a text, as an outline."""

from collections.abc import Iterator
from typing import Any

from edition.grammar.drive import Driver, fold
from edition.grammar.layout import lay_out
from edition.grammar.model import Document
from edition.grammar.parse import lark

ZERO_WIDTH = frozenset({"Q_PAUSE", "Q_RESUME", "C_OPEN", "C_CLOSE", "F_OPEN", "F_CLOSE"})
"""Beside the starts and ends of blocks, the tokens that stand for no printed character."""
WIDEST = 96
"""Characters of a leaf that an outline shows; of longer ones, both ends."""


class _Trees:
    """Builds lark trees: each rule becomes a branch of its name."""

    def __init__(self, names: list[str]) -> None:
        for name in names:
            setattr(self, name, self._branch(name))

    @staticmethod
    def _branch(name: str) -> Any:  # noqa: ANN401 -- lark is loaded lazily
        return lambda children: lark.Tree(name, children)


def tree(document: Document) -> Any:  # noqa: ANN401 -- a lark tree
    """Return the lark tree of *document*; its leaves are lark tokens.

    The ``start_pos`` of a leaf is its offset in the source; zero-width tokens, which only
    say where a block begins or ends, have no text and no offset.
    """
    folded = fold(document.house_style)
    return Driver(folded, _Trees(folded.methods[1:])).run(_leaves_of(document))


def explain(document: Document) -> str:
    """Return the tree of *document* as an outline, one branch or leaf a line."""
    return "\n".join(_outline(tree(document), 0))


def explain_span(document: Document, start: int, end: int) -> str:
    """Return the smallest branch that holds the source from *start* to *end*, as an outline."""
    branch = tree(document)
    while inner := next((one for one in _branches(branch) if _holds(one, start, end)), None):
        branch = inner
    return "\n".join(_outline(branch, 0))


def _leaves_of(document: Document) -> Iterator[tuple[str, Any]]:
    offset = 0
    for kind, value in lay_out(document):
        if kind in ZERO_WIDTH or kind.endswith(("_START", "_END")):
            yield kind, lark.Token(kind, "")
            continue
        text = document.texts[value] if isinstance(value, int) else value
        yield kind, lark.Token(kind, text, start_pos=offset)
        offset += len(text)


def _branches(branch: Any) -> list[Any]:  # noqa: ANN401 -- a lark tree
    return [child for child in branch.children if isinstance(child, lark.Tree)]


def _holds(branch: Any, start: int, end: int) -> bool:  # noqa: ANN401 -- a lark tree
    placed = [leaf for leaf in _leaves(branch) if leaf.start_pos is not None]
    if not placed:
        return False
    return bool(placed[0].start_pos <= start and end <= placed[-1].start_pos + len(placed[-1]))


def _leaves(branch: Any) -> Iterator[Any]:  # noqa: ANN401 -- a lark tree
    todo = [branch]
    while todo:
        node = todo.pop()
        if isinstance(node, lark.Tree):
            todo.extend(reversed(node.children))
        else:
            yield node


def _outline(branch: Any, depth: int) -> Iterator[str]:  # noqa: ANN401 -- a lark tree
    todo = [(branch, depth)]
    while todo:
        node, level = todo.pop()
        indent = "  " * level
        if isinstance(node, lark.Tree):
            yield f"{indent}{node.data}"
            todo.extend((child, level + 1) for child in reversed(node.children))
        elif node:
            yield f"{indent}{node.type} {_shown(node)}"


def _shown(text: str) -> str:
    if len(text) <= WIDEST:
        return repr(str(text))
    half = WIDEST // 2
    return f"{text[:half]!r} … {text[-half:]!r}"
