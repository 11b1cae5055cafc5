"""Own the anomalies: their codes, what each says, and how the editor can mend it."""

from edition.grammar.model import Anomaly, Certainty, Repair
from edition.grammar.tokens import Tokens
from edition.structs import Frozen


class Code(Frozen):
    """One kind of anomaly: its title, what stands there in words, and what to do about it."""

    title: str
    found: str
    remedy: str


CODES = {
    "G001": Code(
        "closing mark without an opening one",
        "a closing {mark} that nothing opened",
        "put the opening mark where the quotation begins, or take this one away",
    ),
    "G002": Code(
        "opening mark without a closing one",
        "an opening {mark} that nothing closes",
        "put the closing mark where the quotation ends, or take this one away",
    ),
    "G003": Code(
        "mark turned the wrong way", "a {mark} turned the wrong way", "write {repair} instead"
    ),
    "G004": Code(
        "mark of another kind closes",
        "a {mark} that closes what {opening} opened",
        "write {repair} instead",
    ),
    "G005": Code("space missing beside a mark", "no space beside the {mark}", "put a space there"),
    "G006": Code(
        "too many marks inside each other",
        "a {mark} inside more than thirty quotations",
        "look for a mark before it that was never closed",
    ),
    "G007": Code(
        "bracket without its partner",
        "a {mark} without the bracket that belongs to it",
        "put the other bracket where it belongs, or take this one away",
    ),
    "G008": Code(
        "quotation closed too early",
        "a quotation that closes, though it goes on in the paragraphs below",
        "take this mark away, or open the quotation again in each paragraph below",
    ),
    "G009": Code(
        "quotation not opened again",
        "a quotation over several paragraphs that is not opened again in each",
        "open it again in this paragraph, or leave it so",
    ),
    "G010": Code(
        "quotation perhaps not closed",
        "a {mark} that this paragraph does not close, and the next may answer",
        "put the closing mark at the end of this paragraph, or leave it if the quotation goes on",
    ),
}


def remedy(anomaly: Anomaly) -> str:
    """Return what a person may do about *anomaly*, in words."""
    repair = anomaly.repairs[0].replacement if anomaly.repairs else ""
    return CODES[anomaly.code].remedy.format(repair=repair)


def report(
    tokens: Tokens,
    code: str,
    index: int,
    *repairs: Repair,
    certainty: Certainty | None = None,
    opening: str = "",
) -> None:
    """Report an anomaly at token *index*.

    One repair is provable unless *certainty* says otherwise; without repairs, taking the
    mark away is the only one.
    """
    start, end = tokens.starts[index], tokens.end(index)
    mark = tokens.texts[index]
    sure = certainty or (Certainty.HIGH if len(repairs) == 1 else Certainty.MEDIUM)
    possible = repairs or (Repair(start, end, ""),)
    found = CODES[code].found.format(mark=mark, opening=opening)
    tokens.anomalies.append(Anomaly(code, start, end, found, possible, sure))
