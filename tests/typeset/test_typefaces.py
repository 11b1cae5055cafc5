"""The editor's own typefaces: in which order, which files, and what is refused."""

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTCollection, TTFont
from lxml import etree

from edition import typeset
from edition.messages import EditionError
from edition.typeset import FontFile, Named
from edition.typeset.typefaces import typefaces
from edition.workflow.typefaces import found
from tests.typeset.squares import font, saved

Tei = Callable[[str], str]
COPTIC, CUNEIFORM = "ⲁ", "𒀀"
"""Characters that the program's own typeface does not have."""


def named(*files: tuple[str, bytes], family: str = "") -> Named:
    """Return what an editor names."""
    return Named(family or files[0][0], family, tuple(FontFile(*file) for file in files))


@pytest.mark.parametrize("cff", [False, True])
def test_a_typeface_of_the_editor_is_printed_and_embedded(tei: Tei, cff: bool) -> None:
    """A character that only it has is set in it, upright or not; the colophon names its file."""
    body = f"<p>One {COPTIC} <hi rend='italic'>two {COPTIC}</hi> <hi rend='bold'>{COPTIC}</hi>.</p>"
    data = font("Squares", COPTIC, cff=cff)
    printed = typeset.render(etree.fromstring(tei(body)), fonts=[named(("squares.otf", data))])
    with pikepdf.open(io.BytesIO(printed.pdf)) as pdf:
        fonts = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)]
        own = [one for one in fonts if "/FontFile3" in one or "/FontFile2" in one]
        programs = {key for one in own for key in ("/FontFile2", "/FontFile3") if key in one}

        assert not printed.messages
        assert b"pdfaid:part" in pdf.Root.Metadata.read_bytes()
        assert programs == ({"/FontFile3"} if cff else {"/FontFile2", "/FontFile3"})


def test_the_order_is_that_of_the_list() -> None:
    """The program's own typeface comes first, or where it is named; a family comes once."""
    one, two = (named((f"{name}.ttf", font(name, COPTIC))) for name in ("One", "Two"))
    own = Named("Linux Libertine")

    def order(*list_of: Named) -> list[str]:
        return [typeface.name for typeface in typefaces(list_of)]

    assert order() == ["Linux Libertine"]
    assert order(one, two, one) == ["Linux Libertine", "One", "Two"]
    assert order(two, own, one) == ["Two", "Linux Libertine", "One"]


def test_the_nearest_face_of_a_family_is_taken() -> None:
    """Bold is bold, italic italic; where there is none, the upright one stands for it."""
    regular, bold = (font("F", COPTIC, usWeightClass=weight) for weight in (400, 800))
    lean = font("F", COPTIC, usWeightClass=300, fsSelection=1)
    narrow = font("F", COPTIC, usWeightClass=700, usWidthClass=3)
    files = [("r", regular), ("b", bold), ("i", lean), ("n", narrow)]
    _, one = typefaces([named(*files, family="f")])
    _, two = typefaces([named(("r", regular))])

    assert [face.data for face in one.faces] == [regular, lean, bold, lean]
    assert [face.data for face in two.faces] == [regular] * 4
    assert list(one.files) == ["b", "i", "r"]


def test_a_family_is_found_in_a_collection() -> None:
    """Of many fonts in one file the one of that name is taken, alone."""
    collection = TTCollection()
    collection.fonts = [TTFont(io.BytesIO(font(name, COPTIC))) for name in ("Han A", "Han B")]
    _, one = typefaces([named(("han.ttc", saved(collection)), family="Han B")])
    alone = TTFont(io.BytesIO(one.faces[0].data))

    assert alone["name"].getDebugName(1) == "Han B"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"no font", "neither"),
        (b"wOF2" + bytes(99), "neither"),
        (font("F", COPTIC)[:300], "damaged"),
        (font("F", COPTIC, fsType=2), "embedded"),
    ],
)
def test_what_cannot_be_used_is_refused(data: bytes, word: str) -> None:
    """A file that is no font, or may not be embedded, stops the book with its name."""
    with pytest.raises(EditionError) as refused:
        typefaces([named(("bad.otf", data))])

    (message,) = refused.value.messages
    assert (message.code, "bad.otf" in message.text, word in message.text) == ("T015", True, True)


def test_a_name_is_a_file_or_a_family(tmp_path: Path) -> None:
    """Files are read from the folder of the metadata; what is not there is told, with a remedy."""
    (tmp_path / "a.ttf").write_bytes(font("F", COPTIC))
    own, file = found(["linux libertine", "a.ttf"], tmp_path)

    assert (own.files, [one.name for one in file.files]) == ((), ["a.ttf"])
    for name, code in (("b.ttf", "B001"), ("No Such Family", "T014")):
        with pytest.raises(EditionError) as refused:
            found([name], tmp_path)
        assert [message.code for message in refused.value.messages] == [code]


def test_a_missing_glyph_says_how_to_get_it(tei: Tei) -> None:
    """What neither typeface has is named, with the setting that brings one that has it."""
    fonts = [named(("squares.ttf", font("Squares", COPTIC)))]
    printed = typeset.render(etree.fromstring(tei(f"<p>{COPTIC}{CUNEIFORM}</p>")), fonts=fonts)
    (message,) = printed.messages

    assert (message.code, "U+12000" in message.text) == ("T011", True)
    assert "typefaces =" in message.hint


def test_several_typefaces_give_the_same_bytes(tei: Tei) -> None:
    """Two runs are the same file, by one process or two."""
    body = f"<div><head>One</head><p>One {COPTIC} two.</p></div>" * 3
    fonts = [named(("squares.ttf", font("Squares", COPTIC)))]
    pdfs = {typeset.render(etree.fromstring(tei(body)), fonts=fonts, jobs=n).pdf for n in (1, 1, 2)}

    assert len(pdfs) == 1
