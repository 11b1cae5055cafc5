"""Own what a page or an e-book takes along of the typefaces that an editor names."""

from collections.abc import Iterator, Sequence

from edition.fonts import FAMILY
from edition.structs import Frozen


class ScreenFace(Frozen):
    """A face, cut down to the characters ``points``: an OpenType file and its place in CSS."""

    family: str
    weight: int
    style: str
    data: bytes
    points: tuple[int, ...]

    def rule(self, url: str) -> str:
        """Return its ``@font-face`` rule (CSS Fonts 4), for the file at *url*."""
        ranges = ", ".join(f"U+{first:X}-{last:X}" for first, last in _ranges(self.points))
        return (
            f'@font-face{{font-family:"{self.family}";font-weight:{self.weight};'
            f"font-style:{self.style};unicode-range:{ranges};src:url({url})}}\n"
        )


class ScreenTypefaces(Frozen):
    """The families in which a character is looked for, in order, and faces that are taken along.

    ``FAMILY`` stands among the families for the program's own.
    """

    families: tuple[str, ...] = ()
    faces: tuple[ScreenFace, ...] = ()

    def stack(self, own: str) -> str:
        """Return the families as CSS has them; *own* is what the program's own are called there."""
        return ", ".join(own if one == FAMILY else f'"{one}"' for one in self.families)


def _ranges(points: Sequence[int]) -> Iterator[tuple[int, int]]:
    first = last = points[0]
    for point in points[1:]:
        if point > last + 1:
            yield first, last
            first = point
        last = point
    yield first, last
