"""Own the RO-Crate: what each file of a package is, and what was made from what, by which program.

See https://w3id.org/ro/crate/1.1. The only module that knows rocrate.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

import lazy_loader

from edition.exchange.archive.part import Part
from edition.exchange.archive.record import Name, Record
from edition.version import VERSION

rocrate = lazy_loader.load("rocrate.rocrate", suppress_warning=True)
model = lazy_loader.load("rocrate.model", suppress_warning=True)

SPECIFICATION: Final = "1.1"
PROGRAM: Final = "#program"
MOST_NAMED: Final = 4
"""Files that the name of an action has; all of them are its objects."""
UNDATED: Final = "1980-01-01"
"""The day of an edition that names none: a crate must have one, and zip files begin there."""
UNLICENSED: Final = "http://rightsstatements.org/vocab/CNE/1.0/"
"""What a crate says of its licence, which it must name, where the edition names none."""


def crate(record: Record, parts: Mapping[str, Part]) -> bytes:
    """Return the metadata file of a crate with *parts*, by path, that are an edition."""
    made = rocrate.ROCrate(version=SPECIFICATION)
    made.name = record.whole_title or "Without a title"
    made.description = record.abstract or f"A digital edition: {made.name}"
    made.datePublished = record.day or UNDATED
    if record.keywords:
        made.keywords = ", ".join(record.keywords)
    ids = {  # rocrate writes a space in a path as %20
        path: made.add(model.File(made, None, path, properties=_file(part))).id
        for path, part in sorted(parts.items())
    }
    made.root_dataset["author"] = _one_or_many([_person(made, one) for one in record.creators])
    contributors = [_person(made, one) for one in record.contributors]
    made.root_dataset["contributor"] = _one_or_many(contributors)
    made.license = _one_or_many([_entity(made, *licence) for licence in _licences(record)])
    if record.publisher:
        publisher = _entity(made, "#publisher", "Organization", {"name": record.publisher})
        made.publisher = publisher
    if record.doi:
        made.root_dataset["identifier"] = f"https://doi.org/{record.doi}"
    main = next((path for path, part in parts.items() if part.kind == "application/tei+xml"), None)
    if main:
        made.mainEntity = made.get(ids[main])
    _tell_provenance(made, parts, ids)
    text = json.dumps(made.metadata.generate(), ensure_ascii=False, indent=2, sort_keys=True)
    return f"{text}\n".encode()


def _file(part: Part) -> dict[str, Any]:
    size = str(len(part.content))
    return {"name": part.title, "encodingFormat": part.kind, "contentSize": size}


def _one_or_many(entities: list[Any]) -> Any:  # noqa: ANN401 -- rocrate ships no types
    return entities[0] if len(entities) == 1 else entities


def _person(made: Any, name: Name) -> Any:  # noqa: ANN401 -- rocrate ships no types
    address = name.link or f"#person-{'-'.join(name.full.split())}"
    return _entity(made, address, "Person", {"name": name.full})


def _licences(record: Record) -> Iterator[tuple[str, str, dict[str, str]]]:
    if not record.rights:
        said = "The header of the TEI names no licence."
        yield UNLICENSED, "CreativeWork", {"name": "Copyright not evaluated", "description": said}
    for one in record.rights:
        known = {"name": one.spdx or one.text, "description": one.text}
        yield one.link or f"#licence-{'-'.join(one.text.split())[:60]}", "CreativeWork", known


def _entity(made: Any, address: str, kind: str, known: Mapping[str, Any]) -> Any:  # noqa: ANN401 -- rocrate ships no types
    found = made.get(address)
    return found or made.add(
        model.ContextEntity(made, address, properties={"@type": kind, **known})
    )


def _tell_provenance(
    made: Any,  # noqa: ANN401 -- rocrate ships no types
    parts: Mapping[str, Part],
    ids: Mapping[str, str],
) -> None:
    """Say of each file that was made which program made it, from what; *ids* are by path."""
    known = {"name": "edition", "version": VERSION, "softwareVersion": VERSION}
    program = _entity(made, PROGRAM, "SoftwareApplication", known)
    for path, part in sorted(parts.items()):
        origins = [origin for origin in part.made_from if origin in parts]
        if origins:
            action = {
                "name": f"{part.title}, from {_named(origins)}",
                "instrument": {"@id": program.id},
                "object": _one_or_many([{"@id": ids[origin]} for origin in origins]),
                "result": {"@id": ids[path]},
                **({"description": part.how} if part.how else {}),
            }
            _entity(made, f"#made-{path}", "CreateAction", action)


def _named(files: list[str]) -> str:
    """Name *files*, the first few of them."""
    more = len(files) - MOST_NAMED
    named = ", ".join(files[:MOST_NAMED])
    return f"{named} and {more} more" if more > 0 else named
