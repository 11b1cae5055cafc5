"""Own what the header says of the sources of a text, and of the file that it was made from."""

from collections.abc import Iterator
from typing import Final

from edition.view.described import has_running_text, told
from edition.view.names import Element, children, elements_at, local_name, text_of
from edition.view.record import Original

PLAIN_TEXT: Final = "plain-text"
"""The ``@type`` of the ``bibl`` in our own header that names the file a text was made from."""


def sources(head: Element) -> Iterator[str]:
    """Yield what *head* says of each source that is not the file the text was made from."""
    for source in elements_at(head, "fileDesc/sourceDesc/*"):
        if local_name(source) == "listWit":  # the witnesses have their own list
            continue
        parts = [text for one in children(source) if (text := text_of(one))]
        if _is_original(source):
            continue
        if local_name(source) == "bibl" and parts and not has_running_text(source):
            yield " ".join(_sentences(source))
        elif text := told(source):
            yield text


def _sentences(source: Element) -> Iterator[str]:
    """Yield what a reference says as a sentence, and each of its notes as one."""
    parts = [(local_name(one) == "note", text_of(one).rstrip(".,")) for one in children(source)]
    named = ", ".join(text for is_note, text in parts if text and not is_note)
    for text in (named, *(text for is_note, text in parts if is_note)):
        if text:
            yield f"{text}."


def _is_original(source: Element) -> bool:
    """Tell whether *source* describes the file that one of our own headers was made from."""
    names = (one.get("type") == "filename" for one in children(source))
    return source.get("type") == PLAIN_TEXT and any(names)


def originals(head: Element) -> Iterator[Original]:
    """Yield the files that the text was made from, as our own header records them."""
    for source in elements_at(head, "fileDesc/sourceDesc/bibl"):
        told = {one.get("type") or one.get("unit") or "": one for one in children(source)}
        name, size, digest = (told.get(key) for key in ("filename", "byte", "sha256"))
        if _is_original(source) and name is not None:
            yield Original(
                text_of(name),
                "" if size is None else size.get("quantity") or text_of(size).partition(" ")[0],
                "" if digest is None else text_of(digest),
            )
