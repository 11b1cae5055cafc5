"""Own the way back: a TEI file gives its source, byte for byte, or says why it cannot."""

import hashlib
from pathlib import Path

from edition.messages import EditionError, Message, Place
from edition.tei import recorded, source_text
from edition.tei.intake import decode, parse
from edition.workflow.files import read_bytes


def source_bytes(path: Path) -> bytes:
    """Return the bytes of the text that the TEI file *path* was made from.

    Raises:
        EditionError: B001 to B003 it cannot be read, I0xx it is not well-formed, B010 it
            records no source, B011 its text is no longer the source.
    """
    tree = parse(decode(str(path), read_bytes(path)))
    record = recorded(tree)
    if record is None:
        text = "this TEI does not record a plain text that it was made from"
        hint = f"for the text of any TEI: edition render {path} --to text"
        raise EditionError(Message("B010", text, place=Place(str(path)), hint=hint))
    data = _encoded(source_text(tree), record.encoding)
    if hashlib.sha256(data).hexdigest() != record.sha256:
        raise EditionError(_changed(path, len(data), record.size))
    return data


def _encoded(text: str, encoding: str) -> bytes:
    try:
        return text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return b""  # an edit brought in a character that the source's encoding lacks


def _changed(path: Path, found: int, recorded_size: int) -> Message:
    difference = found - recorded_size
    size = (
        f"it has {abs(difference)} bytes {'more' if difference > 0 else 'fewer'} than were recorded"
    )
    same = "it has as many bytes as were recorded, but not the same ones"
    return Message(
        "B011",
        f"this TEI no longer holds its source: {size if difference else same}",
        place=Place(str(path)),
        hint="it was edited or re-indented; take it from its backup, or encode the text again",
    )
