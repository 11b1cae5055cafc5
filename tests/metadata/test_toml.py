"""Where things stand in a TOML file: the line of a key, or of the nearest table around it."""

import pytest

from edition.metadata.toml import place_of

TOML = """\
title = "A"
date = "top"

[publication]
date = "1937"

[[changes]]
date = "first"

[[changes]]
text = "second"
date = "third"
[changes.who]
name = "B"

[publication.licence]
name = "C"
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), 1),
        (("date",), 2),
        (("publication", "date"), 5),
        (("changes", 0, "date"), 8),
        (("changes", 1, "date"), 12),
        (("changes", 1, "text"), 11),
        (("publication", "licence", "name"), 17),
        (("publication", "place"), 4),
        (("publication",), 4),
        (("print", "size"), 0),
    ],
    ids=str,
)
def test_a_key_is_found_in_its_own_table(path: tuple[str | int, ...], line: int) -> None:
    """The same key may stand in many tables; one that is missing is told at its table."""
    assert place_of("a.toml", TOML, path).line == line


def test_a_dotted_key_is_a_key_in_a_table() -> None:
    """Without a heading a table may be written into its keys."""
    assert place_of("a.toml", 'title = "A"\nprint.size = 3\n', ("print", "size")).line == 2
