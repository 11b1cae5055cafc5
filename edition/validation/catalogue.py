"""Own where schemas are found: by path, or by name in a few folders, never on the network."""

import os
import re
from pathlib import Path

import platformdirs

from edition.messages import EditionError, Message, Place
from edition.tei.intake import Document
from edition.validation import schemas

PROJECT = "project"
"""The name of the project's own schema."""

NAMED = "named"
"""Stands for the schema that a document names in a processing instruction."""

PROLOG = 65_536
INSTRUCTION = re.compile(rb"<\?xml-model\b[^>]*?href\s*=\s*[\"']([^\"']+)[\"']")
SUFFIXES = (".rng", ".rnc")
VARIABLE = "EDITION_SCHEMAS"


def find(schema: str | Path) -> Path:
    """Return the file of *schema*: a path, ``project``, or the name of a file without its end.

    Raises:
        EditionError: V040 there is none; the hint says where it was looked for.
    """
    path = Path(schema)
    if path.suffix in SUFFIXES and path.is_file():
        return path
    if str(schema) == PROJECT:
        return schemas.path("edition.rng")
    candidates = [folder / f"{Path(schema).stem}{end}" for folder in folders() for end in SUFFIXES]
    if path.suffix in (*SUFFIXES, "") and path.name == str(schema):
        for candidate in candidates:
            if candidate.is_file():
                return candidate
    looked = ", ".join(str(folder) for folder in folders())
    hint = f"give a .rng or .rnc file, or put one into a folder of schemas: {looked}"
    raise EditionError(Message("V040", f"there is no schema {str(schema)!r}", hint=hint))


def named(document: Document) -> Path:
    """Return the schema that *document* names in its ``xml-model`` instructions.

    The address is not followed: what counts is the name of the file at its end, which is
    looked for in the folders of schemas.

    Raises:
        EditionError: V043 the document names none; V040 the one it names is not there.
    """
    for found in INSTRUCTION.finditer(document.data, 0, PROLOG):
        name = found[1].decode("utf-8", "replace").rpartition("/")[2]
        if name.endswith(SUFFIXES):
            return find(name)
    text = "the document names no RELAX NG schema"
    hint = "name one with --schema"
    raise EditionError(Message("V043", text, place=Place(document.name), hint=hint))


def folders() -> list[Path]:
    """Return the folders in which schemas are looked for by name, in this order.

    Those in the environment variable EDITION_SCHEMAS, ``schemas`` and ``schema`` in the
    working folder, and ``schemas`` in the user's data folder of the program.
    """
    named = [Path(name) for name in os.environ.get(VARIABLE, "").split(os.pathsep) if name]
    return [
        *named,
        Path("schemas"),
        Path("schema"),
        platformdirs.user_data_path("edition") / "schemas",
    ]
