"""XML from outside is read safely: each attack is refused or harmless, and quickly."""

import time
from pathlib import Path

import pytest
from lxml import etree

from edition.messages import EditionError
from edition.tei import intake
from edition.validation import validate

LAUGHS = (
    "<!DOCTYPE a [<!ENTITY e0 'ha'>"
    + "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 12))
    + "]><a>&e11;</a>"
)
QUADRATIC = f"<!DOCTYPE a [<!ENTITY e '{'x' * 200_000}'>]><a>{'&e;' * 20_000}</a>"
REFUSED = {
    "file behind an entity": ("<!DOCTYPE a [<!ENTITY e SYSTEM '/etc/passwd'>]><a>&e;</a>", "I006"),
    "the same in an attribute": (
        "<!DOCTYPE a [<!ENTITY e SYSTEM '/etc/passwd'>]><a b='&e;'/>",
        "I006",
    ),
    "entity on the network": (
        "<!DOCTYPE a [<!ENTITY e SYSTEM 'http://127.0.0.1:9/x'>]><a>&e;</a>",
        "I006",
    ),
    "billion laughs": (LAUGHS, "I007"),
    "quadratic growth": (QUADRATIC, "I007"),
    "entity that needs itself": (
        "<!DOCTYPE a [<!ENTITY e '&f;'><!ENTITY f '&e;'>]><a>&e;</a>",
        "I005",
    ),
    "undefined entity": ("<a>&nowhere;</a>", "I005"),
    "entity of a DTD that is not read": ("<!DOCTYPE a SYSTEM 'x.dtd'><a>&nowhere;</a>", "I004"),
    "deep nesting": ("<a>" * 100_000 + "</a>" * 100_000, "I008"),
    "empty file": (" \n", "I002"),
    "no XML at all": ("Arma virumque cano", "I005"),
    "unclosed element": ("<a><b></a>", "I005"),
    "two outermost elements": ("<a/><b/>", "I005"),
    "prefix without namespace": ("<x:a/>", "I005"),
    "attribute given twice": ("<a b='1' b='2'/>", "I005"),
    "bare ampersand": ("<a>Marks & Spencer</a>", "I005"),
    "encoding that is not known": ("<?xml version='1.0' encoding='klingon'?><a/>", "I003"),
    "encoding that cannot be": ("<?xml version='1.0' encoding='utf-16'?><a/>", "I003"),
    "codec that is no encoding": ("<?xml version='1.0' encoding='rot13'?><a/>", "I003"),
    "character that XML cannot hold": ("<a>\x0c</a>", "I005"),
}
HARMLESS = {
    "external DTD": "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
    "external parameter entity": "<!DOCTYPE a [<!ENTITY % p SYSTEM 'file:///etc/passwd'>%p;]><a/>",
    "XInclude": "<a xmlns:x='http://www.w3.org/2001/XInclude'><x:include href='/etc/passwd'/></a>",
    "schema named by an instruction": "<?xml-model href='http://127.0.0.1:9/x.rng'?><a/>",
    "style sheet": "<?xml-stylesheet href='file:///etc/passwd'?><a/>",
    "schema location": (
        "<a xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:schemaLocation='u v'/>"
    ),
    "ids that are given twice or malformed": "<a xml:id='x'><b xml:id='x'/><c xml:id='#1'/></a>",
    "entity declared and not used": "<!DOCTYPE a [<!ENTITY e SYSTEM '/etc/passwd'>]><a/>",
    "long attribute": f"<a b='{'x' * 11_000_000}'/>",
    "many attributes": "<a " + " ".join(f"a{n}=''" for n in range(50_000)) + "/>",
}


def read(use: str, data: bytes) -> None:
    """Read *data* in one of the two ways."""
    document = intake.decode("a.xml", data)
    if use == "parse":
        intake.parse(document)
    else:
        validate(document)


@pytest.mark.parametrize("attack", REFUSED)
@pytest.mark.parametrize("use", ["parse", "validate"])
def test_refused(attack: str, use: str) -> None:
    """A dangerous or broken file is refused with one message, in less than a second or so."""
    text, code = REFUSED[attack]
    began = time.process_time()

    with pytest.raises(EditionError) as caught:
        read(use, text.encode())
    (message,) = caught.value.messages

    assert message.code == code
    assert message.hint
    assert "root:" not in message.text
    assert time.process_time() - began < 5


@pytest.mark.parametrize("attack", HARMLESS)
def test_harmless(attack: str) -> None:
    """A file that points outside is read without going there."""
    tree = intake.parse(intake.decode("a.xml", HARMLESS[attack].encode()))

    text = etree.tostring(tree.getroot(), encoding="unicode")
    assert "root:" not in text
    assert tree.getroot().tag == "a"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "iso-8859-1", "windows-1252", "koi8-r"],
)
def test_encodings(encoding: str) -> None:
    """Whatever the encoding says and keeps, the same characters come in."""
    word = "ж" if encoding == "koi8-r" else "é"
    named = encoding.removesuffix("-sig").removesuffix("-le")
    data = f"<?xml version='1.0' encoding='{named}'?><a>{word}</a>".encode(encoding)

    assert intake.parse(intake.decode("a.xml", data)).getroot().text == word


def test_wrong_bytes_are_placed() -> None:
    """Bytes that the encoding does not allow are named with their place."""
    with pytest.raises(EditionError) as caught:
        intake.parse(intake.decode("a.xml", b"<a>\n caf\xe9 au lait</a>"))

    (message,) = caught.value.messages
    assert str(message.place) == "a.xml:2:5"
    assert message.text == "not valid UTF-8 at byte 8 (0xE9)"


def test_old_entities_are_known() -> None:
    """The ISO entities that old files leave to their DTD stand for their characters."""
    data = b'<!DOCTYPE TEI.2 SYSTEM "teixlite.dtd"><TEI.2 n="&eacute;">&OElig;uvre &mdash;</TEI.2>'
    document = intake.decode("a.xml", data)
    root = intake.parse(document).getroot()

    assert (root.text, root.get("n")) == ("Œuvre —", "é")
    assert document.declared == ("OElig", "eacute", "mdash")


def test_comments_and_instructions_stay() -> None:
    """A document with a DOCTYPE gives the same tree as without one."""
    body = "<a xmlns:p='urn:p' p:x='1'>t<!-- c --><p:b/>u<?pi d?></a>"
    plain = intake.parse(intake.decode("a.xml", body.encode()))
    typed = intake.parse(intake.decode("a.xml", f"<!DOCTYPE a>{body}".encode()))

    assert etree.tostring(typed.getroot()) == etree.tostring(plain.getroot())
    assert typed.getroot()[1].sourceline == plain.getroot()[1].sourceline


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """A file that is not there, or is a folder, is one message."""
    for path in (tmp_path / "nowhere.xml", tmp_path):
        with pytest.raises(EditionError) as caught:
            intake.read(path)
        assert caught.value.messages[0].code == "I001"


@pytest.mark.slow
def test_huge_text_is_read() -> None:
    """200 MB of text in one element are validated in memory of their own size."""
    data = b"<a>" + b"word " * 40_000_000 + b"</a>"

    assert {message.code for message in validate(data)} == {"V012", "V032"}


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        ("<a>\n<b>\n<c/>text</b>", "the file ends here, and <a> of line 1 is still open"),
        ("<a>\n<x:b xmlns:x='y'>\n<c/></a>", "<x:b> of line 2 is still open"),
        ("words, and no tag", "it does not begin with a tag"),
    ],
)
def test_what_is_open_is_named(xml: str, said: str) -> None:
    """A person is told which element lacks its end, and where it began."""
    with pytest.raises(EditionError) as refused:
        intake.check(intake.decode("a.xml", xml.encode()))

    assert said in refused.value.messages[0].text
