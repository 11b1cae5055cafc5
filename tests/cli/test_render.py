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


@pytest.mark.parametrize(("form", "told"), [("text", 1), ("markdown", 1), ("latex", 0), ("csv", 0)])
def test_readings_are_not_left_out_without_a_word(
    run: Run, tmp_path: Path, form: str, told: int
) -> None:
    """A form that has room for one reading says that there are others, and who has them."""
    app = "<app><lem>lamp</lem><rdg>light</rdg></app>"
    tei = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>The {app}.</p></body></text>'
    (tmp_path / "a.xml").write_text(f"{tei}</TEI>", encoding="utf-8")

    done = run("render", "a.xml", "--to", form)

    assert (done.returncode, done.stderr.count("H005")) == (0, told)
    assert ("light" in done.stdout) == (not told)
