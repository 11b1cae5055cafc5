"""What people say in dialect is no slip, and what is told around it still may be."""

import pytest

from edition import grammar
from edition.grammar.model import Certainty
from edition.proposals import Proposal, detect
from edition.proposals.dialect import Dialect
from edition.proposals.words.words import Words

TOLD = "The old man sat by the river and looked at the water for a long time. " * 12
SPOKEN = "“I ain’t goin’ nowhere,” he said. “Them boys is late, and we was waitin’ here for ’em.”"


def _proposed(text: str) -> dict[str, Proposal]:
    found = detect(grammar.analyse(text))
    return {each.sic: each for each in (*found.proposals, *found.doubtful)}


def test_grammar_of_dialect_is_only_reported() -> None:
    """What breaks the rules in dialect is doubtful, and the report says why."""
    found = _proposed(f"{TOLD}\n\n{SPOKEN}\n\n{TOLD}")

    assert found["was"].certainty is Certainty.LOW
    assert found["was"].reason.endswith("dialect is heard here")


def test_same_words_in_plain_speech_are_slips() -> None:
    """Where nothing else is said in dialect, a verb that does not agree is a slip."""
    found = _proposed(f"{TOLD}\n\n“The boys are late, and we was in the house,” he said.\n\n{TOLD}")

    assert found["was"].certainty is Certainty.MEDIUM


def test_narration_beside_dialect_is_judged_as_ever() -> None:
    """A slip of the one who tells the story is found between two that speak in dialect."""
    told = TOLD.replace("long time.", "lnog time.", 1)
    found = _proposed(f"{SPOKEN}\n\n{told}\n\n{SPOKEN}")

    assert found["lnog"].certainty is Certainty.HIGH


@pytest.mark.parametrize(("signs", "heard"), [(0, False), (2, True)])
def test_dialect_is_heard_where_its_signs_are(*, signs: int, heard: bool) -> None:
    """Two signs within one speech are enough, none elsewhere counts."""
    text = f"“{'ain’t ' * signs}and so on,” she said. {TOLD}"
    end = text.index("”") + 1

    assert Dialect(Words(text), [(0, end)]).heard(end - 4) is heard
    assert not Dialect(Words(text), [(0, end)]).heard(len(text) - 4)


def test_tale_told_in_dialect_is_heard_as_such() -> None:
    """Where signs are common all through a tale, all of it is in dialect."""
    text = (
        f"We warn’t late, and I knowed it. {TOLD} He ain’t {'a-goin’ yonder, sez I. ' * 4} {TOLD}"
    )

    assert Dialect(Words(text), []).heard(len(text) // 3)
