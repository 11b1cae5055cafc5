"""Own what a review shows of a proposal: the passage, the evidence, one line in a list."""

import re
from functools import lru_cache

from textual.content import Content

from edition.grammar.model import Certainty
from edition.proposals import Proposal, Scope, Verdict
from edition.proposals.editor import place
from edition.proposals.wording import CONTROLS, change, quoted, visible
from edition.review.session import ALL, Made, Session
from edition.source import Lines

DOT = "  ·  "
"""What stands between the parts of a line."""
CONTEXT = 4000
"""Characters of the text at hand on either side of a proposal; the rest is cut off."""
WRAPPED = re.compile(r"(?<=[^\n]{45})\n(?=[^\s\d*\-])")
"""The end of a line so long that its paragraph goes on: for a screen it is a space."""
COLOURS = {
    Certainty.HIGH: "$text-success",
    Certainty.MEDIUM: "$text-warning",
    Certainty.LOW: "$text-error",
}
MEANING = {
    Certainty.HIGH: "marked in the edition until you decide",
    Certainty.MEDIUM: "marked in the edition until you decide",
    Certainty.LOW: "only reported; in the edition only if you accept it",
}
DONE = {
    Verdict.ACCEPT: "accepted",
    Verdict.REJECT: "rejected",
    Verdict.OTHER: "corrected by you",
}


def place_of(text: str, proposal: Proposal) -> tuple[Content, Content]:
    """Return the text up to and with a proposal, and the text after it.

    What stands there is struck out, what may have been meant stands beside it.
    """
    start, end = max(0, proposal.start - CONTEXT), min(len(text), proposal.end + CONTEXT)
    before, after = text[start : proposal.start], text[proposal.end : end]
    if start:
        before = "…" + before[before.find(" ") + 1 :]
    if end < len(text):
        after = after[: after.rfind(" ") + 1] + "…"
    correction = proposal.correction or ""
    change = Content.assemble(
        (visible(proposal.sic), "bold strike $text-error"),
        " " * bool(proposal.sic and correction),
        (visible(correction), "bold reverse $text-success"),
    )
    return Content(unwrapped(before)) + change, Content(unwrapped(after))


def unwrapped(text: str) -> str:
    """Return *text* as paragraphs that a screen can wrap anew, with nothing that moves a cursor."""
    return WRAPPED.sub(" ", text.replace("\r\n", "\n")).translate(CONTROLS)


def evidence(session: Session, proposal: Proposal) -> Content:
    """Return why a proposal was made, how sure it is, and what a decision would reach."""
    lines = [
        Content.styled(_change(proposal), "bold"),
        Content(unwrapped(proposal.reason)),
        Content.assemble(
            (f"{proposal.certainty} certainty", f"bold {COLOURS[proposal.certainty]}"),
            f": {MEANING[proposal.certainty]}",
        ),
        Content.assemble("Your decision counts ", *reach(session, proposal)),
    ]
    if session.note:
        lines.append(Content.assemble("With the note: ", (session.note, "italic")))
    made = session.made.get(session.at)
    if made:
        lines.append(Content.styled(f"{decided(made)} already; decide again to change it", "bold"))
    return Content("\n").join(lines)


def reach(session: Session, proposal: Proposal) -> tuple[str | tuple[str, str], ...]:
    """Return what the next decision counts for, in words; what is unusual stands out."""
    alike = len(session.alike(session.scope))
    if session.scope is Scope.RULE:
        return (
            (f"for all that the rule {proposal.rule} proposes", "bold reverse"),
            f" ({alike} here)",
        )
    if not proposal.sic:
        return ("here",)
    places = _places(session.text, proposal.sic)
    form = quoted(proposal.sic)
    if session.scope is Scope.FORM:
        return (
            (f"for {form} everywhere: at {_count(places, 'place')}", "bold reverse"),
            f", of which {alike} {'was' if alike == 1 else 'were'} proposed",
        )
    if places == 1:
        return ("here; the form stands nowhere else",)
    return (f"here only; {form} stands at {places} places",)


def decided(made: Made) -> str:
    """Return what was decided, in words."""
    decision = made.decision
    scope = {Scope.HERE: "", Scope.FORM: " everywhere", Scope.RULE: ", as all of its rule"}
    own = f" to {quoted(decision.correction or '')}" if decision.verdict is Verdict.OTHER else ""
    return f"{DONE[decision.verdict]}{own}{scope[decision.scope]}".capitalize()


def tally(session: Session) -> str:
    """Return how many proposals were decided, and how: “3 decided (2 accepted, 1 rejected)”."""
    verdicts = session.verdicts
    told = ", ".join(f"{verdicts[one]} {DONE[one]}" for one in Verdict if one in verdicts)
    return f"{len(session.made)} decided ({told})" if told else "nothing decided yet"


def head(name: str, session: Session, room: int) -> Content:
    """Return the line above all: the text called *name*, where in it, and what was done.

    It has at most *room* columns where that can be: the name gives way first, then how it was
    decided.
    """
    at = session.shown.index(session.at) + 1 if session.at in session.shown else 0
    where = f"{at} of {len(session.shown)}" if at else f"{len(session.shown)} in all"
    only = f"{DOT}only: {session.filter}" if session.filter != ALL else ""
    short = f"{len(session.made)} decided"
    wordings = ((f"{name}{DOT}", tally(session)), ("", tally(session)), ("", short))
    heads = [
        Content.assemble((named, "bold"), f"{where}{DOT}{told}", (only, "bold $text-warning"))
        for named, told in wordings
    ]
    return next((one for one in heads if one.cell_length <= room), heads[-1])


def end(session: Session) -> Content:
    """Return what stands after the last proposal: what was done, and what can be done now."""
    left = sum(number not in session.made for number in session.shown)
    lines = ["", f"This was the last one. {tally(session).capitalize()}, {session.open} open."]
    if left:
        lines += ["", f"s goes through the {left} you left open again."]
    if session.filter != ALL:
        lines += ["", f"Only “{session.filter}” was gone through; f chooses what comes next."]
    return Content("\n".join([*lines, "", "l lists all, u takes back the last step, q leaves."]))


def groups(session: Session) -> list[tuple[str, list[int]]]:
    """Return what can be gone through alone: a name, and the numbers of its proposals."""
    members: dict[str, list[int]] = {ALL: list(range(len(session.proposals)))}
    by_rule: dict[str, list[int]] = {}
    for certainty in Certainty:
        members[f"{certainty} certainty"] = []
    for number, proposal in enumerate(session.proposals):
        members[f"{proposal.certainty} certainty"].append(number)
        by_rule.setdefault(proposal.rule, []).append(number)
    often = sorted(by_rule.items(), key=lambda pair: -len(pair[1]))
    return [(name, having) for name, having in [*members.items(), *often] if having]


def row(session: Session, lines: Lines, number: int) -> Content:
    """Return a proposal as one line of a list."""
    proposal = session.proposals[number]
    line, column = lines.line_column(proposal.start)
    made = session.made.get(number)
    state = decided(made).lower() if made else f"{proposal.certainty}, {proposal.rule}"
    return Content.assemble(
        f" {line:>{len(str(len(lines)))}}:{column:<4} ",
        ("✓ " if made else "  ", "bold $text-success"),
        _change(proposal),
        (f"  {state}", "dim"),
    )


@lru_cache(maxsize=64)
def _places(text: str, reading: str) -> int:
    return sum(1 for _ in place.occurrences(text, reading))


def _change(proposal: Proposal) -> str:
    """Return what is proposed, short enough for a list."""
    return change(proposal.sic, proposal.correction, meant="→")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"
