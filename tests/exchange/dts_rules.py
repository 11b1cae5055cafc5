"""What DTS 1.0 asks of a server, as a JSON Schema and as a client would find it out.

Written from the text of the specification, https://dtsapi.org/versions/v1.0/, not from the
code under test.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from jsonschema import Draft202012Validator

Json = dict[str, Any]
TEXT: Json = {"type": "string", "minLength": 1}
TOP = {
    "@context": {"const": "https://dtsapi.org/context/v1.0.json"},
    "dtsVersion": {"const": "1.0"},
}


def thing(required: Json, optional: Json | None = None) -> Json:
    """Return the schema of an object that has no other properties."""
    return {
        "type": "object",
        "required": list(required),
        "properties": {**required, **(optional or {})},
        "additionalProperties": False,
    }


LOCALISED = thing({"lang": TEXT, "value": TEXT})
METADATA = {
    "type": "object",
    "additionalProperties": {"type": "array", "minItems": 1, "items": {"anyOf": [LOCALISED, TEXT]}},
}
STRUCTURE = thing(
    {"@type": {"const": "CiteStructure"}, "citeType": TEXT},
    {"citeStructure": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/structure"}}},
)
TREE = thing(
    {"@type": {"const": "CitationTree"}},
    {"citeStructure": {"type": "array", "items": {"$ref": "#/$defs/structure"}}},
)
UNIT = thing(
    {
        "identifier": TEXT,
        "@type": {"const": "CitableUnit"},
        "level": {"type": "integer", "minimum": 1},
        "parent": {"anyOf": [TEXT, {"type": "null"}]},
    },
    {"citeType": TEXT, "dublinCore": METADATA},
)
SHARED = {
    "@id": TEXT,
    "title": TEXT,
    "totalParents": {"type": "integer"},
    "totalChildren": {"type": "integer"},
    "collection": TEXT,
}
MORE = {"description": TEXT, "dublinCore": METADATA, "member": {"type": "array"}}
RESOURCE = {
    **SHARED,
    "@type": {"const": "Resource"},
    "navigation": TEXT,
    "document": TEXT,
    "citationTrees": {"type": "array", "items": TREE},
}
RESOURCE_MORE = {
    **MORE,
    "download": TEXT,
    "mediaTypes": {"type": "array", "items": {"const": "application/tei+xml"}},
}
COLLECTION = {**SHARED, "@type": {"const": "Collection"}}
MEMBER = {"type": "array", "items": UNIT}
SCHEMAS = {
    "EntryPoint": thing(
        {
            **TOP,
            "@id": TEXT,
            "@type": {"const": "EntryPoint"},
            "collection": TEXT,
            "navigation": TEXT,
            "document": TEXT,
        }
    ),
    "Collection": thing({**TOP, **COLLECTION}, MORE),
    "Resource": thing({**TOP, **RESOURCE}, RESOURCE_MORE),
    "Navigation": thing(
        {
            **TOP,
            "@id": TEXT,
            "@type": {"const": "Navigation"},
            "resource": thing(RESOURCE, RESOURCE_MORE),
        },
        {"ref": UNIT, "member": MEMBER},
    ),
}


def faults(answer: Json) -> list[str]:
    """Return what is wrong with the form of an answer of the server."""
    schema = {**SCHEMAS[answer["@type"]], "$defs": {"structure": STRUCTURE}}
    found = [error.message for error in Draft202012Validator(schema).iter_errors(answer)]
    members = answer.get("member", []) if answer["@type"] in {"Collection", "Resource"} else []
    forms = {"Collection": thing(COLLECTION, MORE), "Resource": thing(RESOURCE, RESOURCE_MORE)}
    for member in members:
        schema = {**forms[member["@type"]], "$defs": {"structure": STRUCTURE}}
        found += [error.message for error in Draft202012Validator(schema).iter_errors(member)]
    return found


def expanded(template: str, values: Mapping[str, str]) -> str:
    """Return a URI template of RFC 6570 with its variables filled in."""

    def variable(found: re.Match[str]) -> str:
        operator, names = found[1], found[2].split(",")
        told = [(name, values[name]) for name in names if name in values]
        if operator == ";":
            return "".join(f";{name}={value}" for name, value in told)
        return "".join(f"/{value}" for _, value in told)

    return re.sub(r"\{([/;])([\w,]+)\}", variable, template)


def requests(units: list[Json]) -> Iterator[tuple[dict[str, str], list[str] | None]]:
    """Yield every valid request about *units*, with the identifiers that must be answered.

    ``None`` stands for an answer without ``member``; see the table of ``down``, ``ref``,
    ``start`` and ``end`` in the specification.
    """
    height = max(unit["level"] for unit in units)
    for down in (*range(1, height + 1), -1):
        deep = height if down < 0 else down
        yield {"down": str(down)}, [one["identifier"] for one in units if one["level"] <= deep]
    for unit in units:
        name = unit["identifier"]
        yield {"ref": name}, None
        beside = [one["identifier"] for one in units if one["parent"] == unit["parent"]]
        yield {"ref": name, "down": "0"}, beside
        for down in (1, -1):
            deep = height if down < 0 else unit["level"] + down
            below = [
                one["identifier"]
                for one in units
                if one["level"] <= deep and is_within(one, name, units)
            ]
            yield {"ref": name, "down": str(down)}, below


def is_within(unit: Json, name: str, units: list[Json]) -> bool:
    """Tell whether *unit* is the one of this name, or in it."""
    parents = {one["identifier"]: one["parent"] for one in units}
    here: str | None = unit["identifier"]
    while here is not None and here != name:
        here = parents[here]
    return here == name
