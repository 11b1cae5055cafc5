"""Own the tree for people: what the grammar made of a text, as lark prints it."""

from typing import Any

from edition.grammar.drive import Driver
from edition.grammar.layout import lay_out
from edition.grammar.model import Document
from edition.grammar.parse import Rule, lark, table


class _Trees:
    """Builds lark trees: each rule becomes a branch of its name."""

    def __init__(self, names: set[str]) -> None:
        for name in names:
            setattr(self, name, self._branch(name))

    @staticmethod
    def _branch(name: str) -> Any:  # noqa: ANN401 -- lark is loaded lazily
        return lambda children: lark.Tree(name, children)


def tree(document: Document) -> Any:  # noqa: ANN401
    """Return the lark tree of *document*; its leaves are lark tokens."""
    grammar = table(document.house_style)
    names = {cell.name for row in grammar.states for cell in row.values() if isinstance(cell, Rule)}
    stream = lay_out(document)
    tokens = ((kind, _leaf(document, kind, value)) for kind, value in stream)
    return Driver(grammar, _Trees(names)).run(tokens)


def _leaf(document: Document, kind: str, value: object) -> Any:  # noqa: ANN401
    if isinstance(value, int):
        printed = not kind.endswith("_START")
        text, place = (document.texts[value], document.starts[value]) if printed else ("", None)
        return lark.Token(kind, text, start_pos=place)
    return lark.Token(kind, value)


def explain(document: Document) -> str:
    """Return the tree of *document*, one branch or leaf a line, indented."""
    return str(tree(document).pretty())
