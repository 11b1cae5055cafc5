"""The header says in plain words what was done to the text."""

import pytest

from edition.tei.statement import editorial_declaration


@pytest.mark.parametrize(
    ("anomalies", "said"),
    [
        (0, "to any depth. All of them pair."),
        (1, "1 place where marks do not pair is reported."),
        (2, "2 places where marks do not pair are reported."),
    ],
)
def test_marks_that_do_not_pair_are_counted(anomalies: int, said: str) -> None:
    """The sentence about quotation marks fits the number of places that are reported."""
    statement = editorial_declaration([], anomalies, 0, 0)

    (quotation,) = (one for one in statement.children if one.name == "quotation")
    assert quotation.children[0].text.endswith(said)
