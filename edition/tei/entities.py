"""Own the entities that old files leave to a DTD: declared here, since no DTD is ever read.

The names are those of the entity sets of ISO 8879, most of which HTML has kept.
"""

import re
from collections.abc import Iterator
from functools import cache

from edition import later
from edition.structs import replace
from edition.tei.document import Document, refused

entities = later.load("html.entities")

PROLOG = 1 << 16
"""Bytes in which a document type declaration begins."""

DOCTYPE = re.compile(rb"<!DOCTYPE\s+[^\s\[>]+(\s+(?:SYSTEM|PUBLIC)\b[^\[>]*)?\s*")
REFERENCE = re.compile(rb"&([A-Za-z_][\w.-]*);")
DECLARATION = re.compile(rb"<!ENTITY\s+([^\s%]+)\s")
INTERNAL = re.compile(rb"""<!ENTITY\s+%\s+([^\s%]+)\s+["']""")
NOT_MARKUP = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>", re.DOTALL)
IN_SUBSET = re.compile(
    rb"""<!--.*?-->|<\?.*?\?>|"[^"]*"|'[^']*'|%([A-Za-z_][\w.-]*);|\]""", re.DOTALL
)
PREDEFINED = {"amp", "lt", "gt", "quot", "apos"}

GREEK = {  # ISOgrk1, by the name before "gr"; not in HTML
    "a": "α", "b": "β", "g": "γ", "d": "δ", "e": "ε", "z": "ζ", "ee": "η", "th": "θ", "i": "ι",
    "k": "κ", "l": "λ", "m": "μ", "n": "ν", "x": "ξ", "o": "ο", "p": "π", "r": "ρ", "s": "σ",
    "sf": "ς", "t": "τ", "u": "υ", "ph": "φ", "kh": "χ", "ps": "ψ", "oh": "ω",
}  # fmt: skip
ACCENTED = {  # ISOgrk2, likewise
    "aac": "ά", "eac": "έ", "eeac": "ή", "iac": "ί", "idi": "ϊ", "idia": "ΐ", "oac": "ό",
    "uac": "ύ", "udi": "ϋ", "udia": "ΰ", "ohac": "ώ",
}  # fmt: skip


def with_entities(document: Document, *, keep_unknown: bool = False) -> Document:
    """Declare the entities that *document* uses and leaves to a DTD that is not read.

    With *keep_unknown*, one that is in no set stands for its own name.

    Raises:
        EditionError: I004 an entity is in no set, and is not to be kept.
    """
    doctype = DOCTYPE.search(document.data, 0, PROLOG)
    if not doctype:
        return document
    has_subset = document.data[doctype.end() : doctype.end() + 1] == b"["
    outside = list(_outside(document.data, doctype.end() + 1)) if has_subset else []
    if not (doctype[1] or outside):
        return document
    missing = sorted(_missing(document.data))
    unknown = tuple(name for name in missing if not _characters(name))
    if unknown and not keep_unknown:
        raise _undefined(document, unknown[0])
    data = _blanked(document.data, outside)
    written = b"".join(map(_declaration, missing))
    end = doctype.end() + has_subset
    if written:
        put = written if has_subset else b"[" + written + b"]"
        data = data[:end] + put + data[end:]
    return replace(document, data=data, declared=tuple(missing), unknown=unknown)


def _missing(data: bytes) -> set[str]:
    text = NOT_MARKUP.sub(lambda hidden: b" " * len(hidden[0]), data)
    used = {found[1].decode("ascii", "replace") for found in REFERENCE.finditer(text)}
    declared = {found.decode("ascii", "replace") for found in DECLARATION.findall(text)}
    return used - declared - PREDEFINED


def _outside(data: bytes, start: int) -> Iterator[re.Match[bytes]]:
    """Yield the references, in the declarations that begin at *start*, to what is not here.

    After one of them a reader may not trust any declaration (XML 1.0, 5.1): it would pass
    over the entities in the text, and their characters would be lost.
    """
    here = set(INTERNAL.findall(data, start))
    for found in IN_SUBSET.finditer(data, start):
        if found[0] == b"]":
            return
        if found[1] and found[1] not in here:
            yield found


def _blanked(data: bytes, references: list[re.Match[bytes]]) -> bytes:
    """Put spaces in the place of *references*, so that nothing else moves."""
    if not references:
        return data
    written = bytearray(data)
    for found in references:
        written[found.start() : found.end()] = b" " * len(found[0])
    return bytes(written)


def _declaration(name: str) -> bytes:
    characters = _characters(name)
    value = "".join(f"&#{ord(one)};" for one in characters) if characters else f"&#38;#38;{name};"
    return f'<!ENTITY {name} "{value}">'.encode()


def _characters(name: str) -> str:
    """Return what the entity *name* stands for; empty when no set has it."""
    return str(entities.html5.get(f"{name};", "") or _greek().get(name, ""))


@cache
def _greek() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, letter in (GREEK | ACCENTED).items():
        found[f"{name}gr"] = letter
        if len(letter.upper()) == 1:
            base = name.removesuffix("ac").removesuffix("di")
            found[f"{base.upper()}{name.removeprefix(base)}gr"] = letter.upper()
    return found


def _undefined(document: Document, name: str) -> Exception:
    text = NOT_MARKUP.sub(lambda hidden: b" " * len(hidden[0]), document.data)
    place = document.place(text.index(f"&{name};".encode()), len(name) + 2)
    what = f"the entity &{name}; is not defined, and the DTD is not read"
    hint = "write the character itself, or declare the entity in the DOCTYPE"
    return refused("I004", place, what, hint)
