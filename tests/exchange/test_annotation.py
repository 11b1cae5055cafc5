"""The table of annotations: everything marked, with its place in the source."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any

from edition import exchange

SOURCE = "A “friend” said been been.\n"
RECORD = (
    "<fileDesc><sourceDesc><bibl type='plain-text'><idno type='filename'>a.txt</idno>"
    "<idno type='sha256'>00</idno><measure unit='byte' quantity='30'/></bibl>"
    "</sourceDesc></fileDesc>"
)
BODY = (
    "<p xml:id='p-1'>A <soCalled xml:id='q-1' cert='high' ana='#short'>“friend”</soCalled> said "
    "<choice xml:id='c-1'><sic>been been</sic>"
    "<corr cert='high' resp='#detector'>been</corr></choice>.</p>\n"
)
Tree = Any  # lxml has no public name for it
Maker = Callable[..., Tree]


def rows(tree: Tree) -> list[dict[str, str]]:
    """Return the lines of the CSV table by the names of their columns."""
    return list(csv.DictReader(io.StringIO(exchange.annotations(tree))))


def test_positions_are_those_of_the_source(tei: Maker) -> None:
    """Each row's span of the source is what was printed there."""
    found = rows(tei(BODY, RECORD))

    assert [(row["layer"], row["printed"]) for row in found] == [
        ("quotation", "“friend”"),
        ("correction", "been been"),
    ]
    assert [SOURCE[int(row["start"]) : int(row["end"])] for row in found] == [
        "“friend”",
        "been been",
    ]


def test_a_correction_has_both_readings(tei: Maker) -> None:
    """The table says what would stand there instead, how sure, and who says so."""
    row = rows(tei(BODY, RECORD))[1]

    assert (row["corrected"], row["certainty"]) == ("been", "high")


def test_tei_without_a_source_has_no_positions(tei: Maker) -> None:
    """A position in nothing would be a guess."""
    assert {row["start"] for row in rows(tei(BODY))} == {"-1"}


def test_web_annotations_point_into_the_source(tei: Maker) -> None:
    """Position and quotation say the same; what is proposed is the body."""
    collection = json.loads(exchange.web_annotations(tei(BODY, RECORD)))
    first, second = collection["first"]["items"]
    position, quotation = second["target"]["selector"]

    assert collection["total"] == 2
    assert second["target"]["source"] == "a.txt"
    assert SOURCE[position["start"] : position["end"]] == quotation["exact"] == "been been"
    assert quotation["prefix"] == "A “friend” said "
    assert {"been"} == {one["value"] for one in second["body"] if one["purpose"] == "editing"}
    assert (first["motivation"], second["motivation"]) == ("classifying", "editing")
