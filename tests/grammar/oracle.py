"""The slow way, by lark alone: its own lexer, its own parser. What the fast way is held against."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby
from typing import Any

import lark

from edition.grammar.parse import compile_grammar, grammar_text


@lru_cache(maxsize=4)
def parser(house_style: str = "") -> Any:  # noqa: ANN401 -- lark ships no types for it
    """Return lark's own parser of the grammar."""
    return compile_grammar(grammar_text(house_style))


def lexed(text: str, house_style: str = "") -> list[tuple[str, str]]:
    """Cut *text* with lark's own lexer; runs of TEXT, a character each, are joined."""
    tokens = [(token.type, str(token)) for token in parser(house_style).lex(text)]
    joined = []
    for kind, run in groupby(tokens, key=lambda token: token[0]):
        texts = [printed for _, printed in run]
        joined += [(kind, "".join(texts))] if kind == "TEXT" else [(kind, text) for text in texts]
    return joined


def parsed(tokens: Iterable[tuple[str, Any]], house_style: str = "") -> lark.Tree[Any]:
    """Return lark's own tree of *tokens*, whose values are hidden in the tokens' position."""
    interactive = parser(house_style).parse_interactive()
    for position, (kind, _) in enumerate(tokens):
        interactive.feed_token(lark.Token(kind, "", start_pos=position))
    return interactive.feed_eof()


def built(tree: lark.Tree[Any], tokens: list[tuple[str, Any]], builder: object) -> Any:  # noqa: ANN401 -- whatever the builder makes
    """Call the method of *builder* for each branch of *tree*, as lark's transformers do."""
    children = [
        built(child, tokens, builder)
        if isinstance(child, lark.Tree)
        else tokens[child.start_pos][1]
        for child in tree.children
    ]
    return getattr(builder, str(tree.data))(children)
