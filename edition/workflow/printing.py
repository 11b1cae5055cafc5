"""Own the printing of one edition, and what happens where the engine is not installed."""

from collections.abc import Mapping
from pathlib import Path

from edition import typeset
from edition.messages import EditionError, Message
from edition.structs import Frozen, field
from edition.view import Element
from edition.workflow.cache import PartsCache
from edition.workflow.report import Report, Step
from edition.workflow.typefaces import NO_ENGINE, found


class ToPrint(Frozen):
    """What is printed: the root *tree* of the file *xml*, whose bytes *tei* are, and its *look*.

    *folder* is where the font files lie that the look names; *created* the day that the PDF
    states; *images* are the pictures, by their addresses. *jobs* processes lay the pages out.
    """

    tree: Element
    xml: Path
    tei: bytes
    look: typeset.Settings
    folder: Path
    created: str = ""
    images: Mapping[str, bytes] = field(default_factory=dict)
    jobs: int = 1


def print_pages(given: ToPrint, report: Report, *, name: str) -> typeset.Printed:
    """Print *given*; *report* is told of the pages of *name*.

    Raises:
        EditionError: the engine is not installed, the text cannot be printed whole, or a
            typeface is missing.
    """
    cache = PartsCache()
    printed = typeset.render(
        given.tree,
        given.look,
        name=given.xml.name.encode("utf-8", "replace").decode(),  # it may be no Unicode
        tei=given.tei,
        created=given.created,
        images=given.images,
        fonts=found(given.look.typefaces, given.folder),
        cache=cache,
        progress=lambda done, of: report(Step(name, "printing", done, of, "pages")),
        jobs=given.jobs,
    )
    cache.tidy()
    return printed


def print_edition(
    given: ToPrint, report: Report, *, name: str
) -> tuple[typeset.Printed | None, tuple[Message, ...]]:
    """Print *given*; where the engine is not installed there is nothing, and messages say why.

    Raises:
        EditionError: as ``print_pages``, but for the engine.
    """
    try:
        return print_pages(given, report, name=name), ()
    except EditionError as error:
        if any(message.code in NO_ENGINE for message in error.messages):
            return None, error.messages
        raise
