"""Own the files of a schema: the main one, and those it includes from its own folder."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from edition.messages import EditionError, Message, Place
from edition.tei import intake
from edition.validation import compact
from edition.validation.relaxng.syntax import Node, read_syntax

COMPACT = ".rnc"


class SchemaFiles:
    """Read a schema and what it includes; nothing outside the folder of the main file.

    ``digests`` says which files were read, by their paths relative to that folder.
    """

    def __init__(self, main: Path) -> None:
        """Be ready to read *main*."""
        self.main = main
        self.digests: dict[str, str] = {}
        self._folder = main.parent.resolve()

    def read(self) -> Node:
        """Return the outermost element of the main file.

        Raises:
            EditionError: I00x, V041, V043: it cannot be read, or is not a schema.
        """
        return self._read(self.main)

    def follow(self, node: Node) -> tuple[Path, Node]:
        """Return the file that ``href`` of *node* names, and its outermost element.

        Raises:
            EditionError: V044 it is outside the folder of the schema, or not there.
        """
        href = node.attributes.get("href", "")
        parts = urlsplit(href)
        path = (Path(node.file).parent / unquote(parts.path)).resolve()
        if parts.scheme or parts.netloc or not path.is_relative_to(self._folder):
            hint = "put the file beside the schema and name it from there"
            raise node.error("V044", f"{href!r} is outside the folder of the schema", hint)
        if not path.is_file():
            raise node.error("V044", f"there is no file {href!r}", "put it beside the schema")
        return path, self._read(Path(node.file).parent / unquote(parts.path))

    def _read(self, path: Path) -> Node:
        document, lines = _from_compact(path) if path.suffix == COMPACT else (intake.read(path), ())
        relative = path.resolve().relative_to(self._folder).as_posix()
        self.digests[relative] = hashlib.sha256(document.data).hexdigest()
        return read_syntax(document, lines)


def _from_compact(path: Path) -> tuple[intake.Document, Sequence[int]]:
    """Return the XML form of the schema at *path*, and the line that each element comes from."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        told = f"cannot be read: {(error.strerror or '').lower()}"
        hint = "check the name of the file"
        raise EditionError(Message("I001", told, place=Place(str(path)), hint=hint)) from error
    except UnicodeDecodeError as error:
        told = f"not valid UTF-8 at byte {error.start}"
        place = Place(str(path))
        raise EditionError(Message("I003", told, place=place, hint=intake.AS_UTF8)) from error
    grammar = compact.parse(text, str(path))
    lines = [element.sourceline or 0 for element in grammar.iter()]
    return intake.Document(str(path), etree.tostring(grammar)), lines
