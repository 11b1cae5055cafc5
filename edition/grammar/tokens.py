"""Own the tokens of a text while it is being read: parallel lists that the resolvers change."""

from dataclasses import dataclass, field

from edition.grammar.model import Anomaly
from edition.grammar.profile import Profile

MARK = "MARK"
TEXT = "TEXT"
STRAY = "STRAY"
Q_OPEN, Q_CLOSE = "Q_OPEN", "Q_CLOSE"
B_OPEN, B_CLOSE = "B_OPEN", "B_CLOSE"
I_OPEN, I_CLOSE = "I_OPEN", "I_CLOSE"
BLANK, NL, OMISSION = "BLANK", "NL", "OMISSION"


@dataclass(slots=True)
class Tokens:
    """The tokens of *text*: kind, text and offset of each, and what was found wrong.

    ``partner`` tells, for the index of an opening token, the index of its closing one.
    """

    text: str
    profile: Profile
    kinds: list[str]
    texts: list[str]
    starts: list[int]
    partner: dict[int, int] = field(default_factory=dict)
    anomalies: list[Anomaly] = field(default_factory=list)

    def end(self, index: int) -> int:
        """Return the offset after token *index*."""
        return self.starts[index] + len(self.texts[index])
