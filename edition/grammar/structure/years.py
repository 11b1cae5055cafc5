"""Own which numbers of four figures call notes, as in a long book, and which are years."""

from edition.grammar.model import NOTE, PARAGRAPH, Block
from edition.grammar.tokens import NOTE_CALL, TEXT, Tokens
from edition.patterns import rare

YEAR = 4
NUMBER = rare(r"\[\d{4}\]")


def find(tokens: Tokens, blocks: list[Block]) -> None:
    """Let [1848] be a year, unless it calls a note that stands beside one of the next number."""
    if not NUMBER.search(tokens.text):
        return
    calls = [
        at
        for at, (kind, text) in enumerate(zip(tokens.kinds, tokens.texts, strict=True))
        if kind == NOTE_CALL and NUMBER.fullmatch(text)
    ]
    called = {tokens.texts[at][1:-1] for at in calls}
    labels = {one.label for one in blocks if len(one.label) < YEAR or one.label in called}
    noted: set[str] = set()
    for block in blocks:
        if block.kind is not NOTE or not NUMBER.fullmatch(f"[{block.label}]"):
            continue
        if block.label in labels and not labels.isdisjoint(_beside(block.label)):
            noted.add(block.label)
        else:
            block.kind, block.label = PARAGRAPH, ""
    for at in calls:
        if tokens.texts[at][1:-1] not in noted:
            tokens.kinds[at] = TEXT


def _beside(label: str) -> tuple[str, str]:
    """Return the labels of the notes before and after that called *label*."""
    return str(int(label) - 1), str(int(label) + 1)
