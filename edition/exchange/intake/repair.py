"""Own the repair of TEI from elsewhere: namespace, P4, inclusions; every repair is told."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import lazy_loader

from edition.exchange.contents import Read
from edition.exchange.intake.inclusion import Inclusion
from edition.messages import Message
from edition.tei.intake import Document, decode, parse

if TYPE_CHECKING:
    from lxml import etree
else:
    etree = lazy_loader.load("lxml.etree", suppress_warning=True)

TEI: Final = "http://www.tei-c.org/ns/1.0"
XML: Final = "http://www.w3.org/XML/1998/namespace"
DOCTYPE: Final = re.compile(rb"(?:^|>)\s*<!DOCTYPE\s")
PROLOG: Final = 1 << 16
"""Bytes in which a document type declaration is looked for."""

P4_ROOTS: Final = {"TEI.2": "TEI", "teiCorpus.2": "teiCorpus"}
P4_ATTRIBUTES: Final = {"id": f"{{{XML}}}id", "lang": f"{{{XML}}}lang"}
ROOTS: Final = frozenset({"TEI", "teiCorpus", "text", "div", "body", "facsimile", "sourceDoc"})


@dataclass(frozen=True, slots=True)
class Repaired:
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
    document = decode(path, data)
    tree = parse(document)
    root = tree.getroot()
    if not _is_tei(root):
        return None
    inclusion = Inclusion(path, read)
    done = [
        _note_encoding(document, data),
        _entities(document.declared),
        inclusion.resolve(root, (path,)),
        _p4(root),
    ]
    if DOCTYPE.search(data, 0, PROLOG):
        done.append("the document type declaration, whose DTD is not read, was taken away")
        tree.docinfo.clear()
    root, named = _in_namespace(root)
    done.append(named)
    tree = root.getroottree()
    repairs = tuple(filter(None, done))
    if not repairs and not inclusion.messages:
        return Repaired(tree, data, (), ())
    written = etree.tostring(tree, encoding="UTF-8", xml_declaration=True) + b"\n"
    return Repaired(tree, written, repairs, tuple(inclusion.messages))


def _is_tei(root: "etree._Element") -> bool:
    name = etree.QName(root)
    if name.namespace not in (None, TEI):
        return False
    return name.localname in ROOTS or name.localname in P4_ROOTS or name.namespace == TEI


def _note_encoding(document: Document, data: bytes) -> str:
    return "" if document.declared or document.data == data else "written as UTF-8"


def _entities(declared: tuple[str, ...]) -> str:
    named = ", ".join(f"&{name};" for name in declared)
    return f"entities of a DTD that is not there became characters: {named}" if named else ""


def _p4(root: "etree._Element") -> str:
    """Rename what TEI P5 renamed everywhere: the root, ``@id``, ``@lang`` (TEI P5, appendix)."""
    if root.tag not in P4_ROOTS:
        return ""
    root.tag = P4_ROOTS[str(root.tag)]
    for element in root.iter(etree.Element):
        if element.tag in P4_ROOTS:
            element.tag = P4_ROOTS[str(element.tag)]
        attributes: Any = element.attrib
        attributes.pop("TEIform", None)
        for old, new in P4_ATTRIBUTES.items():
            if old in attributes:
                attributes[new] = attributes.pop(old)
    return "TEI P4: the outermost element, @id and @lang have the names of P5"


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
