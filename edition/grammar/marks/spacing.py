"""Own the spaces that are missing beside quotation marks: words:“It, ended.”Then."""

from edition.grammar.anomalies import report
from edition.grammar.model import Block, Repair
from edition.grammar.tokens import Q_CLOSE, Q_OPEN, Tokens

STOPS = ".,;:!?"


def report_spacing(tokens: Tokens, blocks: list[Block]) -> None:
    """Report each quotation that touches the word or stop before it, or the sentence after."""
    if tokens.profile.attached:
        return
    begins = {tokens.starts[block.first] for block in blocks}
    text, starts, kinds, texts = tokens.text, tokens.starts, tokens.kinds, tokens.texts
    for opening, closing in tokens.partner.items():
        if opening >= 0 and kinds[opening] == Q_OPEN and (start := starts[opening]):
            before = text[start - 1]
            if (before in STOPS or before.isalnum()) and start not in begins:
                report(tokens, "G005", opening, Repair(start, start, " "))
        if closing >= 0 and kinds[closing] == Q_CLOSE:
            end = starts[closing] + len(texts[closing])
            if text[end : end + 1].isupper():
                report(tokens, "G005", closing, Repair(end, end, " "))
