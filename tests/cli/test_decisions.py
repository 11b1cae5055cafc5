"""The life of decisions: from their file through the TEI to the list of corrections."""

from pathlib import Path

from lxml import etree

from edition.validation import validate
from edition.workflow.check import check
from edition.workflow.encode import encode_prepared
from edition.workflow.prepare import Choices, prepare
from edition.workflow.render import render

TEXT = """A Title

He saw the the king, and it was was late. The occassional farce, an occassional play.

This documents was long,but he said nothing of of it.
"""
DECISIONS = """\
[[decision]]
rule = "doubled-word"
reading = "the the"
correction = "the"
verdict = "accept"
before = "He saw"
after = "king, and"
note = "so in the other printing"

[[decision]]
rule = "doubled-word"
reading = "of of"
verdict = "reject"
before = "nothing"

[[decision]]
rule = "misspelt"
reading = "occassional"
correction = "occasional"
verdict = "accept"
scope = "form"

[[decision]]
rule = "missing-space"
verdict = "reject"
scope = "rule"

[[decision]]
rule = "editor"
reading = "play"
correction = "comedy"
verdict = "other"
before = "an occassional"

[[decision]]
rule = "what Ada & I think"
reading = "nothing"
correction = ""
verdict = "other"
before = "he said"
"""
TEI = "{http://www.tei-c.org/ns/1.0}"


def test_every_kind_of_decision_reaches_the_edition(tmp_path: Path) -> None:
    """The TEI is valid whatever a rule is called, has what was decided, and the page lists it."""
    text = tmp_path / "a.txt"
    text.write_text(TEXT, "utf-8")
    (tmp_path / "a.decisions.toml").write_text(DECISIONS, "utf-8")

    encoded = encode_prepared(prepare(text, Choices()))
    root = etree.fromstring(encoded.tei)
    decided = {
        (corr.getprevious().text, corr.text)
        for corr in root.iter(f"{TEI}corr")
        if corr.get("resp") == "#editor"
    }

    assert validate(encoded.tei, name="a.xml") == []
    assert decided == {
        ("the the", "the"),
        ("occassional", "occasional"),
        ("play", "comedy"),
        ("nothing", None),
    }
    assert b"5 readings were decided by the editor. 2 proposals were rejected." in encoded.tei
    page = str(render(encoded.tei))
    assert "so in the other printing" in page
    assert "comedy" in page
    left = {
        each.facts["reading"] for each in check(text, Choices(), facts=True).messages if each.facts
    }
    assert {"of of", "the the", "occassional"}.isdisjoint(left)
    assert "was was" in left
