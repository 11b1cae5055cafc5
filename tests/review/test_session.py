"""A sitting of an editor, without a terminal."""

from edition.grammar.model import Certainty
from edition.proposals import Detection, Proposal, Scope, Verdict, decisions
from edition.review.session import Session

TEXT = "He saw teh king. She saw teh queen. It was was late."


def proposal(sic: str, correction: str | None, nth: int = 1) -> Proposal:
    """Return a proposal for the *nth* place where *sic* stands in the text."""
    start = -1
    for _ in range(nth):
        start = TEXT.index(sic, start + 1)
    return Proposal(start, start + len(sic), sic, correction, Certainty.HIGH, "misspelt", "why")


def session(saved: list[str]) -> Session:
    """Return a sitting over three proposals that saves into a list."""
    found = (proposal("teh", "the"), proposal("teh", "the", 2), proposal("was was", "was"))
    return Session(TEXT, Detection(found, (), ()), "# mine\n", saved.append)


def test_every_decision_is_saved_at_once() -> None:
    """What was decided is in the file before the next proposal is shown."""
    saved: list[str] = []
    sitting = session(saved)

    sitting.accept()

    assert [each.verdict for each in decisions.read("d", saved[-1])] == [Verdict.ACCEPT]


def test_undo_takes_a_decision_out_of_the_file() -> None:
    """The file is again what it was, and so is the place in the text."""
    saved: list[str] = []
    sitting = session(saved)
    sitting.reject()

    sitting.undo()

    assert (saved[-1], sitting.at) == ("# mine\n", 0)


def test_everywhere_settles_all_places_of_a_form() -> None:
    """The next proposal is about another form."""
    saved: list[str] = []
    sitting = session(saved)
    sitting.everywhere = True

    sitting.reject()

    assert sitting.current == proposal("was was", "was")
    assert [each.scope for each in decisions.read("d", saved[-1])] == [Scope.FORM]


def test_skipped_proposals_stay_open() -> None:
    """Skipping writes nothing."""
    saved: list[str] = []
    sitting = session(saved)

    sitting.skip()

    assert (saved, sitting.at, sitting.settled) == ([], 1, frozenset())


def test_the_editors_own_correction_is_kept() -> None:
    """What the editor writes stands in the file, with the verdict other."""
    saved: list[str] = []
    sitting = session(saved)

    sitting.correct("thy")

    assert [(each.verdict, each.correction) for each in decisions.read("d", saved[-1])] == [
        (Verdict.OTHER, "thy")
    ]
