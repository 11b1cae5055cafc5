"""Own how an edition looks: what its metadata and the files beside its text chose."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from edition import html, typeset
from edition.messages import EditionError, Message, Place
from edition.metadata import Metadata
from edition.metadata.model import said
from edition.structs import replace
from edition.view import Reading

TEMPLATES_SUFFIX: Final = ".templates"


def page_settings(metadata: Metadata, text: Path) -> html.Settings:
    """Return how the web edition of *text* looks; ``book.css`` and its like lie beside it.

    Raises:
        EditionError: one of these files cannot be read, or says what is not known.
    """
    chosen = metadata.html
    return html.Settings(
        address=metadata.publication.url or "",
        reading=Reading(chosen.reading or Reading.PRINTED),
        quotation_marks=chosen.quotation_marks or "",
        **beside(text),
    )


def beside(text: Path) -> dict[str, Any]:
    """Return what files beside *text* choose for its page, as arguments of ``html.Settings``.

    ``book.css``, ``book.wording.toml``, ``book.elements.toml`` and the folder
    ``book.templates`` belong to ``book.txt`` and to ``book.xml``.

    Raises:
        EditionError: one of them cannot be read (H013) or says what is not known (H010–H015).
    """
    name = text.stem.encode("utf-8", "replace").decode()  # a file's name may be no UTF-8
    own = {suffix: _text(text.with_suffix(suffix)) for suffix in html.OWN_SUFFIXES}
    folder = text.with_suffix(TEMPLATES_SUFFIX)
    return html.written(
        name, own, {path.name: _text(path) for path in sorted(folder.glob("*.html"))}
    )


def print_settings(
    metadata: Metadata, file: Path, wanted: Mapping[str, Any] = MappingProxyType({})
) -> typeset.Settings:
    """Return how the printed edition looks, as its metadata *file* has it; *wanted* goes before.

    Raises:
        EditionError: T005, T006 it asks for what cannot be.
    """
    try:
        return typeset.settings({**said(metadata.print), **wanted})
    except EditionError as error:
        place = Place(str(file))
        raise EditionError(*(replace(one, place=place) for one in error.messages)) from error


def _text(file: Path) -> str:
    """Return what stands in *file*, empty where there is none."""
    if not file.is_file():
        return ""
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = Message("H013", f"it cannot be read: {error}", place=Place(file.name))
        raise EditionError(message) from error
