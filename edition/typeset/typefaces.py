"""Own the typefaces of a book: the program's own, and those that an editor names beside it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b, sha256
from itertools import product
from typing import Final

from edition.fonts import FACES, FAMILY
from edition.messages import EditionError, Message
from edition.structs import Frozen
from edition.typeset.faces import Properties, Unusable, read

REGULAR: Final = (False, False)
"""Neither bold nor italic."""
WEIGHTS: Final = {False: 400, True: 700}
"""Weights of letters that are not bold, and of those that are (CSS Fonts 4)."""
STYLES: Final = {False: "normal", True: "italic"}
USUAL_WIDTH: Final = 5
"""Neither condensed nor expanded (OpenType, OS/2 usWidthClass)."""
BOLD: Final = 600
FONTS: Final = "app:/fonts/"
"""Where the engine finds fonts, each under the digest of its bytes."""


class FontFile(Frozen):
    """A font file: what messages call it, and its bytes."""

    name: str
    data: bytes


class Named(Frozen):
    """What an editor names in the list of typefaces, and the files found under it.

    ``family`` is empty where the name is that of a file; one without any files is the program's
    own typeface, in its place among the others.
    """

    name: str
    family: str = ""
    files: tuple[FontFile, ...] = ()


class Face(Frozen):
    """One face: the family it is called by in style sheets, where the engine finds it."""

    family: str
    bold: bool
    italic: bool
    url: str
    data: bytes

    @property
    def weight(self) -> int:
        """Its weight (CSS Fonts 4)."""
        return WEIGHTS[self.bold]

    @property
    def style(self) -> str:
        """Its style (CSS Fonts 4)."""
        return STYLES[self.italic]


class Typeface(Frozen):
    """A typeface: its name, four faces, and the files they are from with their SHA-256."""

    name: str
    faces: tuple[Face, ...]
    files: Mapping[str, str]

    @property
    def family(self) -> str:
        """What style sheets call it."""
        return self.faces[0].family


def _face(family: str, data: bytes, *, bold: bool, italic: bool) -> Face:
    url = f"{FONTS}{blake2b(data, digest_size=16).hexdigest()}"
    return Face(family, bold, italic, url, data)


OWN: Final = Typeface(
    FAMILY,
    tuple(
        _face("Text", one.data(), bold=one.weight >= BOLD, italic=one.style == "italic")
        for one in FACES
    ),
    {},
)
"""The typeface that is part of the program."""


def typefaces(named: Sequence[Named] = ()) -> tuple[Typeface, ...]:
    """Return the typefaces of a book, in the order in which a character is looked for.

    That is the order of *named*; the program's own comes first where it is not among them.
    Files of one family are one typeface.

    Raises:
        EditionError: T015 a file is no font, or not one that may stand in a PDF.
    """
    cuts = [cut for one in named for cut in _cuts(one)]
    families = list(dict.fromkeys(family for family, *_ in cuts))
    found = [OWN] * (FAMILY not in families)
    for number, family in enumerate(families, start=1):
        some = [(file, properties) for name, file, properties in cuts if name == family]
        found.append(_typeface(family, f"Text{number}", some) if family != FAMILY else OWN)
    return tuple(found)


def _cuts(named: Named) -> Iterator[tuple[str, FontFile, Properties]]:
    """Yield family, file and properties of each face that *named* means."""
    if not named.files:
        yield FAMILY, FontFile("", b""), Properties(FAMILY, FAMILY, 0, 0, italic=False, data=b"")
        return
    found = [(file, properties) for file in named.files for properties in _read(named, file)]
    for file, properties in found:
        yield named.family or properties.family, file, properties


def _read(named: Named, file: FontFile) -> Iterable[Properties]:
    """Return the faces in *file*; those of the family that was asked for, or the first."""
    try:
        found = read(file.data)
        if named.family:
            wanted = named.family.casefold()
            found = [one for one in found if wanted in {one.family.casefold(), one.name.casefold()}]
        return [one.static() for one in (found if named.family else found[:1])]
    except Unusable as unusable:
        text = f"the font file {file.name!r} cannot be used: {unusable}"
        hint = "name another typeface, in TrueType or OpenType files (.ttf, .otf, .ttc)"
        raise EditionError(Message("T015", text, hint=hint)) from unusable


def _typeface(name: str, family: str, cuts: Sequence[tuple[FontFile, Properties]]) -> Typeface:
    """Return a typeface with four faces: where it has fewer, the nearest stands for another."""
    faces, files = [], {}
    for bold, italic in product((False, True), repeat=2):
        file, properties = min(cuts, key=lambda cut: _distance(cut, bold=bold, italic=italic))
        files[file.name] = sha256(file.data).hexdigest()
        faces.append(_face(family, properties.data, bold=bold, italic=italic))
    return Typeface(name, tuple(faces), dict(sorted(files.items())))


def _distance(
    cut: tuple[FontFile, Properties], *, bold: bool, italic: bool
) -> tuple[int, bool, int, str]:
    """Tell how far a face is from what is wanted: an upright one is never made to lean."""
    file, one = cut
    width = abs(one.width - USUAL_WIDTH)
    return width, one.italic != italic, abs(one.weight - WEIGHTS[bold]), file.name
