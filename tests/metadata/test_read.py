"""The metadata file: what may stand in it, and what is said when something may not."""

import pytest

from edition.messages import EditionError, as_text
from edition.metadata import read_metadata


def complaints(toml: str) -> str:
    """Return what the reader says about *toml*."""
    with pytest.raises(EditionError) as refused:
        read_metadata("a.toml", toml)
    return "\n".join(map(as_text, refused.value.messages))


def test_a_title_is_enough() -> None:
    """Nothing but the title must be said."""
    assert read_metadata("a.toml", 'title = "Ulysses"').title == "Ulysses"


def test_a_person_may_be_just_a_name() -> None:
    """One name, a list of names and full tables all mean people."""
    metadata = read_metadata("a.toml", 'title = "T"\nauthor = "A"\neditor = ["B", {name = "C"}]')

    names = [person.name for person in (*metadata.author, *metadata.editor)]

    assert names == ["A", "B", "C"]


def test_dates_may_be_written_as_toml_or_as_text() -> None:
    """A year, a TOML date and a string are the same kind of date."""
    dates = [
        read_metadata("a.toml", f'title = "T"\n[publication]\ndate = {date}').publication.date
        for date in ("1937", "1937-03-14", '"1937-03"', '"-0044-03-15"')
    ]

    assert dates == ["1937", "1937-03-14", "1937-03", "-0044-03-15"]


def test_all_errors_are_told_at_once() -> None:
    """Each error has its own line, cause and remedy, in the order of the lines."""
    toml = (
        'titel = "T"\nlanguage = "english"\n\n[publication]\n'
        'date = "1937-02-30"\npublishr = "P"\n\n[print]\ndesign = "pretty"\n'
    )

    assert complaints(toml) == (
        "a.toml: M003 title is missing\n"
        '    hint: add a line such as title = "…"\n'
        "a.toml:1:1: M002 there is no key 'titel'\n"
        '    titel = "T"\n'
        "    ^^^^^^^^^^^\n"
        "    hint: did you mean 'title'?\n"
        "a.toml:2:1: M004 language: 'english' is not a language tag\n"
        '    language = "english"\n'
        "    ^^^^^^^^^^^^^^^^^^^^\n"
        "    hint: write one such as en, en-GB, de, grc\n"
        "a.toml:5:1: M004 publication.date: there is no day '1937-02-30' in the calendar\n"
        '    date = "1937-02-30"\n'
        "    ^^^^^^^^^^^^^^^^^^^\n"
        "    hint: correct it, or leave the line out\n"
        "a.toml:6:1: M002 there is no key 'publishr' in [publication]\n"
        '    publishr = "P"\n'
        "    ^^^^^^^^^^^^^^\n"
        "    hint: did you mean 'publisher'?\n"
        "a.toml:9:1: M004 print.design cannot be 'pretty'\n"
        '    design = "pretty"\n'
        "    ^^^^^^^^^^^^^^^^^\n"
        "    hint: use one of: 'scholarly', 'trade', 'large-print'"
    )


def test_the_line_of_a_repeated_table_is_its_own() -> None:
    """An error in the second of two [[editor]] tables points at the second."""
    toml = 'title = "T"\n[[editor]]\nname = "A"\n[[editor]]\nname = "B"\norcid = "12"\n'

    assert complaints(toml).startswith("a.toml:6:1: M004 editor.orcid: '12' is not an ORCID")


def test_a_key_in_the_wrong_table_is_told_where_it_belongs() -> None:
    """A known key that stands elsewhere is not called unknown without help."""
    assert "hint: it belongs elsewhere: publication.isbn" in complaints('title = "T"\nisbn = "x"')


def test_what_is_not_toml_is_told_with_its_place() -> None:
    """A syntax error shows the line and the caret."""
    assert complaints("title = Ulysses") == (
        "a.toml:1:9: M001 not TOML: invalid value\n"
        "    title = Ulysses\n"
        "            ^\n"
        '    hint: texts stand in quotation marks, a mark inside as \\", '
        "tables in [square brackets]; "
        "see https://toml.io"
    )


def test_control_characters_are_refused() -> None:
    """What XML cannot hold is told at the door, not when the header is written."""
    assert "it holds a control character" in complaints('title = "a\\u0001b"')
