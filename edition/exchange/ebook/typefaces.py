"""Own the typefaces of an e-book: upright and italic in files of their own, whole."""

from typing import Final

from edition.fonts import FACES

REGULAR: Final = 400
TYPEFACES: Final = {face.file: face.data() for face in FACES if face.weight == REGULAR}
"""The faces of running text. Bold, rare in a book, is left to the reader's own."""


def face_rules() -> str:
    """Return the ``@font-face`` rules (CSS Fonts 4) of the typefaces."""
    return "".join(
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
        f"font-style: {face.style}; src: url(typefaces/{face.file}); }}\n"
        for face in FACES
        if face.file in TYPEFACES
    )
