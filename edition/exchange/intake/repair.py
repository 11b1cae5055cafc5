"""Own the repair of TEI from elsewhere: namespace, P4, inclusions; every repair is told."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from edition import later
from edition.exchange.contents import Read
from edition.exchange.intake.inclusion import Inclusion
from edition.exchange.intake.p4 import ROOTS as P4
from edition.exchange.intake.p4 import upgraded
from edition.messages import Message, Place, Severity
from edition.structs import Frozen
from edition.tei.intake import Document, decode, parse

if TYPE_CHECKING:
    from lxml import etree
else:
    etree = later.load("lxml.etree")

TEI: Final = "http://www.tei-c.org/ns/1.0"
DOCTYPE: Final = re.compile(rb"(?:^|>)\s*<!DOCTYPE\s")
PROLOG: Final = 1 << 16
"""Bytes in which a document type declaration is looked for."""

ROOTS: Final = frozenset({"TEI", "teiCorpus", "text", "div", "body", "facsimile", "sourceDoc"})


class Repaired(Frozen):
    """A TEI document made whole: its tree, its bytes, and what was done, in words.

    The bytes are those of the file where nothing had to be done.
    """

    tree: "etree._ElementTree[etree._Element]"
    data: bytes
    repairs: tuple[str, ...]
    messages: tuple[Message, ...]


def repaired(path: str, data: bytes, read: Read) -> Repaired | None:
    """Return the TEI file *path* of a package, repaired; None when it is some other XML.

    *read* gives the other files of the package, for what is included from them.

    Raises:
        EditionError: it cannot be read as XML at all (what ``decode`` and ``parse`` raise).
    """
    document = decode(path, data, keep_unknown=True)
    tree = parse(document)
    root = tree.getroot()
    if not is_tei(root):
        return None
    inclusion = Inclusion(path, read)
    done = [
        *_read_as(document, data),
        _entities(document),
        inclusion.resolve(root, (path,)),
        *upgraded(root, data[:PROLOG]),
    ]
    if DOCTYPE.search(data, 0, PROLOG):
        done.append("the document type declaration, whose DTD is not read, was taken away")
        tree.docinfo.clear()
    root, named = _in_namespace(root)
    done.append(named)
    tree = root.getroottree()
    repairs = tuple(filter(None, done))
    messages = (*_unknown(document), *dict.fromkeys(inclusion.messages))
    if not repairs and not messages:
        return Repaired(tree, data, (), ())
    written = etree.tostring(tree, encoding="UTF-8", xml_declaration=True) + b"\n"
    return Repaired(tree, written, repairs, messages)


def is_tei(root: "etree._Element") -> bool:
    """Tell whether *root* begins TEI of any age, in its namespace or in none."""
    name = etree.QName(root)
    if name.namespace not in (None, TEI):
        return False
    return name.localname in ROOTS or name.localname in P4 or name.namespace == TEI


def _read_as(document: Document, data: bytes) -> Iterator[str]:
    if document.encoding:
        yield f"read as {document.encoding}: the file says ISO-8859-1, but has its marks"
    if not document.declared and document.data != data:
        yield "written as UTF-8"


def _entities(document: Document) -> str:
    known = [name for name in document.declared if name not in document.unknown]
    named = ", ".join(f"&{name};" for name in known)
    return f"entities of a DTD that is not there became characters: {named}" if named else ""


def _unknown(document: Document) -> Iterator[Message]:
    for name in document.unknown:
        text = f"nothing says what &{name}; stands for: its name is in the text instead"
        hint = f"put the character in its place, or declare {name} in the DOCTYPE"
        yield Message("I037", text, Severity.WARNING, Place(document.name), hint)


def _in_namespace(root: "etree._Element") -> tuple["etree._Element", str]:
    """Put the elements without a namespace into TEI's; the root is made anew, for its prefix."""
    bare = [one for one in root.iter(etree.Element) if "}" not in str(one.tag)]
    for element in bare:
        element.tag = f"{{{TEI}}}{element.tag!s}"
    if not bare:
        return root, ""
    if root.nsmap.get(None) != TEI:
        root = _with_default_namespace(root)
    return root, f"{len(bare)} elements without a namespace were put into TEI's"


def _with_default_namespace(root: "etree._Element") -> "etree._Element":
    names: dict[str | None, str] = {None: TEI}
    names |= {prefix: uri for prefix, uri in root.nsmap.items() if prefix and uri != TEI}
    new = etree.Element(root.tag, dict(root.attrib), names)
    new.text = root.text
    for before in root.itersiblings(preceding=True):
        new.addprevious(before)
    new.extend(list(root))
    etree.cleanup_namespaces(new, top_nsmap={None: TEI})
    return new
