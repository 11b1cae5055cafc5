"""What PDF/UA-1 and PDF/A-3a ask of the structure, checked from the outside with pikepdf."""

import io
from collections.abc import Callable, Iterator

import pikepdf
import pytest

from edition.typeset import Printed
from tests.typeset import generated

PAINT = {"Tj", "TJ", "'", '"', "S", "s", "f", "f*", "B", "B*", "b", "b*", "Do", "sh"}


@pytest.fixture(scope="module")
def pdf(render: Callable[..., Printed]) -> Iterator[pikepdf.Pdf]:
    """Open a book of several chapters with entries in all layers."""
    with pikepdf.open(
        io.BytesIO(render(generated.book(600, chapter=300, dense=2.0)).pdf)
    ) as opened:
        yield opened


def elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Yield every element of structure, in reading order."""
    stack = [pdf.Root.StructTreeRoot.K[0]]
    while stack:
        element = stack.pop()
        yield element
        kids = element.get("/K", pikepdf.Array())
        kids = kids if isinstance(kids, pikepdf.Array) else pikepdf.Array([kids])
        stack += [
            kid
            for kid in reversed(list(kids))
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid
        ]


def kids(element: pikepdf.Dictionary) -> list[pikepdf.Dictionary]:
    """Return the elements directly in *element*."""
    return [
        kid for kid in element.get("/K", ()) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid
    ]


def contents(element: pikepdf.Dictionary) -> Iterator[tuple[tuple[int, int], int]]:
    """Yield page and number of every piece of a page that *element* itself holds."""
    for kid in element.get("/K", ()):
        if not isinstance(kid, pikepdf.Object):
            yield element.Pg.objgen, int(kid)
        elif isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid:
            yield kid.Pg.objgen, int(kid.MCID)


def test_all_that_is_drawn_is_tagged_or_an_artefact(pdf: pikepdf.Pdf) -> None:
    """Every mark on paper stands in marked content; each number is in the tree once (7.1)."""
    in_tree = [content for element in elements(pdf) for content in contents(element)]
    on_pages = set()
    for page in pdf.pages:
        stack: list[str] = []
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in {"BDC", "BMC"}:
                stack.append(str(operands[0]))
                if len(operands) > 1 and "/MCID" in operands[1]:
                    on_pages.add((page.obj.objgen, int(operands[1]["/MCID"])))
            elif name == "EMC":
                stack.pop()
            else:
                assert name not in PAINT or stack

    assert set(in_tree) == on_pages
    assert len(in_tree) == len(on_pages)


def test_heads_and_numbers_are_artefacts(pdf: pikepdf.Pdf) -> None:
    """Page numbers, running heads and line numbers are marked so, and not read aloud (7.8)."""
    artefacts = sum(
        str(operator) in {"BDC", "BMC"} and str(operands[0]) == "/Artifact"
        for page in pdf.pages
        for operands, operator in pikepdf.parse_content_stream(page)
    )

    assert artefacts > len(pdf.pages)


def test_headings_skip_no_level(pdf: pikepdf.Pdf) -> None:
    """A heading is at most one level below the one before it (7.4.2)."""
    levels = [int(str(one.S)[2:]) for one in elements(pdf) if str(one.S)[1:2] == "H"]

    assert levels
    assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False))


def test_a_paragraph_is_one_over_lines_and_pages(pdf: pikepdf.Pdf) -> None:
    """There are as many paragraphs as in the text; one of them stands on two pages."""
    (chapter,) = [
        element
        for element in elements(pdf)
        if str(element.S) == "/Sect" and any(one.S == "/Note" for one in kids(element))
    ][:1]
    paragraphs = [one for one in kids(chapter) if one.S == "/P"]
    pages = [{page for page, _ in contents(one)} for one in paragraphs]

    _, body = generated.book(600, chapter=300, dense=2.0).split("<body>")

    assert len(paragraphs) == body.split("</div>")[0].count("<p>")
    assert max(map(len, pages)) > 1


def test_the_tree_of_parents_leads_back(pdf: pikepdf.Pdf) -> None:
    """From each piece of a page its element is found (ISO 32000-1, 14.7.4.4)."""
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    parents = dict(zip(map(int, numbers[0::2]), numbers[1::2], strict=True))
    pages = {
        page.obj.objgen: int(page.obj.StructParents)
        for page in pdf.pages
        if "/StructParents" in page.obj
    }

    for element in elements(pdf):
        for page, mark in contents(element):
            assert parents[pages[page]][mark].objgen == element.objgen


def test_groups_hold_no_text_themselves(pdf: pikepdf.Pdf) -> None:
    """What is read stands in a paragraph, a heading, a note, a cell: not in a mere group."""
    groups = {"/Document", "/Div", "/Sect", "/BlockQuote", "/L", "/LI", "/Table", "/TR"}

    assert not [one for one in elements(pdf) if str(one.S) in groups and list(contents(one))]


def test_notes_and_calls_name_each_other(pdf: pikepdf.Pdf) -> None:
    """Each note refers to its call, which refers back, and follows the block of its call."""
    notes = [element for element in elements(pdf) if element.S == "/Note"]

    assert notes
    for note in notes:
        (call,) = note.Ref
        assert note.objgen in [one.objgen for one in call.Ref]
        assert note.P.objgen == call.P.P.objgen


def test_every_link_has_words_and_stands_in_the_tree(pdf: pikepdf.Pdf) -> None:
    """Links say where they lead, are printed, and are reached from a Link (7.18.5)."""
    annotations = [one for page in pdf.pages for one in page.get("/Annots", ())]
    reached = {
        kid.Obj.objgen
        for element in elements(pdf)
        if element.S == "/Link"
        for kid in element.K
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"
    }

    assert {one.objgen for one in annotations} == reached
    assert all(one.get("/Contents") and one.F == 4 for one in annotations)


def test_every_destination_exists(pdf: pikepdf.Pdf) -> None:
    """No link leads nowhere; links go from lemma to entry and back."""
    names = {str(name) for name in list(pdf.Root.Names.Dests.Names)[0::2]}
    targets = {
        str(one.Dest) for page in pdf.pages for one in page.get("/Annots", ()) if "/Dest" in one
    }

    assert targets <= names
    assert any(target.startswith("foot-") for target in targets)
    assert any(not target.startswith("foot-") for target in targets)


def test_the_catalogue_keeps_the_standards(pdf: pikepdf.Pdf) -> None:
    """Title shown, language, marked, output intent, and both standards claimed in the metadata."""
    root = pdf.Root
    metadata = bytes(root.Metadata.read_bytes())

    assert root.ViewerPreferences.DisplayDocTitle
    assert root.MarkInfo.Marked
    assert str(root.Lang) == "en"
    assert root.OutputIntents[0].S == "/GTS_PDFA1"
    assert b"<pdfaid:part>3<" in metadata
    assert b"<pdfaid:conformance>A<" in metadata
    assert b"<pdfuaid:part>1<" in metadata
    assert b"A Generated Book" in metadata


def test_fonts_are_inside_with_their_characters(pdf: pikepdf.Pdf) -> None:
    """Each face is embedded once, and every glyph used says what character it is (6.2.11)."""
    fonts = [
        one
        for one in pdf.objects
        if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"
    ]
    outer = [one for one in fonts if "/DescendantFonts" in one]

    assert len({str(one.BaseFont) for one in outer}) == len(outer) <= 4
    assert all("/ToUnicode" in one for one in outer)
    assert all("/FontFile3" in one.DescendantFonts[0].FontDescriptor for one in outer)
