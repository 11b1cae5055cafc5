"""Own the printing of one edition, and what happens where the engine is not installed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from edition import typeset
from edition.messages import EditionError, Message
from edition.metadata import Metadata
from edition.view import Element
from edition.workflow.cache import PartsCache
from edition.workflow.encode import day_of
from edition.workflow.looks import print_settings
from edition.workflow.report import Report, Step
from edition.workflow.typefaces import found

NO_ENGINE = frozenset({"T001", "T002"})
"""Codes of the messages that Pango or WeasyPrint is missing."""


@dataclass(frozen=True, slots=True)
class ToPrint:
    """What is printed: the root *tree* of the file *xml*, whose bytes *tei* are.

    *folder* is where the metadata lies, and the font files that it names; *images* are the
    pictures, by their addresses. *jobs* processes lay the pages out.
    """

    tree: Element
    xml: Path
    tei: bytes
    metadata: Metadata
    folder: Path
    images: Mapping[str, bytes] = field(default_factory=dict)
    jobs: int = 1


def print_edition(
    given: ToPrint, report: Report, *, name: str
) -> tuple[typeset.Printed | None, tuple[Message, ...]]:
    """Print an edition as its metadata wish it; *report* is told of the pages of *name*.

    Where the engine is not installed there is no edition, and the messages say why.

    Raises:
        EditionError: the text cannot be printed whole, or a typeface is missing.
    """
    cache = PartsCache()
    look = print_settings(given.metadata)
    try:
        printed = typeset.render(
            given.tree,
            look,
            name=given.xml.name.encode("utf-8", "replace").decode(),  # it may be no Unicode
            tei=given.tei,
            created=day_of(given.metadata),
            images=given.images,
            fonts=found(look.typefaces, given.folder),
            cache=cache,
            progress=lambda done, of: report(Step(name, "printing", done, of, "pages")),
            jobs=given.jobs,
        )
    except EditionError as error:
        if any(message.code in NO_ENGINE for message in error.messages):
            return None, error.messages
        raise
    cache.tidy()
    return printed, ()
