"""Own the cutting of an editor's typefaces for screens: what of them a text needs, if they let."""

from collections.abc import Iterator, Sequence
from typing import Final

from edition.fonts import FAMILY
from edition.fonts.screens import ScreenFace, ScreenTypefaces
from edition.messages import Message, Severity
from edition.typeset.faces import Embedding, characters, cut, embedding
from edition.typeset.typefaces import OWN, Named, Typeface, typefaces

UNNAMEABLE: Final = str.maketrans("", "", '"\\<>{};\n\r')
"""Characters that would end a name in a style sheet."""
HINT: Final = "readers need it installed; or name a typeface that may be embedded everywhere"


def for_screens(named: Sequence[Named], text: str) -> tuple[ScreenTypefaces, tuple[Message, ...]]:
    """Return what a page with the words *text* takes along of the typefaces *named*.

    Each has the characters that none before it has. One whose maker lets it be embedded for
    print only is named alone, so that it shows where it is installed; messages say so.

    Raises:
        EditionError: T015 a file is no font, or must not be embedded.
    """
    if not named:
        return ScreenTypefaces(), ()
    wanted = {ord(character) for character in set(text) if not character.isspace()}
    families: list[str] = []
    faces: list[ScreenFace] = []
    refused: list[str] = []
    for typeface in typefaces(named):
        points = wanted & characters(typeface.faces[0].data)
        wanted -= points
        allowed = typeface == OWN or embedding(typeface.faces[0].data) is not Embedding.PRINT
        if points or typeface == OWN:
            families.append(FAMILY if typeface == OWN else typeface.name.translate(UNNAMEABLE))
        if points and typeface != OWN and allowed:
            faces += _cut(typeface, families[-1], tuple(sorted(points)))
        elif points and not allowed:
            refused.append(typeface.name)
    if families == [FAMILY]:
        return ScreenTypefaces(), ()
    return ScreenTypefaces(tuple(families), tuple(faces)), tuple(map(_named_only, refused))


def _cut(typeface: Typeface, family: str, points: tuple[int, ...]) -> Iterator[ScreenFace]:
    """Yield the faces that are drawn; one that another stands for is left to the browser."""
    seen = set()
    for face in typeface.faces:
        if face.data not in seen:
            seen.add(face.data)
            yield ScreenFace(family, face.weight, face.style, cut(face.data, points), points)


def _named_only(name: str) -> Message:
    text = f"{name} may be embedded for print only, so web pages and e-books just name it"
    return Message("T016", text, Severity.NOTE, hint=HINT)
