"""Own the finding of the typefaces that an editor names: font files, or families installed here."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from edition import typeset
from edition.fonts import FAMILY
from edition.fonts.screens import ScreenTypefaces
from edition.messages import EditionError, Message
from edition.metadata.files import TYPEFACES
from edition.typeset import FontFile, Named, engine
from edition.view import Element
from edition.workflow.files import read_bytes

NO_ENGINE: Final = frozenset({"T001", "T002"})
"""Codes of the messages that Pango or WeasyPrint is missing."""


def found(names: Sequence[str], folder: Path) -> tuple[Named, ...]:
    """Return the typefaces called *names*, in their order; files are looked for in *folder*.

    Raises:
        EditionError: B001 a file is not there, T014 a family is not installed, T001, T002 the
            engine is not, without which that cannot be known.
    """
    return tuple(_named(name, folder) for name in names)


def for_screens(
    names: Sequence[str], folder: Path, tree: Element
) -> tuple[ScreenTypefaces, tuple[Message, ...]]:
    """Return what web pages and e-books take along of the typefaces *names*, for *tree*'s words.

    Where the engine is not installed that tells what families there are, that is nothing: printing
    says so.

    Raises:
        EditionError: as ``found``, but for the engine.
    """
    try:
        return typeset.for_screens(found(names, folder), "".join(tree.itertext()))
    except EditionError as error:
        if any(message.code in NO_ENGINE for message in error.messages):
            return ScreenTypefaces(), ()
        raise


def _named(name: str, folder: Path) -> Named:
    if name.casefold() == FAMILY.casefold():
        return Named(FAMILY)
    if Path(name).suffix.lower() in TYPEFACES:
        file = FontFile(Path(name).name, read_bytes(folder / name))
        return Named(name, "", (file,))
    paths = engine.load().installed(name)
    if not paths:
        raise EditionError(_not_installed(name))
    return Named(name, name, tuple(FontFile(path.name, read_bytes(path)) for path in paths))


def _not_installed(name: str) -> Message:
    near = engine.load().nearest(name)
    meant = f"did you mean {near!r}? Else " if near else ""
    hint = f'{meant}install it, or name its file: typefaces = ["fonts/….otf"]'
    return Message("T014", f"no typeface called {name!r} is installed here", hint=hint)
