"""Own the shapes of proposals: what stands there, what may have been meant, how sure, and why."""

from datetime import date
from enum import StrEnum
from pathlib import Path

from edition.grammar.model import Certainty, Sign
from edition.structs import Frozen, field


class Proposal(Frozen):
    """One apparent typo, from ``start`` to ``end`` in the source (offsets in code points).

    ``sic`` is the text of that span, empty when something is missing at a known place;
    ``correction`` replaces it, or is None when the right reading is unknown. ``rule`` is
    the stable name of the rule that fired; ``reason`` says why, for a person to read.
    ``decided`` is True when an editor accepted or wrote the correction: it then carries no
    certainty in the TEI, and the editor is responsible.
    """

    start: int
    end: int
    sic: str
    correction: str | None
    certainty: Certainty
    rule: str
    reason: str
    decided: bool = False


class Foreign(Frozen):
    """A passage in another language than the text, from ``start`` to ``end``.

    ``language`` is a BCP 47 tag. Certainty high: enough words say so to mark it in the
    edition; less only keeps the spelling rules away from it.
    """

    start: int
    end: int
    language: str
    certainty: Certainty


class Detection(Frozen):
    """What was found in one text, each list in the order of the text.

    ``proposals`` have high or medium certainty, never overlap, and are encoded;
    ``doubtful`` have low certainty and are only reported.
    """

    proposals: tuple[Proposal, ...]
    doubtful: tuple[Proposal, ...]
    foreign: tuple[Foreign, ...]
    parted: tuple[Sign, ...] = ()
    """The hyphens between two lines, of words that the line end parted and of others."""


class Settings(Frozen):
    """What the project says about its words.

    ``words`` are right wherever they stand. ``dictionary`` is a hunspell dictionary,
    the ``.dic`` file with its ``.aff`` beside it.
    """

    words: frozenset[str] = field(default=frozenset())
    dictionary: Path | None = None


class Rule(Frozen):
    """One rule, as an editor meets it.

    ``code`` is what messages are known by; ``name`` is stable, and an XML name. ``title``
    completes the sentence “apparent typo: …”. ``certainty`` is the highest the rule gives.
    Each pair in ``fires`` is a text and what it becomes; the rule says nothing about a text
    in ``silent``.
    """

    code: str
    name: str
    title: str
    certainty: Certainty
    fires: tuple[tuple[str, str], ...] = ()
    silent: tuple[str, ...] = ()
    language: str = "en"
    """The language of the examples."""


class Scope(StrEnum):
    """How far a decision reaches."""

    HERE = "here"
    FORM = "form"
    RULE = "rule"


class Verdict(StrEnum):
    """What the editor decided about a proposal."""

    ACCEPT = "accept"
    REJECT = "reject"
    OTHER = "other"


class Decision(Frozen):
    """What an editor decided about one proposal, one form, or one rule.

    ``reading`` is what stands in the source, empty when something is missing; ``correction``
    what was proposed, or with the verdict other what the editor writes instead; None when there
    is none. ``before`` and ``after`` are the words around it, white space as single spaces;
    with ``occurrence`` the place is the one of that number, from 1, among equal ones.
    ``line`` is where the decision stands in its file, 0 when it is not from a file.
    """

    rule: str
    reading: str
    correction: str | None
    verdict: Verdict
    scope: Scope = Scope.HERE
    before: str = ""
    after: str = ""
    occurrence: int = 1
    note: str = ""
    who: str = ""
    when: date | None = None
    line: int = 0
