"""Own the question which font files of the machine hold a family: asked only for one by name.

Uses fontconfig through the bindings of WeasyPrint 70 (``text.ffi``). What is found is handed over
like any other file: the engine itself sees no font of the machine (see ``fonts``).
"""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from weasyprint.text.ffi import ffi, fontconfig

from edition.typeset.engine.kinds import Engine


def installed(family: str) -> list[Path]:
    """Return the files of the machine that have faces of *family*, whatever its capitals."""
    return sorted(_families().get(family.casefold(), ()))


def nearest(family: str) -> str:
    """Return the installed family that is spelt most like *family*; empty for none."""
    names = {name.casefold(): name for names, _ in _patterns() for name in names}
    near = get_close_matches(family.casefold(), sorted(names), 1)
    return names[near[0]] if near else ""


@cache
def _families() -> Mapping[str, set[Path]]:
    families: dict[str, set[Path]] = {}
    for names, file in _patterns():
        for name in names:
            families.setdefault(name.casefold(), set()).add(Path(file))
    return families


def _patterns() -> Iterator[tuple[list[str], str]]:
    """Yield the families of each face of the machine, and its file."""
    config = ffi.gc(fontconfig.FcInitLoadConfigAndFonts(), fontconfig.FcConfigDestroy)
    found = fontconfig.FcConfigGetFonts(config, fontconfig.FcSetSystem)
    for index in range(found.nfont if found != ffi.NULL else 0):
        pattern = found.fonts[index]
        for file in _strings(pattern, b"file"):
            yield list(_strings(pattern, b"family")), file


def _strings(pattern: Engine, name: bytes) -> Iterator[str]:
    string = ffi.new("FcChar8 **")
    number = 0
    while not fontconfig.FcPatternGetString(pattern, name, number, string):
        yield ffi.string(string[0]).decode("utf-8", "surrogateescape")
        number += 1
