"""Own the files of a static DTS 1.0 server, level 0: every valid request is a file.

See https://dtsapi.org/versions/v1.0/. The URI templates (RFC 6570) are made so that the address
of each request is the path of a file, which any web server can give out.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any, Final
from urllib.parse import quote

from lxml import etree

from edition.exchange.archive.record import Record
from edition.exchange.dts.citation import Unit, structures, units
from edition.messages import EditionError, Message
from edition.structs import Frozen
from edition.view.names import TEI, Element

VERSION: Final = "1.0"
CONTEXT: Final = "https://dtsapi.org/context/v1.0.json"
WRAPPER: Final = "https://w3id.org/api/dts#"
SAFE: Final = re.compile(r"[\w~-][\w.,~-]*")
MOST_SIBLINGS: Final = 300
"""Units beside each other up to which each one answers who its siblings are.

Every answer names them all, so that a thousand would make a million.
"""

ROOT: Final = "texts"
"""The identifier of the collection that has all others in it."""

Json = dict[str, Any]
Kinds = dict[str, "Kinds"]


class Site(Frozen):
    """What a static server is made of; ``base`` is the address of its folder, with a slash."""

    name: str
    root: Element
    tei: bytes
    record: Record
    base: str


def site(wanted: Site) -> dict[str, bytes]:
    """Return the files of the server, by path.

    Raises:
        EditionError: X061, X062: the text cannot be cited as its header says.
    """
    found = units(wanted.root, structures(wanted.root))
    answers = {
        "index.json": _entry(wanted.base),
        **_collections(wanted, found),
        **dict(_navigation(wanted, found)),
    }
    files = {path: _json(answer) for path, answer in answers.items()}
    files[f"document/{_path(wanted.name)}.xml"] = wanted.tei
    for unit in found:
        path = f"document/{_path(wanted.name)}/{_path(unit.reference)}.xml"
        files[path] = _fragment(unit.element)
    return files


def _entry(base: str) -> Json:
    return {
        "@context": CONTEXT,
        "dtsVersion": VERSION,
        "@id": f"{base}index.json",
        "@type": "EntryPoint",
        **_templates(base),
    }


def _templates(base: str, resource: str = "") -> Json:
    """Return the templates of the endpoints, for one *resource* if it is named."""
    here = f"/{_path(resource)}" if resource else "{/resource}"
    collection = here if resource else "{/id}"
    return {
        "collection": f"{base}collection{collection}{{/nav}}.json",
        "navigation": f"{base}navigation{here}{{/ref}}{{;down}}.json",
        "document": f"{base}document{here}{{/ref}}.xml",
    }


def _collections(wanted: Site, found: Sequence[Unit]) -> dict[str, Json]:
    """Return the collection, its one text, and the parents and children of both."""
    head = {"@context": CONTEXT, "dtsVersion": VERSION}
    text, collection = _resource(wanted, found), _collection(wanted)
    whole = {**head, **collection, "member": [text]}
    name = _path(wanted.name)
    return {
        "collection.json": whole,
        f"collection/{ROOT}.json": whole,
        f"collection/{ROOT}/children.json": whole,
        f"collection/{ROOT}/parents.json": {**head, **collection, "member": []},
        f"collection/{name}.json": {**head, **text},
        f"collection/{name}/children.json": {**head, **text, "member": []},
        f"collection/{name}/parents.json": {**head, **text, "member": [collection]},
    }


def _collection(wanted: Site) -> Json:
    return {
        "@id": ROOT,
        "@type": "Collection",
        "title": wanted.record.whole_title or wanted.name,
        "totalParents": 0,
        "totalChildren": 1,
        "collection": _templates(wanted.base)["collection"],
    }


def _resource(wanted: Site, found: Sequence[Unit]) -> Json:
    known = wanted.record
    return {
        "@id": wanted.name,
        "@type": "Resource",
        "title": known.whole_title or wanted.name,
        "totalParents": 1,
        "totalChildren": 0,
        **({"description": known.abstract} if known.abstract else {}),
        "dublinCore": _dublin_core(known),
        **_templates(wanted.base, wanted.name),
        "download": f"{wanted.base}document/{_path(wanted.name)}.xml",
        "mediaTypes": ["application/tei+xml"],
        "citationTrees": _trees(found),
    }


def _trees(found: Sequence[Unit]) -> list[Json]:
    """Return the kinds of units, each with the kinds that stand in it; empty for no units."""
    top: Kinds = {}
    within = {"": top}
    for unit in found:
        within[unit.reference] = within[unit.parent].setdefault(unit.kind, {})
    return [{"@type": "CitationTree", "citeStructure": _kinds(top)}] if top else []


def _kinds(kinds: "Kinds") -> list[Json]:
    return [
        {
            "@type": "CiteStructure",
            "citeType": kind,
            **({"citeStructure": _kinds(inside)} if inside else {}),
        }
        for kind, inside in kinds.items()
    ]


def _dublin_core(known: Record) -> Json:
    language = known.languages[0] if known.languages else "und"

    def told(*values: str) -> list[Json]:
        return [{"lang": language, "value": value} for value in values if value]

    found = {
        "title": told(known.whole_title),
        "creator": told(*(name.full for name in known.creators)),
        "contributor": told(*(name.full for name in known.contributors)),
        "publisher": told(known.publisher),
        "date": told(known.date),
        "language": list(known.languages),
        "rights": [one.link for one in known.rights if one.link],
        "identifier": [f"https://doi.org/{known.doi}"] if known.doi else [],
    }
    return {key: value for key, value in found.items() if value}


def _navigation(wanted: Site, found: Sequence[Unit]) -> Iterator[tuple[str, Json]]:
    """Yield the answer to every valid request about the units of the text."""
    name, resource = _path(wanted.name), _resource(wanted, found)
    language = wanted.record.languages[0] if wanted.record.languages else "und"
    shown = {unit.reference: _citable(unit, language) for unit in found}
    height = max((unit.level for unit in found), default=0)
    inside = _inside(found)
    beside: dict[str, list[Json]] = {}
    for unit in found:
        beside.setdefault(unit.parent, []).append(shown[unit.reference])

    def answer(path: str, **more: object) -> tuple[str, Json]:
        head = {"@context": CONTEXT, "dtsVersion": VERSION, "@type": "Navigation"}
        address = f"{wanted.base}{quote(path, safe='/;=,~')}"
        return path, {**head, "@id": address, "resource": resource, **more}

    for down in (*range(1, height + 1), -1):
        within = [shown[one.reference] for one in found if down < 0 or one.level <= down]
        yield answer(f"navigation/{name};down={down}.json", member=within)
    for unit in found:
        ref, place = shown[unit.reference], f"navigation/{name}/{_path(unit.reference)}"
        yield answer(f"{place}.json", ref=ref)
        siblings = beside[unit.parent]
        if len(siblings) <= MOST_SIBLINGS:
            yield answer(f"{place};down=0.json", ref=ref, member=siblings)
        for down in (*range(1, max(1, height - unit.level) + 1), -1):
            lowest = height if down < 0 else unit.level + down
            below = [shown[one.reference] for one in inside[unit.reference] if one.level <= lowest]
            yield answer(f"{place};down={down}.json", ref=ref, member=[ref, *below])


def _inside(found: Sequence[Unit]) -> Mapping[str, list[Unit]]:
    """Map each reference to the units within its unit, at any depth, in their order."""
    parents = {unit.reference: unit.parent for unit in found}
    inside: dict[str, list[Unit]] = {unit.reference: [] for unit in found}
    for unit in found:
        above = unit.parent
        while above:
            inside[above].append(unit)
            above = parents[above]
    return inside


def _citable(unit: Unit, language: str) -> Json:
    found: Json = {
        "identifier": unit.reference,
        "@type": "CitableUnit",
        "level": unit.level,
        "parent": unit.parent or None,
        "citeType": unit.kind,
    }
    if unit.title:
        found["dublinCore"] = {"title": [{"lang": language, "value": unit.title}]}
    return found


def _fragment(element: Element) -> bytes:
    root = etree.Element(f"{{{TEI}}}TEI", nsmap={None: TEI})
    wrapper = etree.SubElement(root, f"{{{WRAPPER}}}wrapper", nsmap={"dts": WRAPPER})
    passage = deepcopy(element)
    passage.tail = None
    wrapper.append(passage)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def _path(reference: str) -> str:
    """Return *reference* as a part of a path.

    Raises:
        EditionError: X063, it cannot be the name of a file everywhere.
    """
    if reference and not SAFE.fullmatch(reference):
        text = f"{reference!r} cannot be the name of a file and a reference of DTS"
        hint = "use letters, digits, full stops and hyphens in references and in file names"
        raise EditionError(Message("X063", text, hint=hint))
    return reference


def _json(answer: Json) -> bytes:
    return (json.dumps(answer, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
