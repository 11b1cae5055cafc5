"""Own what leaves for archives and what comes from them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from edition import view
from edition.exchange.annotation import as_csv, as_web_annotations, table
from edition.exchange.common_mark import as_markdown
from edition.exchange.ebook import as_epub
from edition.exchange.plain_text import Layout, Notes, as_text
from edition.view import Reading

if TYPE_CHECKING:
    from lxml import etree

__all__ = [
    "Layout",
    "Notes",
    "Reading",
    "annotations",
    "epub",
    "markdown",
    "text",
    "web_annotations",
]


def text(
    tree: "etree._ElementTree[etree._Element]",
    reading: Reading = Reading.PRINTED,
    *,
    width: int = 0,
    notes: Notes = Notes.END,
) -> str:
    """Return the words of *tree* in *reading* as plain text, paragraphs with an empty line between.

    ``width`` 0 writes each paragraph on one line; otherwise lines have that many columns at
    most.
    """
    return as_text(view.read(tree.getroot()), Layout(reading, width, notes))


def markdown(tree: "etree._ElementTree[etree._Element]", reading: Reading = Reading.PRINTED) -> str:
    """Return *tree* in *reading* as CommonMark, with GitHub's tables and footnotes."""
    return as_markdown(view.read(tree.getroot()), reading)


def annotations(tree: "etree._ElementTree[etree._Element]", name: str = "edition.xml") -> str:
    """Return all that is marked in *tree* as CSV, with positions in the source text."""
    return as_csv(table(tree, view.read(tree.getroot()), name))


def web_annotations(tree: "etree._ElementTree[etree._Element]", name: str = "edition.xml") -> str:
    """Return all that is marked in *tree* as W3C Web Annotations (JSON-LD)."""
    return as_web_annotations(table(tree, view.read(tree.getroot()), name))


def epub(
    tree: "etree._ElementTree[etree._Element]",
    reading: Reading = Reading.PRINTED,
    images: Mapping[str, bytes] = MappingProxyType({}),
) -> bytes:
    """Return *tree* in *reading* as an EPUB 3 file, with *images* by the addresses it has for them.

    Raises:
        EditionError: X020, the words of the e-book are not those of the TEI.
    """
    return as_epub(view.read(tree.getroot()), reading, images)
