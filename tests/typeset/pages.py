"""Read a PDF as a person does: lines by their height on the page, with pypdf, not the engine."""

import io
import re
from dataclasses import dataclass

from pypdf import PdfReader


@dataclass(frozen=True)
class Piece:
    """Some glyphs at one place; ``y`` grows downwards, sizes are in points."""

    x: float
    y: float
    size: float
    text: str


@dataclass(frozen=True)
class Line:
    """A printed line; ``number`` is what stands beside it in the margin, 0 for nothing."""

    y: float
    size: float
    text: str


def lines(pdf: bytes) -> list[list[Line]]:
    """Return the lines of each page, from the top; a marginal number is a line of its own."""
    return [_page(page) for page in PdfReader(io.BytesIO(pdf)).pages]


def _page(page) -> list[Line]:  # noqa: ANN001 -- pypdf's page
    height = float(page.mediabox.height)
    pieces: list[Piece] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if text.strip("\n"):
            x, y = tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5]
            pieces.append(Piece(x, height - y, abs(size * tm[0] * cm[0]), text.replace("\n", "")))

    page.extract_text(visitor_text=visit)
    rows: dict[tuple[int, int], list[Piece]] = {}
    for piece in pieces:
        rows.setdefault((round(piece.y), round(piece.size * 2)), []).append(piece)
    return [
        Line(y, size / 2, "".join(piece.text for piece in row))
        for (y, size), row in sorted(rows.items())
    ]


def letters(pdf: bytes, start: int, end: int, sizes: set[float]) -> str:
    """Return the letters of some pages, set in *sizes*, without white space and hyphens."""
    text = "".join(
        line.text for page in lines(pdf)[start:end] for line in page if round(line.size) in sizes
    )
    return re.sub(r"[\s\-\u00ad\u2010]", "", text)
