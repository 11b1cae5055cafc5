"""Own the parting of a corpus: each of its texts as a document of its own (TEI P5 CC)."""

from collections.abc import Iterator
from copy import deepcopy
from typing import TYPE_CHECKING, Final

from edition import later
from edition.view.names import TEI

if TYPE_CHECKING:
    from lxml import etree
else:
    etree = later.load("lxml.etree")

INHERITED: Final = ("encodingDesc", "profileDesc")
"""Parts of the header of a corpus that hold for each of its texts that has none (TEI P5 CCDEF)."""


def parted(root: "etree._Element") -> Iterator[bytes]:
    """Yield each text of the corpus *root* as the bytes of a document."""
    for alone in texts(root):
        yield etree.tostring(alone, encoding="UTF-8", xml_declaration=True) + b"\n"


def texts(root: "etree._Element") -> Iterator["etree._Element"]:
    """Yield each text of the corpus *root* as a document; nothing for what is no corpus.

    Its header is its own, with what the headers of the corpora around it say about the
    encoding and the setting of all their texts, where it says nothing itself.
    """
    if root.tag != f"{{{TEI}}}teiCorpus":
        return
    for text in root.iter(f"{{{TEI}}}TEI"):
        if next(text.iterancestors(f"{{{TEI}}}TEI"), None) is not None:
            continue
        alone = deepcopy(text)
        alone.tail = None
        header = alone.find(f"{{{TEI}}}teiHeader")
        if header is not None:
            for name in INHERITED:
                _inherit(header, name, text)
        etree.cleanup_namespaces(alone)
        yield alone


def _inherit(header: "etree._Element", name: str, text: "etree._Element") -> None:
    """Add the part *name* of the nearest corpus around *text* that has one to its *header*."""
    if header.find(f"{{{TEI}}}{name}") is not None:
        return
    for corpus in text.iterancestors(f"{{{TEI}}}teiCorpus"):
        part = corpus.find(f"{{{TEI}}}teiHeader/{{{TEI}}}{name}")
        if part is not None:
            copied = deepcopy(part)
            copied.tail = None
            changes = header.find(f"{{{TEI}}}revisionDesc")
            if changes is None:
                header.append(copied)
            else:
                changes.addprevious(copied)
            return
