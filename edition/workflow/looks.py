"""Own how an edition looks: what its metadata and the files beside its text chose."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from edition import html, typeset
from edition.messages import EditionError, Place
from edition.metadata import Metadata
from edition.metadata.model import said
from edition.structs import replace
from edition.view import Reading


def page_settings(metadata: Metadata, text: Path) -> html.Settings:
    """Return how the web edition of *text* looks; ``book.css`` and its like lie beside it.

    Raises:
        EditionError: one of these files says what is not known.
    """
    chosen = metadata.html
    return html.Settings(
        address=metadata.publication.url or "",
        reading=Reading(chosen.reading or Reading.PRINTED),
        quotation_marks=chosen.quotation_marks or "",
        **html.beside(text),
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
