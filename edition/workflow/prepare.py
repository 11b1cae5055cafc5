"""Own what is read before anything is done: the text, its metadata, decisions and styles."""

from collections.abc import Sequence
from pathlib import Path

from edition import grammar, proposals
from edition.metadata import Metadata
from edition.proposals import Decision
from edition.proposals.editor import decisions
from edition.source import Source, decode, decode_settings, refuse_markup
from edition.structs import Frozen
from edition.workflow.belongings import metadata_of
from edition.workflow.files import STANDARD_STREAM, read_bytes
from edition.workflow.paths import EditionPaths
from edition.workflow.style import house_style, quotation_style

UNTITLED = "Untitled"


class Choices(Frozen):
    """What a person chose on the command line; None leaves it to the metadata."""

    profile: str | None = None
    encoding: str | None = None


class Prepared(Frozen):
    """A text with what its editor says of it, before anything was done to it.

    It is ``untitled`` when the editor gave no title: that of the metadata is then the file's name.
    """

    source: Source
    metadata: Metadata
    untitled: bool = False
    decisions: Sequence[Decision] = ()
    profile: grammar.Profile | None = None
    house_style: str = ""
    dictionary: Path | None = None

    @property
    def words(self) -> proposals.Settings:
        """What the project says about its words."""
        return proposals.Settings(frozenset(self.metadata.proposals.words), self.dictionary)


def prepare(path: Path, choices: Choices) -> Prepared:
    """Read the text file *path*, its metadata and its house style, and check them all.

    Raises:
        EditionError: a file cannot be read, or says what it may not.
    """
    paths = EditionPaths(path, Path())
    data = read_bytes(path)
    metadata = _metadata(paths)
    source = decode(str(path), data, choices.encoding or metadata.text.encoding)
    refuse_markup(source)
    rules = house_style(path.parent, metadata.text.grammar)
    words = metadata.proposals.dictionary
    return Prepared(
        source,
        metadata,
        untitled=not paths.metadata.exists(),
        decisions=_decisions(paths),
        profile=_style(paths, metadata, choices, rules),
        house_style=rules,
        dictionary=path.parent / words if words else None,
    )


def _metadata(paths: EditionPaths) -> Metadata:
    return metadata_of(paths.text) or Metadata(title=_title(paths))


def _title(paths: EditionPaths) -> str:
    """Return the name of the text as a title: characters that no file may hold are replaced."""
    if paths.text == STANDARD_STREAM:
        return UNTITLED
    return "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in paths.name)


def _decisions(paths: EditionPaths) -> Sequence[Decision]:
    if not paths.decisions.exists():
        return ()
    name = str(paths.decisions)
    return decisions.read(name, decode_settings(name, read_bytes(paths.decisions)))


def _style(
    paths: EditionPaths, metadata: Metadata, choices: Choices, rules: str
) -> grammar.Profile | None:
    """Return the quotation style that the editor chose, or that suits the text's language."""
    if choices.profile:
        return quotation_style(choices.profile, Path(), str(paths.text), rules)
    named = metadata.text.profile
    if named is None and metadata.language:
        named = grammar.of_language(metadata.language)
    return quotation_style(named, paths.metadata.parent, str(paths.metadata), rules)
