"""Own what leaves for archives and what comes from them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import lazy_loader

from edition import view
from edition.exchange.left_out import left_out
from edition.exchange.plain_text import Layout, Notes, as_text
from edition.fonts.screens import ScreenTypefaces
from edition.view import Book, Reading

if TYPE_CHECKING:
    from lxml import etree

    from edition.exchange import annotation, common_mark, ebook
else:  # one form need not wait for the others
    annotation = lazy_loader.load("edition.exchange.annotation", suppress_warning=True)
    common_mark = lazy_loader.load("edition.exchange.common_mark", suppress_warning=True)
    ebook = lazy_loader.load("edition.exchange.ebook", suppress_warning=True)

NO_TYPEFACES = ScreenTypefaces()

__all__ = [
    "Layout",
    "Notes",
    "Reading",
    "annotations",
    "epub",
    "left_out",
    "markdown",
    "text",
    "web_annotations",
]


def _book(tree: "etree._ElementTree[etree._Element] | Book") -> Book:
    """Return what is to be written; a tree is read, a book was read already."""
    return tree if isinstance(tree, Book) else view.read(tree.getroot())


def text(
    tree: "etree._ElementTree[etree._Element] | Book",
    reading: Reading = Reading.PRINTED,
    *,
    width: int = 0,
    notes: Notes = Notes.END,
) -> str:
    """Return the words of *tree* in *reading* as plain text, paragraphs with an empty line between.

    ``width`` 0 writes each paragraph on one line; otherwise lines have that many columns at
    most.
    """
    return as_text(_book(tree), Layout(reading, width, notes))


def markdown(
    tree: "etree._ElementTree[etree._Element] | Book", reading: Reading = Reading.PRINTED
) -> str:
    """Return *tree* in *reading* as CommonMark, with GitHub's tables and footnotes."""
    return common_mark.as_markdown(_book(tree), reading)


def annotations(tree: "etree._ElementTree[etree._Element]", name: str = "edition.xml") -> str:
    """Return all that is marked in *tree* as CSV, with positions in the source text."""
    return annotation.as_csv(annotation.table(tree, view.read(tree.getroot()), name))


def web_annotations(tree: "etree._ElementTree[etree._Element]", name: str = "edition.xml") -> str:
    """Return all that is marked in *tree* as W3C Web Annotations (JSON-LD)."""
    return annotation.as_web_annotations(annotation.table(tree, view.read(tree.getroot()), name))


def epub(
    tree: "etree._ElementTree[etree._Element] | Book",
    reading: Reading = Reading.PRINTED,
    images: Mapping[str, bytes] = MappingProxyType({}),
    typefaces: ScreenTypefaces = NO_TYPEFACES,
) -> bytes:
    """Return *tree* in *reading* as an EPUB 3 file, with *images* by the addresses it has for them.

    *typefaces* are those of its editor, beside the program's own.

    Raises:
        EditionError: X020, the words of the e-book are not those of the TEI.
    """
    return ebook.as_epub(_book(tree), reading, images, typefaces)
