"""Pictures in print: which are shown, how large, and what is said of them."""

import io
from collections.abc import Callable

import pikepdf
import pytest
from lxml import etree
from PIL import Image, ImageChops

from edition import typeset
from edition.typeset.engine.pictures import ready

Tei = Callable[[str], str]
FIGURE = "<figure><graphic url='{}'/><head>Plate</head><figDesc>A &lt;sun&gt;.</figDesc></figure>"


def saved(
    mode: str, kind: str = "PNG", size: tuple[int, int] = (1600, 400), **more: object
) -> bytes:
    """Return a picture that is dark on the left and light on the right."""
    dark = Image.new("L", size, 60)
    dark.paste(200, (size[0] // 2, 0, *size))
    written = io.BytesIO()
    dark.convert(mode).save(written, kind, **more)
    return written.getvalue()


def pdf_of(tei: str, images: dict[str, bytes]) -> tuple[pikepdf.Pdf, typeset.Printed]:
    """Return the PDF of a document, opened, and what is said of it."""
    printed = typeset.render(etree.fromstring(tei), images=images)
    return pikepdf.open(io.BytesIO(printed.pdf)), printed


def figures(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    """Return the elements of structure that are pictures."""
    known = (one for one in pdf.objects if isinstance(one, pikepdf.Dictionary))
    return [one for one in known if one.get("/S") == "/Figure"]


def test_a_picture_is_printed_as_wide_as_the_text_and_described(tei: Tei) -> None:
    """A wide picture is fitted to the measure, and says what it shows to who cannot see it."""
    pdf, printed = pdf_of(tei(f"<p>Before.</p>{FIGURE.format('a.png')}"), {"a.png": saved("RGB")})
    (figure,) = figures(pdf)
    left, low, right, high = map(float, figure.A.BBox)
    measure = typeset.settings().measure / 25.4 * 72

    assert str(figure.Alt) == "A <sun>."
    assert right - left == pytest.approx(measure, abs=0.1)
    assert (high - low) * 4 == pytest.approx(measure, abs=0.1)
    assert b"pdfaid:part" in printed.pdf or b"pdfaid:part" in pdf.Root.Metadata.read_bytes()
    assert not printed.messages


def test_pictures_keep_what_an_archive_asks(tei: Tei) -> None:
    """Each is grey or RGB, whatever it was, and none is interpolated (ISO 19005-3, 6.2.8)."""
    kinds = {
        "a.jpg": saved("CMYK", "JPEG"),
        "b.png": saved("P", transparency=0),
        "c.png": saved("I;16"),
        "d.gif": saved("P", "GIF"),
        "e.webp": saved("RGB", "WEBP"),
        "f.png": saved("LA"),
    }
    pdf, _ = pdf_of(tei("".join(map(FIGURE.format, kinds))), kinds)
    images = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
    images = [one for one in images if one.get("/Subtype") == "/Image"]

    assert len(figures(pdf)) == len(kinds)
    assert {str(one.ColorSpace) for one in images} <= {"/DeviceRGB", "/DeviceGray"}
    assert not any(one.get("/Interpolate") for one in images)


@pytest.mark.parametrize(
    ("url", "data", "codes"),
    [
        ("a.png", saved("RGB")[:900], ["T012"]),
        ("a.png", b"\x89PNG\r\n\x1a\n", ["T012"]),
        ("a.png", b"<svg/>", ["T012"]),
        ("../a.png", None, []),
        ("file:///etc/hostname", None, []),
        ("https://example.org/a.png", None, []),
    ],
)
def test_what_is_not_shown_has_a_frame(
    tei: Tei, url: str, data: bytes | None, codes: list[str]
) -> None:
    """Nothing is fetched: a picture that was not handed over, or is damaged, is a frame."""
    pdf, printed = pdf_of(tei(FIGURE.format(url)), {url: data} if data else {})

    assert not figures(pdf)
    assert [message.code for message in printed.messages] == codes


def test_a_picture_without_a_word_is_told(tei: Tei) -> None:
    """A picture of which nothing is said is called a picture, and a note asks for more."""
    pdf, printed = pdf_of(tei("<p>A <graphic url='a.png'/>.</p>"), {"a.png": saved("L")})

    assert [str(one.Alt) for one in figures(pdf)] == ["picture"]
    assert [message.code for message in printed.messages] == ["T013"]


def test_pictures_lie_in_the_same_bytes(tei: Tei) -> None:
    """Two runs give the same file, also by several processes and in a note."""
    body = "<p>x<note>A <graphic url='a.png'/></note></p>" + FIGURE.format("b.jpg") * 2
    text = tei(f"<div><head>One</head>{body}</div>" * 3)
    images = {"a.png": saved("P"), "b.jpg": saved("L", "JPEG")}
    pdfs = {typeset.render(etree.fromstring(text), images=images, jobs=n).pdf for n in (1, 1, 2)}

    assert len(pdfs) == 1


def test_a_picture_on_its_side_is_turned() -> None:
    """Where EXIF says that the left edge is the top, the dark half comes to lie above."""
    turned = Image.Exif()
    turned[0x0112] = 6
    upright = Image.open(io.BytesIO(ready(saved("L", "JPEG", (40, 20), exif=turned, quality=95))))

    assert upright.size == (20, 40)
    assert upright.getpixel((10, 5)) < upright.getpixel((10, 35))


@pytest.mark.parametrize(("mode", "kind"), [("RGB", "PNG"), ("L", "JPEG")])
def test_a_plain_picture_stays_as_it_is(mode: str, kind: str) -> None:
    """What need not be changed is not: a photograph is not saved a second time."""
    assert ready(saved(mode, kind)) == saved(mode, kind)


def test_sixteen_bits_become_eight() -> None:
    """Grey of sixteen bits keeps its tones."""
    grey = Image.new("I;16", (4, 4), 0x8000)
    written = io.BytesIO()
    grey.save(written, "PNG")
    made = Image.open(io.BytesIO(ready(written.getvalue())))

    assert not ImageChops.difference(made, Image.new("L", (4, 4), 0x80)).getbbox()


@pytest.mark.parametrize(("said", "share"), [("50%", 0.5), ("36pt", 36), ("wide; left: 0", 1)])
def test_a_picture_is_as_wide_as_the_document_says(tei: Tei, said: str, share: float) -> None:
    """`@width` is a length, or a share of the measure; anything else is not heeded."""
    figure = f"<figure><graphic url='a.png' width='{said}'/><figDesc>A.</figDesc></figure>"
    pdf, _ = pdf_of(tei(f"<p>Before.</p>{figure}"), {"a.png": saved("RGB")})
    left, _low, right, _high = map(float, figures(pdf)[0].A.BBox)
    measure = typeset.settings().measure / 25.4 * 72

    assert right - left == pytest.approx(share if share > 1 else share * measure, abs=0.5)
