"""Own the typefaces of an e-book: upright and italic in files of their own, whole."""

from typing import Final

from edition.fonts import FACES, FAMILY
from edition.fonts.screens import ScreenTypefaces

REGULAR: Final = 400
TYPEFACES: Final = {face.file: face.data() for face in FACES if face.weight == REGULAR}
"""The faces of running text. Bold, rare in a book, is left to the reader's own."""


def own_files(typefaces: ScreenTypefaces) -> dict[str, bytes]:
    """Return the editor's own *typefaces* as files, by their names."""
    return {f"own-{number}.otf": face.data for number, face in enumerate(typefaces.faces, 1)}


def face_rules(own: ScreenTypefaces) -> str:
    """Return the ``@font-face`` rules (CSS Fonts 4) of the typefaces, the editor's *own* too."""
    named = zip(own_files(own), own.faces, strict=True)
    rules = "".join(face.rule(f"typefaces/{file}") for file, face in named)
    stack = own.stack(f'"{FAMILY}"')
    body = f"html body {{ font-family: {stack}, serif; }}\n" if own.families else ""
    return (
        rules
        + body
        + "".join(
            f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
            f"font-style: {face.style}; src: url(typefaces/{face.file}); }}\n"
            for face in FACES
            if face.file in TYPEFACES
        )
    )
