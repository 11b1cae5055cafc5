"""Markup that is not well-formed: the message names what a person did wrong, where, the remedy."""

import pytest

from edition.messages import EditionError
from edition.tei import intake

FAULTS = {
    "an end tag is missing": (
        "<TEI><p>So</TEI>", 11, "</TEI> stands where <p> of line 1", "write </p> before",
    ),
    "a capital": ("<TEI><P>So</p></TEI>", 11, "</p> stands where <P>", "both alike"),
    "a slip in an end tag": ("<TEI><quote>So</qoute></TEI>", 15, "</qoute>", "mean </quote>?"),
    "a milestone without /": ("<TEI><p>So<lb>so</p></TEI>", 17, "<lb> of line 1", "write <lb/>"),
    "elements that overlap": (
        "<TEI><p><hi>So</p>so</hi></TEI>", 15, "</p> stands where <hi>", "cannot overlap",
    ),
    "a start tag for an end tag": (
        "<TEI><l>So<l></TEI>", 14, "</TEI> stands where <l>", "meant to be </l>?",
    ),
    "an end tag of nothing": ("<TEI><p>So</div></p></TEI>", 11, "</div> stands", "take it away"),
    "a bare &": ("<TEI>So & so</TEI>", 9, "this & begins no reference", "&amp;"),
    "an & in a word": ("<TEI>P&O.</TEI>", 7, "this & begins no reference", "&amp;"),
    "a bare <": ("<TEI>3 < 5</TEI>", 8, "this < begins no tag", "&lt;"),
    "typographic marks": (
        "<TEI n=“1”/>", 8, "the value of n stands in typographic quotation marks", 'write n="1"',
    ),
    "no quotation marks": ("<TEI n=1/>", 8, "the value of n stands in no", 'write n="1"'),
    "no closing mark": (
        '<TEI><p n="1>So</p></TEI>', 11, 'n begins with " and does not end', "where it ends",
    ),
    "a value that is missing": ("<TEI><p so on</p></TEI>", 9, "so stands in a tag", 'so="…"'),
    "no space": ("<TEI n='1'type='2'/>", 11, "a space is missing", "put a space"),
    "a comment without end": ("<TEI><!-- So</TEI>", 6, "this comment never ends", "-->"),
    "a comment with --": ("<TEI><!-- a -- b --></TEI>", 15, "-- cannot stand in", "- -"),
    "an entity": ("<TEI>&nbsp;</TEI>", 6, "the entity &nbsp; is not defined", "&#xA0;"),
    "an attribute twice": ("<TEI n='1' n='2'/>", 12, "the attribute n stands twice", "keep one"),
    "a prefix": ("<TEI><xi:include/></TEI>", 6, "the prefix xi:", "2001/XInclude"),
    "the prefix of an attribute": ("<TEI xlink:href='a'/>", 1, "the prefix xlink:", "1999/xlink"),
    "a control character": ("<TEI>\x0b</TEI>", 6, "the character U+000B", "take it away"),
    "the end of a section": ("<TEI>]]></TEI>", 6, "]]> cannot stand in text", "]]&gt;"),
    "a packed file": ("PK\x03\x04", 1, "no XML, but a packed file", "word processor"),
}  # fmt: skip


@pytest.mark.parametrize(("markup", "column", "text", "hint"), FAULTS.values(), ids=FAULTS.keys())
def test_the_true_cause_is_named(markup: str, column: int, text: str, hint: str) -> None:
    """Each slip that people make is called by its name, at the place where it was made."""
    with pytest.raises(EditionError) as raised:
        intake.check(intake.decode("a.xml", markup.encode()))
    message = raised.value.messages[0]

    assert message.code == "I005"
    assert text in message.text
    assert hint in (message.hint or "")
    assert message.place is not None
    assert message.place.column == column
