"""Decoding: strict and lossless, and one clear message when it cannot be done."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.messages import EditionError, as_text
from edition.source import decode


@given(st.text(min_size=1).filter(lambda text: text.strip("\ufeff \t\r\n\f\v\u00a0") != ""))
def test_the_bytes_come_back(text: str) -> None:
    """Encoding the text of a source gives the bytes that were read."""
    data = text.encode()
    if data.count(0) <= len(data) // 4 and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        source = decode("a.txt", data)

        assert source.text.encode(source.encoding) == data


def test_control_characters_are_text() -> None:
    """A NUL, a form feed and a byte order mark are part of the text, not errors."""
    assert decode("a.txt", b"\xef\xbb\xbfone\x00 two\x0c three").text == "\ufeffone\0 two\f three"


def test_a_named_encoding_is_used() -> None:
    """A text in another encoding is read when the encoding is named."""
    assert decode("a.txt", "caf\xe9".encode("cp1252"), "windows-1252").text == "café"


LATIN = (
    "Ils \xe9taient \xe0 la biblioth\xe8que; l’\xe9t\xe9 finissait d\xe9j\xe0. ".encode("cp1252")
    * 8
)

REFUSED = {
    "empty": (
        b"",
        "utf-8",
        "a.txt: S001 the file is empty\n    hint: put the text of the work into it",
    ),
    "white space": (
        b" \n\t\r\n",
        "utf-8",
        "a.txt: S002 the file holds only white space\n    hint: put the text into it",
    ),
    "binary": (
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4,
        "utf-8",
        (
            "a.txt: S003 this is a binary file, not a plain text\n"
            "    hint: give a plain text file (.txt), exported from the word processor if need be"
        ),
    ),
    "a program": (
        b"\x7fELF\x02\x01\x01" + bytes([0, 0, 0, 0, 0, 3, 0, 0x3E, 0xFF]) * 50,
        "utf-8",
        (
            "a.txt: S003 this is a binary file, not a plain text\n"
            "    hint: give a plain text file (.txt), exported from the word processor if need be"
        ),
    ),
    "UTF-16": (
        "\ufeffAbc def".encode("utf-16-le"),
        "utf-8",
        (
            "a.txt: S004 this is UTF-16, not UTF-8\n"
            "    hint: name the encoding: edition build a.txt --encoding utf-16"
        ),
    ),
    "UTF-16 without mark": (
        "Abc def".encode("utf-16-be"),
        "utf-8",
        (
            "a.txt: S004 every second byte is zero: this looks like UTF-16 without its mark\n"
            "    hint: name the encoding: edition build a.txt --encoding utf-16-be"
        ),
    ),
    "Latin": (
        LATIN,
        "utf-8",
        (
            "a.txt:1:5: S005 not valid UTF-8 at byte 4 (0xE9); it looks like windows-1252\n"
            "    hint: name the encoding: edition build a.txt --encoding windows-1252"
        ),
    ),
    "unknown encoding": (
        b"a",
        "utf8000",
        (
            "a.txt: S006 there is no encoding called 'utf8000'\n"
            "    hint: use a name such as utf-8, windows-1252, iso-8859-1, utf-16"
        ),
    ),
    "not a text encoding": (
        b"a",
        "rot13",
        (
            "a.txt: S006 'rot13' is not an encoding of text\n"
            "    hint: use a name such as utf-8, windows-1252, iso-8859-1, utf-16"
        ),
    ),
    "bytes lost": (
        b"\xfe\xff\x00a",
        "utf-16",
        (
            "a.txt: S007 utf-16 does not give the same bytes back\n"
            "    hint: use an encoding whose bytes come back, such as utf-8"
        ),
    ),
}


@pytest.mark.parametrize(("data", "encoding", "expected"), REFUSED.values(), ids=REFUSED.keys())
def test_bad_input_gets_one_clear_message(data: bytes, encoding: str, expected: str) -> None:
    """What cannot be read is refused with its place, the cause and the remedy."""
    with pytest.raises(EditionError) as refused:
        decode("a.txt", data, encoding)

    assert "\n".join(map(as_text, refused.value.messages)) == expected
