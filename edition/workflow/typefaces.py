"""Own the finding of the typefaces that an editor names: font files, or families installed here."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from edition.fonts import FAMILY
from edition.messages import EditionError, Message
from edition.typeset import FontFile, Named, engine
from edition.workflow.files import read_bytes

FILES: Final = frozenset({".otf", ".ttf", ".ttc", ".otc", ".woff", ".woff2"})
"""Endings by which a name is that of a file."""


def found(names: Sequence[str], folder: Path) -> tuple[Named, ...]:
    """Return the typefaces called *names*, in their order; files are looked for in *folder*.

    Raises:
        EditionError: B001 a file is not there, T014 a family is not installed, T001, T002 the
            engine is not, without which that cannot be known.
    """
    return tuple(_named(name, folder) for name in names)


def _named(name: str, folder: Path) -> Named:
    if name.casefold() == FAMILY.casefold():
        return Named(FAMILY)
    if Path(name).suffix.lower() in FILES:
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
