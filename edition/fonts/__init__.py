"""Own the typefaces that come with the program: Linux Libertine, under the OFL.

No package on PyPI carries a text face with small capitals, old-style figures, Greek,
Cyrillic and a bold italic, so four faces are part of this one, unchanged.
"""

from importlib.resources import files

from edition.structs import Frozen


class Face(Frozen):
    """One font file; ``weight`` and ``style`` are values of CSS Fonts 4."""

    family: str
    file: str
    weight: int
    style: str

    def data(self) -> bytes:
        """Return the bytes of the OpenType file."""
        return (files(__package__) / self.file).read_bytes()


FAMILY = "Linux Libertine"
FACES = (
    Face(FAMILY, "LinLibertine_R.otf", 400, "normal"),
    Face(FAMILY, "LinLibertine_RI.otf", 400, "italic"),
    Face(FAMILY, "LinLibertine_RB.otf", 700, "normal"),
    Face(FAMILY, "LinLibertine_RBI.otf", 700, "italic"),
)
