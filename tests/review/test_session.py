"""A sitting of an editor, without a terminal."""

from edition.proposals import Scope, Verdict
from edition.proposals.editor import decisions
from tests.review.shapes import Memory, proposal, session

MINE = "# mine\n"


def scopes(store: Memory) -> list[tuple[Scope, Verdict]]:
    """Return the scope and the verdict of every decision in the file."""
    return [(each.scope, each.verdict) for each in decisions.read("d", store.toml)]


def test_every_decision_is_saved_at_once() -> None:
    """What was decided is in the file before the next proposal is shown."""
    store = Memory(MINE)

    session(store).accept()

    assert scopes(store) == [(Scope.HERE, Verdict.ACCEPT)]


def test_undo_takes_a_decision_out_of_the_file() -> None:
    """The file is again what it was, and so is the place in the text."""
    store = Memory(MINE)
    sitting = session(store)
    sitting.reject()

    sitting.undo()

    assert (store.toml, sitting.at, sitting.open) == (MINE, 0, 3)


def test_what_others_write_meanwhile_stays() -> None:
    """A comment written into the file during the review survives deciding and undoing."""
    store = Memory(MINE)
    sitting = session(store)
    sitting.reject()
    store.toml = store.toml.replace(MINE, "# mine, and more\n")
    sitting.accept()
    store.toml += "# last\n"

    sitting.undo()

    assert store.toml.startswith("# mine, and more\n")
    assert store.toml.endswith("# last\n")
    assert scopes(store) == [(Scope.HERE, Verdict.REJECT)]


def test_everywhere_settles_all_places_of_a_form() -> None:
    """The next proposal is about another form."""
    store = Memory()
    sitting = session(store)
    sitting.scope = Scope.FORM

    sitting.reject()

    assert sitting.current == proposal("was was", "was", rule="doubled-word")
    assert scopes(store) == [(Scope.FORM, Verdict.REJECT)]


def test_a_decision_about_a_rule_says_no_more_than_the_rule() -> None:
    """It settles all that the rule proposed, and can be read back."""
    store = Memory()
    sitting = session(store)
    sitting.scope = Scope.RULE

    sitting.accept()

    assert (sitting.open, scopes(store)) == (1, [(Scope.RULE, Verdict.ACCEPT)])


def test_deciding_again_replaces_the_decision() -> None:
    """The file has the later one alone, so nothing in it contradicts."""
    store = Memory()
    sitting = session(store)
    sitting.accept()
    sitting.go_by(-1)

    sitting.reject()

    assert scopes(store) == [(Scope.HERE, Verdict.REJECT)]


def test_a_place_decided_apart_leaves_the_form_as_it_was() -> None:
    """A decision about a form still counts at its other places."""
    store = Memory()
    sitting = session(store)
    sitting.scope = Scope.FORM
    sitting.reject()
    sitting.go(0)

    sitting.accept()

    assert scopes(store) == [(Scope.FORM, Verdict.REJECT), (Scope.HERE, Verdict.ACCEPT)]
    assert sitting.open == 1


def test_undoing_a_second_decision_brings_the_first_one_back() -> None:
    """Both the file and the tally are as after the first."""
    store = Memory()
    sitting = session(store)
    sitting.accept()
    first = store.toml
    sitting.go(0)
    sitting.reject()

    sitting.undo()

    assert (store.toml, sitting.verdicts) == (first, {Verdict.ACCEPT: 1})


def test_skipped_proposals_stay_open() -> None:
    """Skipping writes nothing, and after the end they come again."""
    store = Memory()
    sitting = session(store)
    for _ in sitting.proposals:
        sitting.skip()

    sitting.skip()

    assert (store.saved, sitting.at, sitting.open) == ([], 0, 3)


def test_the_editors_own_correction_is_kept() -> None:
    """What the editor writes stands in the file, with the verdict other and the note."""
    store = Memory()
    sitting = session(store)
    sitting.note = "so in the manuscript"

    sitting.correct("thy")

    (found,) = decisions.read("d", store.toml)
    assert (found.verdict, found.correction, found.note) == (
        Verdict.OTHER,
        "thy",
        "so in the manuscript",
    )


def test_a_reading_taken_away_can_be_read_back() -> None:
    """An empty correction is a correction; the file says so."""
    store = Memory()

    session(store).correct("")

    assert [each.correction for each in decisions.read("d", store.toml)] == [""]


def test_only_one_rule_is_gone_through() -> None:
    """What the filter leaves out is neither shown nor decided."""
    sitting = session(Memory())
    sitting.narrow("doubled-word", [2])

    sitting.accept()

    assert (sitting.current, sitting.open) == (None, 2)
