"""A schema that is not right is refused with its place; a right one is kept for next time."""

from pathlib import Path

import pytest

from edition.messages import EditionError
from edition.validation import catalogue, compiled, validate
from edition.validation.relaxng.files import SchemaFiles
from edition.validation.relaxng.simplify import simplify
from tests.validation.relaxng_cases import XSD, schema

WRONG = {
    "no start": ("<grammar><define name='a'><empty/></define></grammar>", "V041"),
    "no such definition": ("<element name='a'><ref name='b'/></element>", "V041"),
    "definition that needs itself": (
        (
            "<grammar><start><ref name='a'/></start><define name='a'><choice><ref name='a'/><text/>"
            "</choice></define></grammar>"
        ),
        "V041",
    ),
    "definition given twice": (
        (
            "<grammar><start><ref name='a'/></start><define name='a'><text/></define>"
            "<define name='a'><empty/></define></grammar>"
        ),
        "V041",
    ),
    "element without content": ("<element name='a'/>", "V041"),
    "unknown element": ("<element name='a'><sequence/></element>", "V041"),
    "unknown prefix": ("<element name='p:a'><empty/></element>", "V041"),
    "unknown datatype": (f"<element name='a' {XSD}><data type='colour'/></element>", "V042"),
    "unknown library": (
        "<element name='a' datatypeLibrary='urn:x'><data type='y'/></element>",
        "V042",
    ),
    "wrong parameter": (
        f"<element name='a' {XSD}><data type='int'><param name='length'>1</param></data></element>",
        "V042",
    ),
    "wrong regular expression": (
        (
            f"<element name='a' {XSD}><data type='token'><param name='pattern'>(</param></data>"
            "</element>"
        ),
        "V042",
    ),
    "wrong value": (f"<element name='a' {XSD}><value type='int'>x</value></element>", "V041"),
    "file outside": ("<externalRef href='../outside.rng'/>", "V044"),
    "file on the network": ("<externalRef href='http://127.0.0.1:9/a.rng'/>", "V044"),
    "file that is not there": ("<externalRef href='nowhere.rng'/>", "V044"),
    "file that includes itself": ("<externalRef href='schema.rng'/>", "V044"),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_schemas(tmp_path: Path, name: str) -> None:
    """What is wrong with a schema is one message, with the file and line of the schema."""
    text, code = WRONG[name]
    path = tmp_path / "schema.rng"
    path.write_bytes(b"\n" + schema(text))

    with pytest.raises(EditionError) as caught:
        validate(b"<a/>", path)

    (message,) = caught.value.messages
    assert message.code == code
    assert message.place
    assert (message.place.file, message.place.line) == (str(path), 2)


def test_something_else_is_no_schema(tmp_path: Path) -> None:
    """A document, or a W3C schema, is recognised as no RELAX NG."""
    path = tmp_path / "schema.rng"
    path.write_text("<schema xmlns='http://www.w3.org/2001/XMLSchema'/>")

    with pytest.raises(EditionError, match="begins with <schema>"):
        validate(b"<a/>", path)


def test_includes_and_what_they_replace(tmp_path: Path) -> None:
    """An included grammar is taken over, but for what the including one defines anew."""
    (tmp_path / "part.rng").write_bytes(
        schema(
            "<grammar ns='urn:n'><start><ref name='a'/></start><define name='a'>"
            "<element name='a'><ref name='inside'/></element></define>"
            "<define name='inside'><text/></define></grammar>"
        )
    )
    path = tmp_path / "main.rng"
    path.write_bytes(
        schema(
            "<grammar><include href='part.rng'><define name='inside'><element name='b'><empty/>"
            "</element></define></include></grammar>"
        )
    )

    assert validate(b"<a xmlns='urn:n'><b xmlns=''/></a>", path) == []
    assert validate(b"<a xmlns='urn:n'>text</a>", path)
    (tmp_path / "part.rng").write_bytes(schema("<grammar><start><notAllowed/></start></grammar>"))
    compiled.forget()
    with pytest.raises(EditionError, match="the included file has none"):
        validate(b"<a/>", path)


def test_compact_syntax(tmp_path: Path) -> None:
    """A schema in compact syntax says the same as in XML, with what it includes."""
    (tmp_path / "words.rnc").write_text('words = element w { xsd:NCName { pattern = "[a-z]+" } }*')
    path = tmp_path / "main.rnc"
    path.write_text('include "words.rnc"\nstart = element a { attribute n { "1" | "2" }?, words }')

    assert validate(b"<a n='1'><w>abc</w></a>", path) == []
    assert [message.code for message in validate(b"<a n='3'><w>1</w></a>", path)] == [
        "V005",
        "V009",
    ]


def test_both_forms_of_the_projects_schema_agree() -> None:
    """The compact and the XML form of the project's schema give the same tables."""
    rng = catalogue.find("project")
    by_form = [simplify(SchemaFiles(path)) for path in (rng, rng.with_suffix(".rnc"))]

    assert by_form[0] == by_form[1]


def kept_files() -> list[Path]:
    """Return the files of compiled schemas."""
    return sorted(compiled.cache_folder().glob("*"))


def test_a_schema_is_compiled_once(tmp_path: Path) -> None:
    """The second run reads the cache; a changed schema is compiled anew."""
    path = tmp_path / "once.rng"
    path.write_bytes(schema("<element name='a'><empty/></element>"))
    before = kept_files()
    for _ in range(2):
        compiled.forget()
        assert validate(b"<a/>", path) == []
    assert len(kept_files()) == len(before) + 1
    path.write_bytes(schema("<element name='b'><empty/></element>"))

    assert validate(b"<a/>", path)


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"edition-schema-1 0\n[]", None])
def test_a_damaged_cache_does_no_harm(tmp_path: Path, damage: bytes | None) -> None:
    """A cache file that was cut off, overwritten or made unreadable is made again."""
    path = tmp_path / "damaged.rng"
    path.write_bytes(schema("<element name='a'><empty/></element>"))
    before = kept_files()
    assert validate(b"<a/>", path) == []
    (kept,) = set(kept_files()) - set(before)
    whole = kept.read_bytes()
    kept.write_bytes(whole[:-10] if damage is None else damage)
    compiled.forget()

    assert validate(b"<a/>", path) == []
    assert kept.read_bytes() == whole


def test_schemas_are_found_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name is looked for in the folders of schemas; one that is not there is explained."""
    (tmp_path / "mine.rng").write_bytes(schema("<element name='a'><empty/></element>"))
    monkeypatch.setenv("EDITION_SCHEMAS", str(tmp_path))

    assert validate(b"<a/>", "mine") == []
    assert catalogue.find("mine.rng") == tmp_path / "mine.rng"
    with pytest.raises(EditionError) as caught:
        catalogue.find("tei_none")
    assert str(tmp_path) in caught.value.messages[0].hint


def test_endless_patterns_are_refused(tmp_path: Path) -> None:
    """A schema whose patterns are nested beyond measure is one message."""
    path = tmp_path / "deep.rng"
    path.write_bytes(schema("<optional>" * 30_000 + "<text/>" + "</optional>" * 30_000))

    with pytest.raises(EditionError) as caught:
        validate(b"<a/>", path)

    assert caught.value.messages[0].code == "V045"
