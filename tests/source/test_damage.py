"""What tells that a text was damaged before it came here."""

import pytest

from edition.source import damage, decode

MISREAD = "“Café,” naïve".encode()
SOUND = [
    "Das große „Ä“ und „Ö“, sagt man; « À Paris »; São “Ã”.",
    "Tom & Jerry; AT&T; Smith &c.; a && b; &nothing; &x",
    "Ünïcödé “marks” and ‘others’ … — ok",
]
DAMAGED = {
    "It is �, � and �.": ("S009", 7, "3 characters were lost"),
    "One �.": ("S009", 5, "1 character was lost"),
    f"He said {MISREAD.decode('cp1252', 'replace')[:3]}so.": ("S010", 9, "should be “"),
    f"He said {MISREAD.decode('latin-1')}.": ("S010", 9, "should be “"),
    "CafÃ©, naÃ¯ve, rÃ´le.": ("S010", 4, "Ã© should be é"),
    "He said &quot;Go&quot; &mdash; &#8212; so.": ("S011", 9, "&quot; stands in the text"),
}


@pytest.mark.parametrize("text", SOUND)
def test_a_sound_text_is_not_called_damaged(text: str) -> None:
    """Letters within marks, and ampersands, may look like what damage makes."""
    assert damage(decode("a.txt", text.encode())) == []


@pytest.mark.parametrize(("text", "told"), DAMAGED.items(), ids=DAMAGED)
def test_damage_is_told_once_with_its_place(text: str, told: tuple[str, int, str]) -> None:
    """The first place of each kind, how many there are, and what to do."""
    code, column, words = told
    (found,) = damage(decode("a.txt", text.encode()))

    assert (found.code, found.place and found.place.column) == (code, column)
    assert words in f"{found.text}; {found.hint}"
