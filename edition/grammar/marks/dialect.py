"""Own the straight ' of dialect that looks like an opening mark: go 'long, in the 'ouse."""

from collections.abc import Iterable

from edition.grammar.tokens import Q_OPEN, STRAY, TEXT, Tokens

DIALECT = 3
"""So many lost closing marks may be slips."""
STOPS = ".,;:!?—–-"


def closed_by_elided(tokens: Tokens, opening: int, last: int) -> int:
    """Return the mark that closes *opening*, an apostrophe having taken it: 'Go 'long.'.

    Nothing closes *opening* before token *last*. Within it ' stands before a small letter, and
    its partner after a stop: the one is text then, the other free. Returns -1 if there is none.
    """
    at = opening + 1
    while at < last:
        closing = tokens.partner.get(at, -1)
        if closing >= 0:
            if _looks_elided(tokens, at) and tokens.text[tokens.starts[closing] - 1] in STOPS:
                del tokens.partner[at]
                tokens.kinds[at] = TEXT
                return closing
            at = closing
        at += 1
    return -1


def _looks_elided(tokens: Tokens, opening: int) -> bool:
    start = tokens.starts[opening]
    return tokens.texts[opening] == "'" and tokens.text[start + 1].islower()


def unmark_dialect(tokens: Tokens, openings: Iterable[list[int]]) -> None:
    """Let straight ' before words be apostrophes where hardly any closes: 'ow, 'ere, 'and.

    *openings* are lists of opening marks that nothing closes; the apostrophes are taken out.
    A book that quotes within ' loses one closing mark in a hundred, not every fourth.
    """
    found = list(openings)
    lost = sum(tokens.texts[index] == "'" for one in found for index in one)
    if lost <= DIALECT:
        return
    pairs = sum(
        opening >= 0 and tokens.texts[opening] == "'" and tokens.kinds[opening] == Q_OPEN
        for opening in tokens.partner
    )
    if lost * 4 <= pairs:
        return
    for one in found:
        elided = {
            index for index in one if tokens.texts[index] == "'" and tokens.kinds[index] == STRAY
        }
        for index in elided:
            tokens.kinds[index] = TEXT
        one[:] = [index for index in one if index not in elided]
