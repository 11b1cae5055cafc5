"""Own which files make an edition beside its text: those of its name, and those it names."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Final

from edition.metadata.model import Metadata
from edition.structs import Frozen

METADATA: Final = "toml"
TEMPLATES: Final = "templates"
"""The ending of a folder with templates of the web page."""

ENCODED_WITH: Final = {
    METADATA: "What the editor says about the edition",
    "decisions.toml": "The editor's decisions on what the program proposed",
}
SHOWN_WITH: Final = {
    "css": "The edition's own style of the web page",
    "wording.toml": "The edition's own wording of the web page",
    "elements.toml": "The edition's own rows of the element table",
}
"""Titles of files that have the name of the text, by what they end in."""

TYPEFACES: Final = frozenset({".otf", ".ttf", ".ttc", ".otc", ".woff", ".woff2"})
"""How the names of typefaces' files end; other names are those of families."""

KINDS: Final = {".toml": "application/toml", ".css": "text/css", ".html": "text/html"}


class EditorsFile(Frozen):
    """A file that may be there: its path from the folder of the text, and what it is.

    ``encodes`` tells that the TEI is made with it; the others are for what is shown.
    """

    path: str
    title: str
    encodes: bool = True

    @property
    def is_typeface(self) -> bool:
        """Whether it is a font file."""
        return _ending(self.path) in TYPEFACES

    @property
    def kind(self) -> str:
        """The media type, by the ending of its name."""
        ending = _ending(self.path)
        return f"font/{ending[1:]}" if self.is_typeface else KINDS.get(ending, "text/plain")


def files_beside(name: str, templates: Iterable[str] = ()) -> Iterator[EditorsFile]:
    """Yield the files that belong to the text *name* by their names; it has these *templates*."""
    for suffix, title in ENCODED_WITH.items():
        yield EditorsFile(f"{name}.{suffix}", title)
    for suffix, title in SHOWN_WITH.items():
        yield EditorsFile(f"{name}.{suffix}", title, encodes=False)
    for template in sorted(templates):
        path = f"{name}.{TEMPLATES}/{template}"
        yield EditorsFile(path, "A template of the edition's web page", encodes=False)


def files_named(metadata: Metadata) -> Iterator[EditorsFile]:
    """Yield the files that *metadata* names: its styles, its dictionary, its typefaces."""
    text, words = metadata.text, metadata.proposals.dictionary
    if text.profile and is_profile_file(text.profile):
        yield EditorsFile(text.profile, "The edition's own quotation style")
    if text.grammar:
        yield EditorsFile(text.grammar, "The rules of the house style")
    if words:
        bare = PurePosixPath(words).with_suffix("")
        yield EditorsFile(f"{bare}.dic", "The words of the edition's dictionary (hunspell)")
        yield EditorsFile(f"{bare}.aff", "The affixes of the edition's dictionary (hunspell)")
    for typeface in metadata.print.typefaces:
        if _ending(typeface) in TYPEFACES:
            yield EditorsFile(typeface, "A typeface of the edition", encodes=False)


def _ending(path: str) -> str:
    return PurePosixPath(path).suffix.lower()


def is_profile_file(named: str) -> bool:
    """Tell whether *named* is the name of a profile's file, and not of one that edition has."""
    return named.lower().endswith(".toml") or PurePosixPath(named).name != named
