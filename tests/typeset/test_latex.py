"""The edition as LaTeX: the same words and entries, nothing that TeX would take for a command."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import generated
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from edition import typeset
from edition.fonts import FACES
from edition.typeset.latex import escape, from_markup

Tei = Callable[..., str]


def latex(tei: str, **keys: str) -> str:
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

    assert r"has \edtext{been been}{\Afootnote{\textit{read} been}} gone" in latex(body)


def test_verse_is_a_stanza(tei: Tei) -> None:
    """Lines of verse are parted as reledmac wants it."""
    assert "\\stanza\nOne&\ntwo\\&" in latex(tei("<lg><l>One</l><l>two</l></lg>"))


def test_a_note_keeps_its_words_and_its_italics() -> None:
    """Markup of a note becomes commands; a special character in it is escaped."""
    assert from_markup("50&#37; of <i>it</i> &amp; <x>more</x>") == r"50\% of \textit{it} \& more"


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("xelatex"), reason="needs XeLaTeX with reledmac")
def test_xelatex_sets_it(tmp_path: Path) -> None:
    """XeLaTeX sets a book of all three series without an error."""
    for face in FACES:
        (tmp_path / face.file).write_bytes(face.data())
    text = typeset.latex(etree.fromstring(generated.book(600, chapter=300, dense=2.0)))
    (tmp_path / "book.tex").write_text(text, encoding="utf-8")
    command = ["xelatex", "-interaction=nonstopmode", "-halt-on-error", "book.tex"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)

    assert done.returncode == 0, done.stdout.decode(errors="replace")[-2000:]
