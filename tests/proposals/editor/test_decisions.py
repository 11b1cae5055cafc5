"""What an editor decided is found again, applied, kept, and complained about when it is wrong."""

import random
import time
from collections.abc import Callable

import pytest

from edition.grammar.model import Certainty
from edition.messages import EditionError
from edition.proposals import Decision, Detection, Proposal, Scope, Verdict
from edition.proposals.editor import decisions, place
from edition.proposals.editor.settle import settle
from edition.structs import replace

Detect = Callable[..., Detection]
PARAGRAPH = (
    "The edition has been been withdrawn. He cannot get along without an occassional farce. "
    "The whole is greater that the part, and the factories in the SOviet Union stand still. "
)
WORDS = "river mountain window candle garden letter winter shadow bridge market".split()


def book() -> str:
    """Return a text in which four slips stand among other sentences."""
    rng = random.Random(5)
    filler = [" of the ".join(["The end", *rng.sample(WORDS, 6)]) + "." for _ in range(60)]
    return " ".join(filler[:30]) + "\n\n" + PARAGRAPH + "\n\n" + " ".join(filler[30:])


def rejected(text: str, proposals: tuple[Proposal, ...]) -> list[Decision]:
    """Return the decision to keep every reading of *proposals*."""
    return [
        place.with_place(Decision(each.rule, each.sic, each.correction, Verdict.REJECT), text, each)
        for each in proposals
    ]


def edited(text: str, times: int, seed: int) -> str:
    """Return *text* after random edits of whole words, none of them inside the slips."""
    rng = random.Random(seed)
    for _ in range(times):
        words = text.split(" ")
        plain = [i for i, word in enumerate(words) if word.strip(".\n") in WORDS]
        at = rng.choice(plain)
        match rng.randrange(3):
            case 0:
                words[at] = words[at] + " indeed"
            case 1:
                words[at] = "house"
            case _:
                del words[at]
        text = " ".join(words)
    return text


@pytest.mark.parametrize("seed", range(5))
def test_a_rejected_proposal_stays_away_after_fifty_edits(detected: Detect, seed: int) -> None:
    """However the text around it changes, what was rejected is not proposed again."""
    text = book()
    kept = rejected(text, detected(text).proposals)
    later = edited(text, 50, seed)

    settled = settle(detected(later), kept, later)

    again = {each.sic for each in settled.detection.proposals} & {each.reading for each in kept}
    assert (len(kept), again, settled.messages) == (4, set(), ())


def test_a_rejection_holds_under_another_rule() -> None:
    """A later version of the rules may name it otherwise: the editor's word holds."""
    text = "He saw teh king."
    decision = Decision("old-rule", "teh", "the", Verdict.REJECT, before="He saw", after="king.")
    found = Proposal(7, 10, "teh", "ten", Certainty.HIGH, "new-rule", "why")

    assert settle(Detection((found,), (), ()), [decision], text).detection.proposals == ()


def test_an_accepted_correction_is_the_editors(detected: Detect) -> None:
    """It has no certainty of the detector's any more."""
    text = "An occassional farce."
    decision = Decision("misspelt", "occassional", "occasional", Verdict.ACCEPT, before="An")

    settled = settle(detected(text), [decision], text)

    assert [(each.correction, each.decided) for each in settled.detection.proposals] == [
        ("occasional", True)
    ]


def test_a_decision_of_the_editor_needs_no_proposal(detected: Detect) -> None:
    """What no rule can see is corrected all the same."""
    text = "Stalin wrote, his brochure."
    decision = Decision("editor", "", " in", Verdict.OTHER, before="Stalin wrote,", after="his")

    (proposal,) = settle(detected(text), [decision], text).detection.proposals

    assert (proposal.start, proposal.correction) == (13, " in")


def test_a_form_is_settled_everywhere(detected: Detect) -> None:
    """The scope form reaches every place of a reading."""
    text = "An occassional farce and an occassional play."
    decision = Decision("misspelt", "occassional", "occasional", Verdict.ACCEPT, Scope.FORM)

    settled = settle(detected(text), [decision], text)

    assert [each.decided for each in settled.detection.proposals] == [True, True]


def test_a_lost_place_is_reported() -> None:
    """A decision is never dropped in silence."""
    decision = Decision("misspelt", "teh", "the", Verdict.REJECT, before="He saw", line=7)

    settled = settle(Detection((), (), ()), [decision], "Another text altogether.", "x.toml")

    assert [(each.code, str(each.place)) for each in settled.messages] == [("P020", "x.toml:7")]


def test_decisions_that_contradict_each_other_are_told() -> None:
    """The later one counts, and a person is told."""
    text = "He saw the the king."
    found = [
        Decision("doubled-word", "the the", "the", verdict, before="He saw", line=line)
        for line, verdict in ((1, Verdict.ACCEPT), (7, Verdict.REJECT))
    ]

    settled = settle(Detection((), (), ()), found, text, "x.toml")

    assert [(each.code, str(each.place)) for each in settled.messages] == [("P021", "x.toml:7")]


def test_equal_places_are_told_apart_by_number() -> None:
    """Of two places with the same words around them the decision means one."""
    text = "See teh note.\n" * 3
    starts = [start for start in range(len(text)) if text.startswith("teh", start)]
    second = Proposal(starts[1], starts[1] + 3, "teh", "the", Certainty.HIGH, "r", "w")
    decision = place.with_place(Decision("r", "teh", "the", Verdict.REJECT), text, second)

    assert place.find(decision, text) == (second.start, second.end)


def test_comments_survive_what_is_added() -> None:
    """What a person wrote into the file stays as it is."""
    mine = '# ask Ada\n[[decision]] # why?\nrule = "r"\nreading = "a"\nverdict = "reject"\n'

    more = decisions.appended(mine, Decision("s", "“b”\\", None, Verdict.REJECT, before="x"))

    assert more.startswith(mine)
    assert [each.reading for each in decisions.read("d", more)] == ["a", "“b”\\"]


@pytest.mark.parametrize("correction", ["", "the", None])
def test_what_is_written_can_be_read(correction: str | None) -> None:
    """An empty correction, which takes the reading away, is told from none."""
    decision = Decision("misspelt", "teh", correction, Verdict.REJECT, before="He saw")

    (found,) = decisions.read("d", decisions.appended("", decision))

    assert found == replace(decision, line=found.line)


def test_a_decision_taken_out_leaves_all_else() -> None:
    """The file is what it was before the decision was added."""
    one, two = (Decision("r", reading, "c", Verdict.REJECT) for reading in "ab")
    former = decisions.appended("# mine\n", one)

    assert decisions.without(decisions.appended(former, two), decisions.block(two)) == former


def test_many_decisions_are_read_in_linear_time() -> None:
    """Four times as many take about four times as long."""

    def seconds(count: int) -> float:
        toml = '[[decision]]\nrule = "r"\nreading = "a"\nverdict = "reject"\n\n' * count
        start = time.process_time()
        decisions.read("d", toml)
        return time.process_time() - start

    few, many = (min(seconds(count) for _ in range(3)) for count in (500, 2000))
    assert many < 8 * few  # sixteen times if each looked through all before it


FAULTS = {
    "not TOML": ("[[decision]]\nrule = misspelt\n", "P001", 2),
    "unknown key": ('[[decision]]\nrule = "r"\nreadng = "a"\nverdict = "reject"\n', "P002", 3),
    "no verdict": ('[[decision]]\nrule = "r"\nreading = "a"\n', "P003", 1),
    "unknown verdict": ('[[decision]]\nrule = "r"\nreading = "a"\nverdict = "acept"\n', "P004", 4),
    "date as text": (
        '[[decision]]\nrule = "r"\nreading = "a"\nverdict = "reject"\nwhen = "today"\n',
        "P004",
        5,
    ),
    "no correction": ('[[decision]]\nrule = "r"\nreading = "a"\nverdict = "other"\n', "P005", 1),
    "no place": ('[[decision]]\nrule = "r"\nverdict = "reject"\n', "P005", 1),
    "not a table": ("decision = 3\n", "P004", 1),
}


@pytest.mark.parametrize(("toml", "code", "line"), FAULTS.values(), ids=FAULTS.keys())
def test_faults_in_the_file_are_told_with_their_place(toml: str, code: str, line: int) -> None:
    """Each fault has a code, a line and a remedy."""
    with pytest.raises(EditionError) as caught:
        decisions.read("x.decisions.toml", toml)

    (message,) = caught.value.messages
    assert (message.code, message.place and message.place.line, bool(message.hint)) == (
        code,
        line,
        True,
    )


def test_all_faults_are_told_at_once() -> None:
    """Nobody mends a file one run at a time."""
    toml = '[[decision]]\nrule = 1\nverdict = "reject"\n[[decision]]\nfoo = 1\nverdict = "x"\n'

    with pytest.raises(EditionError) as caught:
        decisions.read("d", toml)

    assert [each.code for each in caught.value.messages] == ["P004", "P002", "P004", "P003"]
