"""Own the printing of one edition, and what happens where the engine is not installed."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from edition import typeset
from edition.build.cache import PartsCache
from edition.build.encode import day_of
from edition.build.looks import print_settings
from edition.build.report import Report, Step
from edition.messages import EditionError, Message
from edition.metadata import Metadata
from edition.view import Element

NO_ENGINE = frozenset({"T001", "T002"})
"""Codes of the messages that Pango or WeasyPrint is missing."""


def print_edition(  # noqa: PLR0913 -- what is printed, how, and who is told under which name
    tree: Element,
    xml: Path,
    tei: bytes,
    metadata: Metadata,
    report: Report,
    *,
    name: str,
    images: Mapping[str, bytes] = MappingProxyType({}),
) -> tuple[typeset.Printed | None, tuple[Message, ...]]:
    """Print *tree*, the root of the file *xml*, whose bytes *tei* are, as the metadata wish it.

    *report* is told of the pages of *name*; *images* are the pictures, by their addresses. Where
    the engine is not installed there is no edition, and the messages say why.

    Raises:
        EditionError: the text cannot be printed whole.
    """
    cache = PartsCache()
    try:
        printed = typeset.render(
            tree,
            print_settings(metadata),
            name=xml.name,
            tei=tei,
            created=day_of(metadata),
            images=images,
            cache=cache,
            progress=lambda done, of: report(Step(name, "printing", done, of, "pages")),
        )
    except EditionError as error:
        if any(message.code in NO_ENGINE for message in error.messages):
            return None, error.messages
        raise
    cache.tidy()
    return printed, ()
