"""Own the way from a TEI file to one of its records, and to what an archive misses in it."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from edition.exchange.archive.checklist import missing
from edition.exchange.archive.citation import citation
from edition.exchange.archive.datacite import datacite
from edition.exchange.archive.dublin_core import dublin_core
from edition.exchange.archive.record import Record, record
from edition.exchange.archive.zenodo import zenodo
from edition.messages import Message
from edition.view.facts import facts
from edition.workflow.exported import Exported, parsed
from edition.workflow.files import read_bytes


def export_record(path: Path, to: str, output: Path) -> Exported:
    """Return the record of the edition *path* in the form *to*, one of ``RECORDS``.

    Raises:
        EditionError: it cannot be read.
    """
    known = record(facts(parsed(path, read_bytes(path)).getroot()))
    return Exported({output: RECORDS[to][1](known)})


def check_for(path: Path, archive: str) -> list[Message]:
    """Return what *archive* asks for and the TEI file *path* does not have.

    Raises:
        EditionError: it cannot be read; X033, there is no such archive.
    """
    data = read_bytes(path)
    return missing(parsed(path, data), archive, str(path), len(data))


def _json(value: Any) -> bytes:  # noqa: ANN401 -- any shape that JSON has
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


RECORDS: Mapping[str, tuple[str, Callable[[Record], bytes]]] = MappingProxyType(
    {
        "datacite": ("datacite.json", lambda known: _json(datacite(known))),
        "oai-dc": ("oai_dc.xml", dublin_core),
        "zenodo": ("zenodo.json", lambda known: _json(zenodo(known))),
        "citation": ("CITATION.cff", lambda known: citation(known).encode()),
    }
)
"""The forms of the record, with the usual name of the file and how it is made."""
