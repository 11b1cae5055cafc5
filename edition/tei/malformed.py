"""Own the words for markup that is not well-formed: what is wrong, where it began, the remedy.

Expat tells a kind of error and the byte at which it gave up. What a person did wrong mostly
stands a little before: a quotation mark left out, an & that is no reference.
"""

import re
from contextlib import suppress
from typing import Final
from xml.parsers import expat  # untrusted data: see the tests of attacks

import lazy_loader

from edition import later
from edition.structs import Frozen

difflib = lazy_loader.load("difflib")
entities = later.load("html.entities")

EMPTY: Final = frozenset(
    "anchor cb gb graphic handShift lb milestone pb ptr br hr img caesura space".split()
)
"""Elements that are empty, so that who forgets the / of their tag opens one that never ends."""

NAMESPACES: Final = {
    "tei": "http://www.tei-c.org/ns/1.0",
    "xi": "http://www.w3.org/2001/XInclude",
    "xlink": "http://www.w3.org/1999/xlink",
    "m": "http://www.w3.org/1998/Math/MathML",
    "svg": "http://www.w3.org/2000/svg",
    "rng": "http://relaxng.org/ns/structure/1.0",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
"""What the prefixes that people use mostly stand for."""

LEAST_LIKENESS: Final = 0.6
_NAME: Final = re.compile(rb"[^\s<>/=\"'&]*")
_REFERENCE: Final = re.compile(rb"&[\w.:-]*\Z")
_IN_TAG: Final = re.compile(rb"<[^\s<>/=\"'!?][^<>\"']*(?:(?:\"[^\"<]*\"|'[^'<]*')[^<>\"']*)*\Z")
_CUT_VALUE: Final = re.compile(
    rb"<[^\s<>/=\"'!?][^<>\"']*(?:(?:\"[^\"<]*\"|'[^'<]*')[^<>\"']*)*(?P<mark>[\"'])[^<]*\Z"
)
_VALUE: Final = re.compile(rb"(?P<name>[^\s<>/=\"']+)\s*=\s*\Z")
_WORD: Final = re.compile(rb"(?P<name>[^\s<>/=\"']+)\s*\Z")
_BARE: Final = re.compile(r"[^\s<>\"'/]*")
_CURLED: Final = "“”„‟‘’‚«»″′"
_MARK: Final = b"\xef\xbb\xbf"

PLAIN: Final = {
    "XML_ERROR_NO_ELEMENTS": ("the file holds no XML element", "is this the right file?"),
    "XML_ERROR_JUNK_AFTER_DOC_ELEMENT": (
        "something follows the end of the outermost element",
        "a document has one outermost element; move this inside it or take it away",
    ),
    "XML_ERROR_MISPLACED_XML_PI": (
        "the line <?xml …?> does not stand at the very beginning",
        "take away what stands before it, even an empty line",
    ),
    "XML_ERROR_UNCLOSED_CDATA_SECTION": ("a CDATA section never ends", "write the missing ]]>"),
    "XML_ERROR_BAD_CHAR_REF": (
        "this reference stands for a character that XML cannot hold",
        "take it away",
    ),
}
"""Expat's name of an error: what a person is told, and what to do."""


class Fault(Frozen):
    """What is wrong at the byte ``offset``, and the remedy."""

    offset: int
    text: str
    hint: str


class Tag(Frozen):
    """A start tag whose end tag is missing: its name, and the byte where it begins."""

    name: str
    offset: int


def fault(data: bytes, offset: int, code: int) -> Fault:
    """Say what is wrong with *data*, which Expat gave up at *offset* for the reason *code*."""
    told = {
        "XML_ERROR_TAG_MISMATCH": _mismatch,
        "XML_ERROR_NO_ELEMENTS": _ended,
        "XML_ERROR_UNCLOSED_TOKEN": _unclosed,
        "XML_ERROR_DUPLICATE_ATTRIBUTE": _twice,
        "XML_ERROR_UNDEFINED_ENTITY": _undefined,
        "XML_ERROR_UNBOUND_PREFIX": _unbound,
    }
    for name, tell in told.items():
        if code == _code(name):
            return tell(data, offset)
    for name, (text, hint) in PLAIN.items():
        if code == _code(name):
            return Fault(offset, text, hint)
    return _token(data, offset)


def _code(name: str) -> int:
    return expat.errors.codes[getattr(expat.errors, name)]


def _line(data: bytes, offset: int) -> int:
    return data.count(b"\n", 0, offset) + 1


def _open(data: bytes) -> list[Tag]:
    """Return the elements that are open where the reading of *data* ends, outermost first."""
    tags: list[Tag] = []
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = lambda name, _: tags.append(Tag(name, parser.CurrentByteIndex))
    parser.EndElementHandler = lambda _: tags.pop()
    with suppress(expat.ExpatError):
        parser.Parse(data, True)  # noqa: FBT003 -- positional only
    return tags


def _mismatch(data: bytes, offset: int) -> Fault:
    """Explain an end tag that is not that of the innermost element that is open."""
    start = data.rfind(b"</", 0, offset + 2)
    found = _NAME.match(data, start + 2)
    end = found[0].decode("utf-8", "replace") if found else ""
    tags = _open(data)
    if not tags:
        return Fault(start, f"nothing is open that </{end}> could end", "take it away")
    inner, names = tags[-1], [tag.name for tag in tags]
    text = f"</{end}> stands where <{inner.name}> of line {_line(data, inner.offset)} is still open"
    return Fault(start, text, _close(data[start:], end, inner.name, names))


def _close(rest: bytes, end: str, inner: str, names: list[str]) -> str:
    """Tell how *inner* is to be closed, where the end tag of *end* stands."""
    if end.casefold() == inner.casefold():
        return f"write both alike: XML tells {inner} from {end}"
    if inner in EMPTY:
        return f"write <{inner}/>, for it is empty, and has no end tag"
    if end not in names:
        alike = difflib.SequenceMatcher(None, end, inner).ratio() >= LEAST_LIKENESS
        return f"did you mean </{inner}>?" if alike else f"take it away, or write </{inner}>"
    following = re.match(rb"</[^<>]*>[^<]*</([^<>\s]*)", rest)
    if following and following[1] == inner.encode() and names[-2:-1] == [end]:
        return f"elements cannot overlap: end <{inner}> before </{end}>, and begin it again after"
    if names[-2:-1] == [inner]:
        return f"write </{inner}> before it; or was that tag meant to be </{inner}>?"
    return f"write </{inner}> before it, where the element ends"


def _ended(data: bytes, offset: int) -> Fault:
    tags = _open(data)
    if tags:
        inner = tags[-1]
        text = f"the file ends here, and <{inner.name}> of line {_line(data, inner.offset)}"
        hint = "close what is open; if this is not the whole file, get it again"
        return Fault(offset, f"{text} is still open", hint)
    if not data.lstrip(_MARK + b" \t\r\n").startswith(b"<"):
        return _no_markup(data, offset)
    return Fault(offset, *PLAIN["XML_ERROR_NO_ELEMENTS"])


def _no_markup(data: bytes, offset: int) -> Fault:
    if data.startswith(b"PK\x03\x04"):
        hint = "it is a zip file, or one of a word processor; edition import takes in a zip of TEI"
        return Fault(0, "it is no XML, but a packed file", hint)
    hint = "is this the right file? edition check looks at plain texts"
    return Fault(offset, "it does not begin with a tag", hint)


def _unclosed(data: bytes, offset: int) -> Fault:
    if data.startswith(b"<!--", offset):
        return Fault(offset, "this comment never ends", "write --> where it ends")
    if data[offset : offset + 1] == b"&":
        return _stray(offset)
    return Fault(offset, "this tag never ends", "write the missing > or quotation mark")


def _twice(data: bytes, offset: int) -> Fault:
    name = _name_at(data, offset)
    return Fault(offset, f"the attribute {name} stands twice in one tag", "keep one of them")


def _undefined(data: bytes, offset: int) -> Fault:
    found = re.compile(rb"&([^;\s<]*);").match(data, offset)
    name = found[1].decode("utf-8", "replace") if found else ""
    known = entities.html5.get(f"{name};", "")
    code = "".join(f"&#x{ord(one):X};" for one in known)
    hint = f"write {code}, or the character itself" if code else "write the character itself"
    return Fault(offset, f"the entity &{name}; is not defined", f"{hint}; for a mere &, &amp;")


def _unbound(data: bytes, offset: int) -> Fault:
    tag = data[offset : data.find(b">", offset) + 1].decode("utf-8", "replace")
    declared = set(re.findall(r"xmlns:([\w.-]+)", data.decode("utf-8", "replace")))
    used = re.findall(r"(?:<|\s)([\w.-]+):[\w.-]+(?=[\s/>=])", tag)
    prefix = next((one for one in used if one not in declared | {"xml", "xmlns"}), "")
    address = NAMESPACES.get(prefix, "…")
    text = f"the prefix {prefix}: stands for no namespace"
    return Fault(offset, text, f'declare it on the outermost element: xmlns:{prefix}="{address}"')


def _token(data: bytes, offset: int) -> Fault:
    """Explain a character that cannot stand where it does."""
    character = data[offset : offset + 4].decode("utf-8", "ignore")[:1]
    if found := _character(data, offset, character) or _in_comment(data, offset):
        return found
    before = data[max(data.rfind(b">", 0, offset), 0) : offset]
    if found_reference := _REFERENCE.search(before):
        return _stray(offset - len(found_reference[0]))
    return _stray(offset) if character == "&" else _in_tag(data, offset, character)


def _character(data: bytes, offset: int, character: str) -> Fault | None:
    """Explain a character that can stand nowhere, or a file that is no XML."""
    if data.startswith(_MARK, offset) and offset <= len(_MARK):
        return Fault(offset, "the file begins with two byte order marks", "take one away")
    if not data.lstrip(_MARK + b" \t\r\n").startswith(b"<"):
        return _no_markup(data, offset)
    if (character < " " and character not in "\t\r\n") or character in "\ufffe\uffff":
        text = f"the character U+{ord(character or chr(0)):04X} cannot stand in XML"
        return Fault(offset, text, "take it away, or say with an element what it meant")
    return None


def _in_comment(data: bytes, offset: int) -> Fault | None:
    comment = data.rfind(b"<!--", 0, offset)
    if comment <= data.rfind(b"-->", 0, offset):
        return None
    text = f"-- cannot stand in the comment that begins in line {_line(data, comment)}"
    return Fault(offset, text, "write - - or a dash instead")


def _stray(offset: int) -> Fault:
    return Fault(offset, "this & begins no reference", "write &amp; for the character &")


def _in_tag(data: bytes, offset: int, character: str) -> Fault:
    """Explain a character that cannot stand where it does in a tag."""
    begin = data.rfind(b"<", 0, offset)
    tag = data[max(begin, 0) : offset]
    cut = _CUT_VALUE.match(tag) if character == "<" else None
    if cut:
        at = begin + cut.start("mark")
        value = _VALUE.search(data[begin:at])
        name = value["name"].decode("utf-8", "replace") if value else "an attribute"
        mark = cut["mark"].decode()
        text = f"the value of {name} begins with {mark} and does not end"
        return Fault(at, text, f"write {mark} where it ends; < in a value is &lt;")
    if begin >= 0 and tag == b"<":
        return Fault(begin, "this < begins no tag", "write &lt; for the character <")
    if begin < 0 or not _IN_TAG.match(tag):
        if character == ">" and data[offset - 2 : offset] == b"]]":
            return Fault(offset - 2, "]]> cannot stand in text", "write ]]&gt;")
        return Fault(
            offset,
            "something here is not allowed in XML",
            "look for a missing quotation mark, = or >",
        )
    return _in_attributes(data, offset, tag, character)


def _in_attributes(data: bytes, offset: int, tag: bytes, character: str) -> Fault:
    value = _VALUE.search(tag)
    rest = data[offset : offset + 200].decode("utf-8", "ignore")
    if value:
        name = value["name"].decode("utf-8", "replace")
        curled = character in _CURLED
        found = _BARE.match(rest)
        right = (found[0] if found else "").strip(_CURLED)
        marks = "typographic quotation marks" if curled else "no quotation marks"
        hint = f'write {name}="{right}"' if right else f'write {name}="…"'
        return Fault(
            offset, f"the value of {name} stands in {marks}", f"{hint}, with straight ones"
        )
    if tag.endswith((b'"', b"'")):
        return Fault(offset, "a space is missing before this attribute", "put a space there")
    word = _WORD.search(tag)
    if word and word.start() > 1:
        name = word["name"].decode("utf-8", "replace")
        at = offset - len(tag) + word.start()
        return Fault(
            at, f"{name} stands in a tag, and has no value", f'write {name}="…", or > before it'
        )
    text = f"{character!r} cannot stand in a tag"
    return Fault(offset, text, "look for a missing quotation mark, = or >")


def _name_at(data: bytes, offset: int) -> str:
    found = _NAME.match(data, offset)
    return found[0].decode("utf-8", "replace") if found else ""
