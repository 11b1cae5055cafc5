"""`edition render`: any TEI, in every form."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from edition.view import Reading
from edition.workflow.render import Choices, render_file
from edition.workflow.report import silent

Run = Callable[..., CompletedProcess[str]]
FOREIGN = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
<title>Letters</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc>
</fileDesc></teiHeader><text><body><opener><salute>Dear Ann,</salute></opener>
<p>it <choice><sic>reined</sic><corr>rained</corr></choice> all day.</p></body></text></TEI>"""


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """Return a letter that the program did not write."""
    path = tmp_path / "letter.xml"
    path.write_text(FOREIGN, encoding="utf-8")
    return path


@pytest.mark.usefixtures("letter")
@pytest.mark.parametrize(
    ("form", "begins"),
    [
        ("html", b"<!doctype html>"),
        ("pdf", b"%PDF-"),
        ("epub", b"PK"),
        ("latex", b"%"),
        ("jsonld", b"{"),
    ],
)
def test_a_document_is_rendered_in_every_form(
    run: Run, tmp_path: Path, form: str, begins: bytes
) -> None:
    """Each form is a file of its kind."""
    rendered = run("render", "letter.xml", "--to", form, "--output", "out")

    assert rendered.returncode == 0, rendered.stderr
    assert (tmp_path / "out").read_bytes().startswith(begins)


@pytest.mark.usefixtures("letter")
def test_the_reading_is_chosen(run: Run) -> None:
    """The text is as printed, or as corrected, and goes to standard output."""
    printed = run("render", "letter.xml", "--to", "text").stdout
    corrected = run("render", "letter.xml", "--to", "text", "--reading", "corrected").stdout

    assert ("it reined all day" in printed, "it rained all day" in corrected) == (True, True)


def test_what_is_asked_for_goes_before_the_metadata(letter: Path) -> None:
    """Of the rest, the metadata beside the file decide."""
    settings = 'title = "A"\n[print]\ndesign = "trade"\nreading = "corrected"\nevery = 7\n'
    letter.with_suffix(".toml").write_text(settings, encoding="utf-8")

    latex = render_file(letter, "latex", Choices(reading=Reading.PRINTED), silent).data.decode()
    asked = Choices(reading=Reading.CORRECTED)

    assert latex != render_file(letter, "latex", asked, silent).data.decode()
    assert "reined" in latex


def test_standard_input_is_validated(run: Run, letter: Path) -> None:
    """As with other tools, it is called -, and may stand among files."""
    validated = subprocess.run(
        [sys.executable, "-m", "edition", "validate", "letter.xml", "-", "--format", "json"],
        cwd=letter.parent,
        input=FOREIGN.replace("<salute>", "<salut>").replace("</salute>", "</salut>"),
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )

    assert validated.returncode == 1, validated.stderr
    assert "-" in {message["file"] for message in json.loads(validated.stdout)}
    assert "save the TEI" in run("export", "-", "--to", "bag").stderr


def test_what_is_no_xml_is_refused(run: Run, tmp_path: Path) -> None:
    """One message with the place, and no file."""
    (tmp_path / "a.xml").write_text("<TEI><p></TEI>", encoding="utf-8")
    refused = run("render", "a.xml", "--to", "html", "--output", "out.html")

    assert (refused.returncode, (tmp_path / "out.html").exists()) == (2, False)
    assert refused.stderr.startswith("a.xml:1:")


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("render a.xml --to html --width 60", "--width changes nothing with --to html: it is for"),
        ("render a.xml --to text --typeface F", "--typeface changes nothing with --to text"),
        (
            "export a.xml --marks in-rend",
            "--marks changes nothing with --to bag",
        ),
        (
            "export a.xml --to dta --base x",
            "--base changes nothing with --to dta",
        ),
    ],
)
def test_an_option_that_would_change_nothing_is_refused(
    run: Run, tmp_path: Path, command: str, said: str
) -> None:
    """Who asks for something is not left to believe that it was done."""
    refused = run(*command.split())

    assert (refused.returncode, refused.stdout, list(tmp_path.iterdir())) == (2, "", [])
    assert said in refused.stderr


APPARATUS = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p>'
    "<app><lem>one</lem><rdg>won</rdg><rdg>on</rdg></app> <app><lem>two</lem><rdg>to</rdg></app>"
    "<app><lem>three</lem></app></p></body></text></TEI>"
)


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("text", True),
        ("markdown", True),
        ("text --notes none", False),
        ("text --quiet", False),
        ("html", False),
    ],
)
def test_readings_that_a_form_leaves_out_are_counted_once(
    tmp_path: Path, run: Run, form: str, told: bool
) -> None:
    """Who wants a text learns what it is without, unless only words, or no notes, are wanted."""
    (tmp_path / "a.xml").write_text(APPARATUS, encoding="utf-8")

    said = run("render", "a.xml", "--to", *form.split(), "-o", "a.out").stderr

    note = (
        "a.xml: X021 left out, as this form has the text alone: 3 readings of other witnesses, "
        "at 2 places\n    hint: html, pdf, latex, epub and csv have them\n"
    )
    assert said == (note if told else "")


def test_an_epub_names_what_of_the_document_it_does_not_show(tmp_path: Path, run: Run) -> None:
    """As the web page and the print do."""
    series = "<fileDesc><seriesStmt><p>Letters, 3</p></seriesStmt></fileDesc>"
    header = APPARATUS.replace("<teiHeader/>", f"<teiHeader>{series}</teiHeader>")
    (tmp_path / "a.xml").write_text(header, encoding="utf-8")

    said = run("render", "a.xml", "--to", "epub", "-o", "a.epub").stderr

    assert "a.xml:1: H004 the header's <seriesStmt> is not shown, 1×\n" in said
