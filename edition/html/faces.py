"""Own the typefaces inside the page: which of them a text needs, and how they are embedded."""

from base64 import b64encode
from functools import cache
from importlib.resources import files
from typing import Final

from edition.fonts import FACES, Face
from edition.fonts.screens import ScreenTypefaces
from edition.structs import Frozen

FAMILY: Final = "Edition Serif"
"""The faces are cut from Linux Libertine, whose name only the whole fonts may bear (OFL 1.1)."""

Range = tuple[int, int]


class Script(Frozen):
    """A part of a face that is embedded as one, with the code points it covers."""

    name: str
    ranges: tuple[Range, ...]

    @property
    def css(self) -> str:
        """Return the ranges as a ``unicode-range`` (CSS Fonts 4, 4.5)."""
        return ", ".join(f"U+{first:X}-{last:X}" for first, last in self.ranges)

    def has_any(self, points: set[int]) -> bool:
        """Tell whether any of *points* is in it."""
        return any(first <= point <= last for point in points for first, last in self.ranges)


MARKS: Final = (0x300, 0x36F)
SCRIPTS: Final = (
    Script(
        "latin",
        (
            (0x20, 0x7E),
            (0xA0, 0xFF),
            (0x131, 0x131),
            (0x152, 0x153),
            (0x160, 0x161),
            (0x178, 0x178),
            (0x17D, 0x17F),
            (0x192, 0x192),
            (0x2C6, 0x2C6),
            (0x2DA, 0x2DA),
            (0x2DC, 0x2DC),
            (0x2010, 0x2015),
            (0x2018, 0x2022),
            (0x2026, 0x2026),
            (0x2030, 0x2033),
            (0x2039, 0x203A),
            (0x2044, 0x2044),
            (0x20AC, 0x20AC),
            (0x2122, 0x2122),
            (0x2190, 0x2193),
            (0x2212, 0x2212),
        ),
    ),
    Script(
        "latin-more",
        (
            (0x100, 0x130),
            (0x132, 0x151),
            (0x154, 0x15F),
            (0x162, 0x177),
            (0x179, 0x17C),
            (0x180, 0x191),
            (0x193, 0x2AF),
            MARKS,
            (0x1E00, 0x1EFF),
        ),
    ),
    Script("greek", ((0x370, 0x3FF), (0x1F00, 0x1FFF))),
    Script("cyrillic", ((0x400, 0x52F),)),
    Script("hebrew", ((0x590, 0x5FF), (0xFB1D, 0xFB4F))),
)


def css(text: str, *, bold: bool) -> str:
    """Return ``@font-face`` rules for what *text* needs: upright and italic, bold if wanted."""
    points = set(map(ord, set(text)))
    scripts = [one for one in SCRIPTS if one.name == "latin" or one.has_any(points)]
    faces = [face for face in FACES if bold or face.weight == FACES[0].weight]
    rules = [_rule(face, script) for script in scripts for face in faces]
    return "".join(rules)


def own_css(typefaces: ScreenTypefaces) -> str:
    """Return the rules for the editor's own *typefaces*; nothing if there are none."""
    if not typefaces.families:
        return ""
    rules = [
        face.rule(f"data:font/otf;base64,{b64encode(face.data).decode('ascii')}")
        for face in typefaces.faces
    ]
    stack = typefaces.stack(f'"{FAMILY}"')
    return f"{''.join(rules)}html:root{{--face:{stack},Georgia,serif}}\n"


@cache
def _rule(face: Face, script: Script) -> str:
    stem = face.file.removeprefix("LinLibertine_").removesuffix(".otf")
    file = files(__package__) / "typefaces" / f"{stem}-{script.name}.woff2"
    if not file.is_file():
        return ""
    data = b64encode(file.read_bytes()).decode("ascii")
    return (
        f'@font-face{{font-family:"{FAMILY}";font-weight:{face.weight};font-style:{face.style};'
        f"unicode-range:{script.css};"
        f"src:url(data:font/woff2;base64,{data}) format('woff2')}}\n"
    )
