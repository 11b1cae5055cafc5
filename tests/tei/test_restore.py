"""The law: the TEI gives its source back, or is refused before anything is written."""

import pytest
from lxml import etree

from edition import source, tei
from edition.messages import EditionError

SOURCE = source.decode("walden.txt", "It was “[sic] \x0cso”,\nhe wrote.".encode())
HOLDS = (
    "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><desc>It</desc>.</teiHeader>"
    "<text><p>It was <choice><sic/><corr>long<hi>er</hi></corr></choice><q>“[sic] "
    "<g ref='#u000C'/>so”</q>,<lb/>he <note resp='#editor'>Who?</note>wro<!-- t -->te"
    "<note>.</note></p></text>\n</TEI>"
)


def test_both_ways_of_reading_agree() -> None:
    """The bytes as they are parsed and the tree give the same: tags, notes, additions away."""
    tei.verify(HOLDS.encode(), SOURCE)

    assert tei.source_text(etree.fromstring(HOLDS)) == SOURCE.text


@pytest.mark.parametrize(
    ("holds", "instead", "place"),
    [
        ("wro", "rwo", "2:4"),
        ("<lb/>", "", "1:20"),
        ("000C", "000B", "1:15"),
        (" resp='#editor'", "", "2:4"),
        ("<sic/>", "x", "1:8"),
        ("</p>", " </p>", "2:9"),
    ],
)
def test_what_does_not_hold_the_source_is_refused(holds: str, instead: str, place: str) -> None:
    """One character more, less or another is found, and the first of them is named."""
    with pytest.raises(EditionError) as caught:
        tei.verify(HOLDS.replace(holds, instead).encode(), SOURCE)

    (message,) = caught.value.messages
    assert (message.code, str(message.place)) == ("B090", f"walden.txt:{place}")


def test_a_difference_far_into_a_long_text_is_placed() -> None:
    """A text is compared piece by piece; the place counts from its beginning."""
    line = "The lamp was lit at dusk.\n"
    text = source.decode("long.txt", (line * 20_000).encode())
    encoded = (
        HOLDS.split("<text>", maxsplit=1)[0]
        + f"<text><p>{line * 19_999}{line[:-2]}!\n</p></text></TEI>"
    )

    with pytest.raises(EditionError, match="does not give the source back") as caught:
        tei.verify(encoded.encode(), text)

    assert str(caught.value.messages[0].place) == "long.txt:20000:25"
