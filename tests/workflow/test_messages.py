"""What is told when something cannot be done: each message is met once, by its code."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

import edition
from edition.exchange import profile
from edition.exchange.layer import propose as proposed
from edition.messages import EditionError, Message
from edition.metadata import Metadata
from edition.tei.intake import decode, parse
from edition.typeset import book
from edition.validation import catalogue, schemas
from edition.validation.batch import documents
from edition.view import Reading
from edition.view.reading import words
from edition.workflow import edition as editions
from edition.workflow.day import day_of
from edition.workflow.dts import export_dts
from edition.workflow.encode import encode_prepared
from edition.workflow.export import export_bag
from edition.workflow.files import read_bytes, write_whole
from edition.workflow.importing import import_into
from edition.workflow.prepare import Choices, prepare
from edition.workflow.profiles import export_profile
from edition.workflow.proposing import propose, told, written
from edition.workflow.render import Choices as Look
from edition.workflow.render import render_file
from edition.workflow.report import silent
from edition.workflow.trace import trace

NS = "http://www.tei-c.org/ns/1.0"
HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>A</title></titleStmt><publicationStmt><p>B</p>"
    "</publicationStmt><sourceDesc><p>C</p></sourceDesc></fileDesc></teiHeader>"
)
TEI = f'<TEI xmlns="{NS}" xml:lang="en">{HEADER}<text><body>%s</body></text></TEI>'
OTHER = "<list><entry>One</entry></list>"
ACCEPTED = '[[decision]]\nrule = "editor"\nreading = "a “b"\ncorrection = "b"\nverdict = "other"\n'


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str], Path]:
    """Return a maker of a file of some text."""

    def make(text: str, name: str = "a.xml") -> Path:
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return make


def codes(messages: "tuple[Message, ...] | list[Message]") -> set[str]:
    """Return the codes of *messages*, each once."""
    return {message.code for message in messages}


def refused(act: Callable[[], object]) -> set[str]:
    """Return the codes of that with which *act* is refused."""
    with pytest.raises(EditionError) as caught:
        act()
    return codes(list(caught.value.messages))


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    """A link that leads to itself is no missing file."""
    (tmp_path / "a.txt").symlink_to("a.txt")

    assert refused(lambda: read_bytes(tmp_path / "a.txt")) == {"B003"}


def test_a_day_is_a_number_of_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever else the environment says of the day is refused, not guessed."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "today")

    assert refused(lambda: day_of(Metadata(title="A"))) == {"B007"}


def test_tei_that_is_not_valid_is_not_written(
    file: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Should the program err, the build says so and leaves nothing."""
    text = file("A text.\n", "a.txt")
    wrong = Message("V002", "there is no such element")
    monkeypatch.setattr(editions, "validate", lambda *_, **__: [wrong])

    found = refused(lambda: list(editions.build_all([text], tmp_path / "out", Choices(), silent)))

    assert (found, (tmp_path / "out").exists()) == ({"V002", "B009"}, False)


@pytest.mark.parametrize("target", ["a.txt", "a.txt:9"])
def test_a_line_is_traced_that_is_there(
    file: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    """What names no line of the text is refused."""
    monkeypatch.chdir(file("A text.\n", "a.txt").parent)

    assert refused(lambda: list(trace(target, Choices()))) == {"B012"}


def test_forms_have_names() -> None:
    """A form that there is not is refused."""
    assert refused(lambda: edition.render((TEI % "<p>A</p>").encode(), to="docx")) == {"B013"}


def test_what_crosses_a_mark_is_told(file: Callable[..., Path]) -> None:
    """A correction that begins outside a quotation and ends in it is not in the TEI."""
    text = file("He saw a “b c” here.\n", "a.txt")
    file(ACCEPTED, "a.decisions.toml")

    assert codes(list(encode_prepared(prepare(text, Choices())).messages)) == {"B014"}


def test_a_layer_is_written_as_its_name_says(file: Callable[..., Path]) -> None:
    """An ending that stands for no form of proposals is refused."""
    layer = propose(file(TEI % "<p>He saw the the king.</p>"))

    assert refused(lambda: written(layer, Path("a.pdf"))) == {"B016"}


def test_what_may_be_marked_is_told_by_its_kind() -> None:
    """A quotation, an omission and a slip have a code each."""
    data = (TEI % "<p>“Quite so,” he said of the the king [ . . . ] and all.</p>").encode()

    found = told(proposed(parse(decode("a.xml", data)).getroot(), "a.xml", data), "a.xml")

    assert codes(list(found)) == {"L001", "L002", "L003"}


@pytest.mark.parametrize("act", [propose, lambda path: export_bag(path, Path("x"), silent)])
def test_other_xml_is_not_taken_for_tei(
    file: Callable[..., Path], act: Callable[[Path], object]
) -> None:
    """Nothing is said of the words of XML of which nothing is known."""
    assert refused(lambda: act(file(OTHER))) == {"I033"}


def test_other_xml_is_rendered_with_a_warning(file: Callable[..., Path]) -> None:
    """Its words are shown all the same."""
    rendered = render_file(file(OTHER), "text", Look(), silent)

    assert (rendered.data, codes(rendered.messages)) == (b"One\n", {"I033"})


def test_nothing_is_taken_into_itself(tmp_path: Path) -> None:
    """The folder to write to does not lie in the one that is taken in."""
    assert refused(lambda: import_into(tmp_path, tmp_path / "out", silent)) == {"I035"}


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.xml", f"<!DOCTYPE TEI [<!ENTITY b 'B'>]>{TEI % '<p>&b;</p>'}", "I030"),
        ("a.xml", TEI % "<zzz>A</zzz>", "I034"),
        ("a.xml", OTHER, "I033"),
        ("a.txt", TEI % "<p>A</p>", "S008"),
    ],
)
def test_what_is_taken_in_is_judged(
    file: Callable[..., Path], tmp_path: Path, name: str, text: str, expected: str
) -> None:
    """A repair, faults, XML that is not TEI and TEI under the name of a text are told."""
    imported = import_into(file(text, name), tmp_path / "out", silent)

    assert expected in codes(list(imported.messages))


def test_a_server_on_this_machine_is_told(file: Callable[..., Path], tmp_path: Path) -> None:
    """A collection whose addresses lead nowhere else says so."""
    exported = export_dts(file(TEI % "<p>A</p>"), tmp_path / "dts", "")

    assert codes(exported.messages) == {"X060"}


def test_a_profile_tells_what_it_changes(file: Callable[..., Path]) -> None:
    """What is lost, what stands where it may not, and what is only called otherwise."""
    path = file(TEI % "<p><zzz>a</zzz> <quote>b</quote></p><lg>c</lg>")

    exported = export_profile(path, "tei-lite", Reading.PRINTED, Path("b.xml"), everything=True)

    assert codes(exported.messages) == {"X050", "X052", "X053"}


def test_a_profile_that_would_lose_words_is_not_written(
    file: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Should the program err, the words of both are compared, and nothing is written."""
    path = file(TEI % "<p>a</p>")
    answers = iter(
        [
            words(parse(decode("a.xml", TEI.encode() % b)).getroot(), Reading.PRINTED)
            for b in (b"a", b"b")
        ]
    )
    monkeypatch.setattr(profile, "words", lambda *_: next(answers))

    act = partial(export_profile, path, "dta", Reading.PRINTED, Path("b.xml"))
    assert refused(act) == {"X020"}


def test_a_folder_without_tei_is_told(tmp_path: Path) -> None:
    """To validate nothing is no success."""
    assert refused(lambda: documents([tmp_path])) == {"I009"}


def test_a_schema_is_there_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is not there, not named by the file, or not installed, is told apart."""
    document = decode("a.xml", (TEI % "<p>A</p>").encode())
    monkeypatch.setattr(schemas, "__file__", "/nowhere/edition/validation/schemas.py")

    assert refused(lambda: catalogue.find("no-such-schema")) == {"V040"}
    assert refused(lambda: catalogue.named(document)) == {"V043"}
    assert refused(lambda: schemas.path("edition.rng")) == {"V051"}


def test_folders_are_not_left_empty(tmp_path: Path) -> None:
    """What cannot be written whole leaves no folder either; one that was there stays."""
    (tmp_path / "old").mkdir()
    wanted = {tmp_path / "old" / "new" / "a": b"A", tmp_path / ("b" * 300): b"B"}

    assert refused(lambda: write_whole(wanted)) == {"B004"}
    assert list(tmp_path.rglob("*")) == [tmp_path / "old"]


def test_references_that_never_settle_are_told(
    file: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reference whose own length moves the page it refers to ends in a message."""
    monkeypatch.setattr(book.Maker, "_round", lambda _: (1, True))

    path = file(TEI % '<p xml:id="p">A <ref target="#p"/></p>')
    assert refused(lambda: render_file(path, "pdf", Look(), silent)) == {"T009"}


def test_metadata_under_the_former_name_are_told(file: Callable[..., Path], tmp_path: Path) -> None:
    """TEI that was renamed does not look as its metadata say without a word."""
    file('title = "A"\n', "a.toml")
    renamed = tmp_path / "b.xml"
    renamed.write_bytes(encode_prepared(prepare(file("A text.\n", "a.txt"), Choices())).tei)

    rendered = render_file(renamed, "latex", Look(), silent)

    assert codes(rendered.messages) == {"B022"}


def test_metadata_of_another_text_are_told(file: Callable[..., Path], tmp_path: Path) -> None:
    """TEI does not look as metadata of another title say without a word; with its own, it may."""
    metadata = file('title = "A\t Pond"\n', "a.toml")
    tei = tmp_path / "a.xml"
    tei.write_bytes(encode_prepared(prepare(file("A text.\n", "a.txt"), Choices())).tei)
    assert not render_file(tei, "latex", Look(), silent).messages

    metadata.write_text('title = "B"\n', encoding="utf-8")

    assert codes(render_file(tei, "latex", Look(), silent).messages) == {"B023"}
