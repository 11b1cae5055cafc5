"""The edition as LaTeX: the same words and entries, nothing that TeX would take for a command."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from edition import typeset
from edition.fonts import FACES
from edition.typeset.tex import escape, from_markup
from edition.view import Reading, words
from tests.typeset import generated, pages

Tei = Callable[..., str]
TEXT, HEADING = 11, 14
"""Points, rounded, of the text and of the headings that open units, in LaTeX's class."""


def latex(tei: str, **keys: object) -> str:
    """Return the body of a TEI document as LaTeX."""
    return typeset.latex(etree.fromstring(tei), typeset.settings(keys)).partition("mainmatter\n")[2]


@given(st.text(alphabet="a\\\\{}$&#%_^~[]"))
def test_nothing_escaped_is_a_command(text: str) -> None:
    """Every special character stands behind a backslash or inside a named one."""
    kept = re.sub(
        r"\\(textbackslash|textasciicircum|textasciitilde)\{\}|\\[{}$&#%_]|\{[\[\]]\}",
        "",
        escape(text),
    )

    assert set(kept) <= {"a"}


def test_a_correction_is_an_entry_of_the_first_series(tei: Tei) -> None:
    """The lemma is marked, and the apparatus says how to read it."""
    body = tei("<p>has <choice><sic>been been</sic><corr cert='high'>been</corr></choice> gone</p>")

    assert r"has \edtext{been been}{\Afootnote{\textit{read} been}} gone" in latex(
        body, registers=False
    )


def test_sigla_are_explained(tei: Tei) -> None:
    """What the sigla of the apparatus stand for is told before the text, escaped, in its groups."""
    body = tei(
        "<listWit><head>Prints</head><witness xml:id='A'>Pond &amp; Son</witness></listWit>"
        "<p><app><lem>a</lem><rdg wit='#A'>b</rdg></app></p>"
    )
    front = typeset.latex(etree.fromstring(body)).partition("mainmatter\n")[0]

    assert "\\chapter{Witnesses}" in front
    assert "Prints\\par\n\\textit{A}\\enspace Pond \\& Son\\par" in front


def test_verse_is_a_stanza(tei: Tei) -> None:
    """Lines of verse are parted as reledmac wants it."""
    assert "\\stanza\nOne&\ntwo\\&" in latex(tei("<lg><l>One</l><l>two</l></lg>"))


def test_a_line_of_verse_stands_in(tei: Tei) -> None:
    """By one em for each step, two spaces of its text."""
    stanza = '<lg xml:space="preserve"><l>One</l><l>    two</l></lg>'

    assert "\\stanza\nOne&\n\\hspace*{2em}two\\&" in latex(tei(stanza))


def test_a_note_keeps_its_words_and_its_italics() -> None:
    """Markup of a note becomes commands; a special character in it is escaped."""
    assert from_markup("50&#37; of <i>it</i> &amp; <x>more</x>") == r"50\% of \textit{it} \& more"


def test_a_table_is_a_table_and_its_notes_stand_below(tei: Tei) -> None:
    """Rows and cells are kept; an entry about a word of a cell is not lost."""
    cell = "<cell>a <choice><sic>wrod</sic><corr cert='high'>word</corr></choice></cell>"
    body = latex(tei(f"<table><row>{cell}<cell>b</cell></row></table>"), registers=False)

    assert r"a wrod & b\tabularnewline" in body
    assert r"wrod{]} \textit{read} word" in body


def test_a_reference_and_the_indexes_are_left_to_tex(tei: Tei) -> None:
    """A place is labelled where something refers to it; a name is a term of the index."""
    body = latex(
        tei(
            '<p>See <ref target="#x_1"/>.</p><p><seg xml:id="x_1">Here</seg> is '
            '<persName key="s">Smith</persName>, <persName key="s">J. Smith</persName>.</p>'
        )
    )

    assert r"See p. \edpageref{x-1}, l. \edlineref{x-1}." in body
    assert r"\edlabel{x-1}Here" in body
    assert body.count(r"\index[names]{J. Smith}") == 2
    assert r"\printindex[names]" in body


FORMS = """<div><head>Poems</head><lg><l>Season of
<choice><sic>mist</sic><corr cert="high">mists</corr></choice>
and mellow fruitfulness,</l><l>Close bosom-friend of the maturing sun</l></lg></div>
<div><head>A play</head><stage>Enter a ghost.</stage><sp><speaker>Ghost</speaker><p>I am.</p></sp>
<sp><speaker>King</speaker><l>A verse, and <hi rend="italic">one</hi> more,</l></sp></div>
<div><head>A letter</head><opener><dateline>London, 1850</dateline></opener><quote><p>Words, 50% of
them &amp; more_or_less #1.</p></quote><list><item>One</item><item>Two</item></list><table><row>
<cell>Name</cell><cell>Age</cell></row><row><cell>Ann</cell><cell>12</cell></row></table>
<p>The end<note place="foot">So it is.</note>, of <persName>Ann</persName>.</p></div>"""


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("xelatex"), reason="needs XeLaTeX with reledmac")
@pytest.mark.parametrize("book", [FORMS, ""], ids=["all kinds of blocks", "many entries"])
def test_xelatex_sets_all_the_words(tmp_path: Path, tei: Tei, book: str) -> None:
    """The words of XeLaTeX's pages are those of the TEI; it stops at no error."""
    text = tei(book) if book else generated.book(600, chapter=300, dense=2.0)
    for face in FACES:
        (tmp_path / face.file).write_bytes(face.data())
    source = typeset.latex(etree.fromstring(text), typeset.settings({"registers": False}))
    (tmp_path / "book.tex").write_text(source, encoding="utf-8")
    command = ["xelatex", "-interaction=nonstopmode", "-halt-on-error", "book.tex"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode(errors="replace")[-2000:]

    pdf = (tmp_path / "book.pdf").read_bytes()
    sizes = [{round(line.size) for line in page} for page in pages.lines(pdf)]
    start = next(number for number, page in enumerate(sizes) if HEADING in page)
    expected = "".join(words(etree.fromstring(text), Reading.PRINTED).text)

    assert pages.letters(pdf, start, len(sizes), {TEXT, HEADING}) == re.sub(r"[-\s]", "", expected)
