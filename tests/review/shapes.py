"""A text with slips, and a file of decisions that is kept in memory."""

from dataclasses import dataclass, field

from edition.grammar.model import Certainty
from edition.proposals import Detection, Proposal
from edition.review.session import Session, Store

TEXT = "He saw teh king. She saw teh queen. It was was late."


@dataclass
class Memory:
    """A file of decisions that is nowhere; ``saved`` has each of its states."""

    toml: str = ""
    saved: list[str] = field(default_factory=list)

    def read(self) -> str:
        """Return the file as it is now."""
        return self.toml

    def write(self, toml: str) -> None:
        """Keep the new text."""
        self.toml = toml
        self.saved.append(toml)


def proposal(
    sic: str, correction: str | None, nth: int = 1, rule: str = "misspelt", before: str = ""
) -> Proposal:
    """Return a proposal for the *nth* place of *sic*; *before* is the text before the text."""
    start = -1
    for _ in range(nth):
        start = TEXT.index(sic, start + 1)
    start += len(before)
    return Proposal(start, start + len(sic), sic, correction, Certainty.HIGH, rule, "why")


def session(store: Store, before: str = "") -> Session:
    """Return a sitting over three proposals, two of them about one form; *before* them a text."""
    found = (
        proposal("teh", "the", before=before),
        proposal("teh", "the", 2, before=before),
        proposal("was was", "was", rule="doubled-word", before=before),
    )
    return Session(before + TEXT, Detection(found, (), ()), store)
