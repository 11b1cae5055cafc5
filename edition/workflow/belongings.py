"""Own the finding of the files that make an edition, so that all are taken along, none lost."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from edition.messages import EditionError, Message, Place, Severity
from edition.metadata import Metadata, read_metadata
from edition.metadata.files import TEMPLATES, EditorsFile, files_beside, files_named
from edition.source import decode_settings
from edition.tei import recorded
from edition.workflow.files import keep_apart, read_bytes
from edition.workflow.paths import text_of

if TYPE_CHECKING:
    from lxml import etree


def metadata_of(text: Path) -> Metadata | None:
    """Return what the metadata file of *text* says; None if there is none.

    Raises:
        EditionError: it cannot be read, or says what it may not.
    """
    file = text.with_suffix(".toml")
    if not file.exists():
        return None
    return read_metadata(str(file), decode_settings(str(file), read_bytes(file)))


def mismatched(
    tree: "etree._ElementTree[etree._Element]", path: Path, metadata: Metadata | None
) -> tuple[Message, ...]:
    """Tell that the TEI file *path* and the metadata of its name do not belong together.

    It was renamed, and its *metadata*, None for none, were not: they lie under the name of the
    text that it was made from, which its header records. Or they give another title than it has.
    """
    record = recorded(tree)
    if record is None:
        return ()
    file = text_of(path).with_suffix(".toml")
    if metadata is None:
        former = text_of(path.with_name(f"{Path(record.name).stem or path.stem}.xml"))
        return _left_behind(path, former) if former.with_suffix(".toml").is_file() else ()
    title = " ".join(metadata.title.split())
    if title == record.title:
        return ()
    text = f"{file} has the title “{title}”, and this TEI “{record.title}”"
    hint = "build it anew if that was changed since; move one away if they are of two texts"
    return (Message("B023", text, Severity.WARNING, Place(str(path)), hint),)


def _left_behind(path: Path, former: Path) -> tuple[Message, ...]:
    metadata = former.with_suffix(".toml")
    text = f"its text was called {former.name}: what {metadata} says of it is not used"
    hint = f"call this file {former.stem}.xml again, or the metadata {path.stem}.toml"
    return (Message("B022", text, Severity.WARNING, Place(str(path)), hint),)


def belongings(text: Path, metadata: Metadata | None) -> Iterator[EditorsFile]:
    """Yield the files that lie beside *text* for its edition, and those that *metadata* names."""
    folder = text.with_name(f"{text.stem}.{TEMPLATES}")
    templates = [path.name for path in folder.glob("*.html")]
    wanted = [*files_beside(text.stem, templates), *(files_named(metadata) if metadata else ())]
    for one in dict.fromkeys(wanted):
        if (text.parent / one.path).is_file():
            yield one


def inputs(text: Path, metadata: Metadata | None) -> list[Path]:
    """Return *text* and the files that its edition is made with."""
    return [text, *(text.parent / one.path for one in belongings(text, metadata))]


def keep_from_edition(output: Path, text: Path, *others: Path) -> None:
    """Make sure that *output* is no file of the edition of *text*, and none of *others*.

    Metadata that cannot be read name nothing here: whoever needs them says what is wrong.

    Raises:
        EditionError: B017 it is one of them, under this name or another.
    """
    try:
        metadata = metadata_of(text)
    except EditionError:
        metadata = None
    keep_apart(output, *inputs(text, metadata), *others)
