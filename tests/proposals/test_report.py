"""What is said about proposals: a place, a code, a reason, a remedy."""

from collections.abc import Callable

from edition.messages import Severity, as_text
from edition.proposals import Detection, report
from edition.source import Lines

Detect = Callable[..., Detection]


def test_a_message_says_where_what_why_and_what_to_do(detected: Detect) -> None:
    """It reads as compilers' messages do."""
    text = "An apple.\nAn occassional farce.\n"

    (message,) = report(detected(text), (), Lines("walden.txt", text))

    assert as_text(message) == (
        "walden.txt:2:4: P100 ‹occassional› may have been meant as ‹occasional›: no list "
        "of words has “occassional”; “occasional” is one slip away (letter too many) "
        "(high certainty)\n"
        "    An occassional farce.\n"
        "       ^^^^^^^^^^^\n"
        "    hint: rule misspelt; accept or reject it with: edition review walden.txt"
    )


def test_doubtful_forms_are_told_once(detected: Detect) -> None:
    """A form at several places is one note."""
    text = "He chastized the chakoras. " * 2
    notes = [
        each
        for each in report(detected(text), (), Lines("t", text))
        if each.severity is Severity.NOTE
    ]

    assert len(notes) == len({each.text for each in notes})
