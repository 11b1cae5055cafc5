"""Own the proposals on a TEI file, which stays as it is: found, told, shown, written beside it."""

import shlex
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING

from edition.exchange import layer
from edition.exchange.intake.repair import is_tei
from edition.exchange.layer.model import Kind
from edition.messages import Message, Place, Severity
from edition.proposals.wording import change
from edition.tei.intake import decode, parse
from edition.version import VERSION
from edition.workflow.files import read_bytes, refused

if TYPE_CHECKING:
    from lxml import etree

ENDINGS = (".xml", ".tei")
"""How the names of files end that are TEI, where a text could stand too."""

ANNOTATIONS = "annotations"
CODES = {Kind.QUOTATION: "L001", Kind.OMISSION: "L002", Kind.CORRECTION: "L003"}


def propose(path: Path) -> layer.Layer:
    """Return what may be quotations, omissions and slips in the TEI file *path*.

    Raises:
        EditionError: it cannot be read; I033, it is other XML, of which nothing is known.
    """
    data = read_bytes(path)
    root = parse(decode(str(path), data)).getroot()
    if not is_tei(root):
        hint = f"for its words: edition render {shlex.quote(str(path))} --to text"
        raise refused("I033", path, "this is XML, but not TEI", hint)
    return layer.propose(root, path.name, data)


def is_named_tei(path: Path) -> bool:
    """Tell whether *path* names a TEI file, where a plain text could stand too."""
    return path.suffix.lower() in ENDINGS


def beside(target: str, data: bytes) -> Mapping[str, bytes]:
    """Return the files of proposals on the TEI file *target* of an import, by their paths.

    *data* are its bytes. They lie under ``annotations/``, as TEI and as JSON-LD, and point
    from there.

    Raises:
        EditionError: it cannot be read.
    """
    inside = PurePosixPath(target)
    out = f"{ANNOTATIONS}/{PurePosixPath(*inside.parts[1:]).with_suffix('')}"
    name = "/".join([*[".."] * out.count("/"), target])
    found = layer.propose(parse(decode(target, data)).getroot(), name, data)
    return {f"{out}{ending}": write(found) for ending, write in FORMS.items()}


def written(found: layer.Layer, output: Path) -> Mapping[Path, bytes]:
    """Return the file to write for *found*: as TEI, or as JSON-LD, by the ending of *output*.

    Raises:
        EditionError: B016 it ends in neither.
    """
    if output.suffix not in FORMS:
        text = f"proposals are not written as {output.suffix or 'a file without an ending'}"
        raise refused("B016", output, text, f"end the name in one of: {', '.join(FORMS)}")
    return {output: FORMS[output.suffix](found)}


def told(found: layer.Layer, name: str) -> Sequence[Message]:
    """Return a message for each remark of *found*, on the file that messages call *name*."""
    return [_message(remark, name) for remark in found.remarks]


def shown(tree: "etree._ElementTree[etree._Element]", name: str, data: bytes) -> Sequence[Message]:
    """Put what is found in *tree*, whose file *name* has the bytes *data*, into *tree* itself.

    Returns:
        A note on each remark that cannot be shown in its place.
    """
    root = tree.getroot()
    found = layer.propose(root, Path(name).name, data)
    left = layer.applied(root, found)
    return [_message(one, name, " (not shown: it crosses other elements)") for one in left]


def _message(remark: layer.Remark, name: str, more: str = "") -> Message:
    said = remark.said
    where = Place(name, remark.target.line)
    is_slip = said.kind is Kind.CORRECTION
    text = f"{_change(remark)}: {said.reason} ({said.certainty} certainty){more}"
    severity = Severity.WARNING if is_slip and not more else Severity.NOTE
    return Message(CODES[said.kind], text, severity, where)


def _change(remark: layer.Remark) -> str:
    exact = " ".join(remark.exact.split()) or " " * bool(remark.exact)
    if remark.said.kind is not Kind.CORRECTION:
        return f"‹{_short(exact)}› may be marked as <{remark.said.name}>"
    around = f"in ‹{remark.before[-12:]}|{remark.after[:12]}›".replace("\n", " ")
    return change(exact, remark.said.correction, where=around)


def _short(text: str, longest: int = 40) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


FORMS: Mapping[str, Callable[[layer.Layer], bytes]] = MappingProxyType(
    {
        ".xml": lambda found: layer.as_stand_off(found, VERSION),
        ".jsonld": lambda found: layer.as_web_annotations(found, VERSION).encode(),
    }
)
"""How a layer is written, by the ending of its file."""
