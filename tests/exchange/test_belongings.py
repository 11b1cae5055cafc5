"""An edition taken elsewhere: all that it is made with goes along, and it is built as it was."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from edition import fonts
from edition.cli.encode import command as encode
from edition.messages import EditionError
from edition.metadata.files import EditorsFile, files_named
from edition.metadata.model import Metadata, PrintSettings, ProposalSettings, TextSettings
from edition.workflow.belongings import keep_from_edition
from edition.workflow.edition import build_all
from edition.workflow.export import export_bag
from edition.workflow.files import write_whole
from edition.workflow.importing import import_into
from edition.workflow.prepare import Choices
from edition.workflow.report import silent

FILES = {
    "a.txt": "So »it was« there, the the dog.\n\nAnd 〃 it was.\n",
    "a.toml": (
        'title = "A"\nlanguage = "en"\n[text]\nprofile = "styles/press.toml"\n'
        'grammar = "house.lark"\n[print]\ntypefaces = ["fonts/Own.otf"]\n'
    ),
    "styles/press.toml": 'name = "Press"\nextends = "en"\n',
    "house.lark": "%extend inline: ditto\nditto: DITTO\nDITTO.6: /〃+/\n",
    "a.css": "p { color: #123 }\n",
    "a.wording.toml": "# as it is\n",
    "a.elements.toml": "# as it is\n",
    "a.templates/own.html": "<b>{{ children }}</b>\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the folder of an edition with everything that an editor can put beside a text."""
    folder = tmp_path / "project" / "source"
    write_whole({folder / name: text.encode() for name, text in FILES.items()})
    (folder / "fonts").mkdir()
    face = Path(fonts.__file__).with_name("LinLibertine_R.otf")
    shutil.copy(face, folder / "fonts/Own.otf")
    return folder


def built(text: Path) -> dict[str, bytes]:
    """Return the edition of *text*, by the names of its files."""
    output = text.parent.parent / "output"
    build_all([text], output, Choices(), silent)
    return {path.name: path.read_bytes() for path in sorted(output.iterdir())}


def packed(project: Path, output: Path) -> Path:
    """Return the bag *output* of the edition that was built of *project*."""
    write_whole(export_bag(project.parent / "output/a.xml", output, silent).files)
    return output


@pytest.mark.slow
def test_a_bag_unpacked_elsewhere_builds_the_same_edition(project: Path, tmp_path: Path) -> None:
    """Its TEI, its page and its pages to print, byte for byte."""
    first = built(project / "a.txt")
    bag = packed(project, tmp_path / "bag")
    again = tmp_path / "elsewhere/source"
    shutil.copytree(bag / "data", again)

    assert built(again / "a.txt") == first
    assert len(first) == len(("xml", "html", "pdf"))


def test_what_was_packed_comes_back_and_encodes_the_same(project: Path, tmp_path: Path) -> None:
    """An import gives every file of the editor back, in its place beside the text."""
    tei = encoded(project / "a.txt", project.parent / "output/a.xml")
    bag = packed(project, tmp_path / "bag.zip")

    import_into(bag, tmp_path / "in", silent)

    back = tmp_path / "in/source"
    assert {name: (back / name).read_text("utf-8") for name in FILES} == FILES
    assert (back / "fonts/Own.otf").is_file()
    assert encoded(back / "a.txt", tmp_path / "again.xml") == tei


def encoded(text: Path, output: Path) -> bytes:
    """Return the TEI of *text* that the command line writes to *output*."""
    done = CliRunner().invoke(encode, [str(text), "--output", str(output)])
    assert done.exit_code == 0, done.output
    return output.read_bytes()


def test_the_crate_says_what_each_form_was_made_with(project: Path, tmp_path: Path) -> None:
    """The TEI with profile and house style, the page with its style and templates."""
    encoded(project / "a.txt", project.parent / "output/a.xml")
    bag = packed(project, tmp_path / "bag")
    graph = json.loads((bag / "data/ro-crate-metadata.json").read_text("utf-8"))["@graph"]
    made = {
        one["@id"]: {each["@id"] for each in one["object"]}
        for one in graph
        if "object" in one and isinstance(one["object"], list)
    }

    assert made["#made-a.xml"] == {"a.txt", "a.toml", "styles/press.toml", "house.lark"}
    assert made["#made-a.html"] == {
        *("a.xml", "a.css", "a.wording.toml", "a.elements.toml"),
        *("a.templates/own.html", "fonts/Own.otf"),
    }
    assert made["#made-a.epub"] == {"a.xml", "fonts/Own.otf"}


def test_what_the_metadata_name_elsewhere_is_taken_along_and_told(tmp_path: Path) -> None:
    """Such a file is in the package, but not where the metadata look for it: X043."""
    write_whole({tmp_path / "press.toml": b'name = "Press"\nextends = "en"\n'})
    text = tmp_path / "source/a.txt"
    said = b'title = "A"\n[text]\nprofile = "../press.toml"\n'
    write_whole({text: b"So it was.\n", text.with_suffix(".toml"): said})
    encoded(text, tmp_path / "output/a.xml")

    found = export_bag(tmp_path / "output/a.xml", tmp_path / "bag", silent)

    (message,) = [one for one in found.messages if one.code == "X043"]
    assert "named/0002-press.toml" in message.text
    assert tmp_path / "bag/data/named/0002-press.toml" in found.files


@pytest.mark.parametrize("name", sorted({*FILES, "fonts/Own.otf"} - {"a.txt"}))
def test_nothing_is_written_over_what_an_edition_is_made_with(project: Path, name: str) -> None:
    """Whatever the metadata name, and whatever has the name of the text: B017."""
    with pytest.raises(EditionError) as refused:
        keep_from_edition(project / name, project / "a.txt")

    assert [one.code for one in refused.value.messages] == ["B017"]


def test_metadata_that_cannot_be_read_are_kept_all_the_same(project: Path) -> None:
    """They name nothing, but they are not written over."""
    (project / "a.toml").write_text("title = ", "utf-8")

    with pytest.raises(EditionError, match="would be written over"):
        keep_from_edition(project / "a.toml", project / "a.txt")


def test_an_encoding_is_not_written_over_its_profile(project: Path) -> None:
    """Neither the metadata's nor the one that the command line names."""
    before = (project / "styles/press.toml").read_bytes()
    profile = str(project / "styles/press.toml")
    others = CliRunner().invoke(
        encode, [str(project / "a.txt"), "--profile", profile, "--output", profile]
    )

    assert isinstance(others.exception, EditionError)
    assert (project / "styles/press.toml").read_bytes() == before


def test_a_build_is_not_written_over_its_text(tmp_path: Path) -> None:
    """A text may be called as what is built of it."""
    text = tmp_path / "a.html"
    text.write_text("Words.\n", "utf-8")

    with pytest.raises(EditionError, match="would be written over"):
        build_all([text], tmp_path, Choices(), silent)


def test_a_dictionary_is_two_files_and_a_family_none() -> None:
    """Hunspell reads the affixes beside the words; an installed typeface is not taken along."""
    metadata = Metadata(
        title="A",
        text=TextSettings(profile="en"),
        proposals=ProposalSettings(dictionary="words/en.dic"),
        print=PrintSettings(typefaces=("Own.OTF", "Noto Serif")),
    )
    named = list(files_named(metadata))

    assert [one.path for one in named] == ["words/en.dic", "words/en.aff", "Own.OTF"]
    assert named[-1] == EditorsFile("Own.OTF", "A typeface of the edition", encodes=False)
    assert named[-1].kind == "font/otf"
