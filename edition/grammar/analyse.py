"""Own the order of the reading: scan, cut into blocks, pair marks, join blocks, weigh evidence."""

from collections.abc import Sequence

from edition.grammar import blocks as block_kinds
from edition.grammar.chains import join
from edition.grammar.classify import classify
from edition.grammar.marks import Pairing
from edition.grammar.model import Block, Document, Kind
from edition.grammar.parse import table
from edition.grammar.profile import load
from edition.grammar.scan import scanner
from edition.grammar.tokens import Tokens


def analyse(text: str, profile: str | None = None, house_style: str = "") -> Document:
    """Return all that the grammar finds in *text*; no text is an error.

    *profile* names a language's conventions (``en``); None detects them. *house_style* is
    a grammar to add to the project's own, with ``%extend`` and ``%override``.

    Raises:
        KeyError: there is no such profile.
    """
    chosen, reason = profile or "en", "asked for" if profile else "the default"
    tokens = Tokens(text, load(chosen), *scanner(table(house_style).terminals).scan(text))
    blocks = block_kinds.cut(tokens)
    left: dict[int, Sequence[int]] = {}
    for number, block in enumerate(blocks):
        block_kinds.name_simple(tokens, block)
        if block.kind is Kind.PARAGRAPH:
            _pair(tokens, block, left, number)
    block_kinds.name_headings(tokens, blocks)
    groups = join(tokens, blocks)
    quotations = {
        opening: classify(tokens, opening, closing)
        for opening, closing in sorted(tokens.partner.items())
        if tokens.kinds[opening] == "Q_OPEN"
    }
    tokens.anomalies.sort(key=lambda anomaly: (anomaly.start, anomaly.code))
    return Document(
        text=text,
        profile=tokens.profile,
        profile_reason=reason,
        house_style=house_style,
        kinds=tokens.kinds,
        texts=tokens.texts,
        starts=tokens.starts,
        partner=tokens.partner,
        blocks=blocks,
        groups=groups,
        quotations=quotations,
        anomalies=tuple(tokens.anomalies),
    )


def _pair(tokens: Tokens, block: Block, left: dict[int, Sequence[int]], number: int) -> None:
    pairing = Pairing(tokens, block.first, block.last)
    waiting = pairing.run()
    for opening in waiting:
        pairing.lose(opening)
    if waiting:
        left[number] = [opening.index for opening in waiting]
