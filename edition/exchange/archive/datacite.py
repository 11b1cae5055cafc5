"""Own the DataCite record (Metadata Schema 4.5), by which a DOI is registered.

See https://schema.datacite.org/meta/kernel-4.5/.
"""

from typing import Any, Final

from edition.exchange.archive.record import Name, Record

SCHEMA: Final = "http://datacite.org/schema/kernel-4"
UNAVAILABLE: Final = ":unav"
NO_YEAR: Final = "0000"
"""What the schema wants where something required is not known (appendix 3)."""

AUTHORITIES: Final = (
    ("viaf.org/viaf/", "VIAF", "https://viaf.org"),
    ("wikidata.org/entity/", "Wikidata", "https://www.wikidata.org"),
    ("d-nb.info/gnd/", "GND", "https://d-nb.info/gnd"),
    ("isni.org/isni/", "ISNI", "https://isni.org"),
)
"""What an identifier of a person has in it, the name of its scheme, and where that is."""

SPDX: Final = "https://spdx.org/licenses/"


def datacite(record: Record) -> dict[str, Any]:
    """Return *record* as DataCite has it in JSON; what is required and not known says so."""
    return {
        "creators": [_creator(one) for one in record.creators] or [{"name": UNAVAILABLE}],
        "titles": [
            {"title": record.title or UNAVAILABLE},
            *([{"title": record.subtitle, "titleType": "Subtitle"}] if record.subtitle else []),
        ],
        "publisher": {"name": record.publisher or UNAVAILABLE},
        "publicationYear": record.year or NO_YEAR,
        "types": {"resourceType": "Digital edition (TEI XML)", "resourceTypeGeneral": "Text"},
        "contributors": [_contributor(one) for one in record.contributors],
        "subjects": [{"subject": word} for word in record.keywords],
        "dates": [_date(record)] if record.iso_date else [],
        "formats": ["application/tei+xml", "text/html", "application/pdf", "application/epub+zip"],
        "rightsList": _rights(record),
        "descriptions": _descriptions(record),
        "schemaVersion": SCHEMA,
        **({"doi": record.doi} if record.doi else {}),
        **({"url": record.url} if record.url else {}),
        **({"alternateIdentifiers": [_isbn(record)]} if record.isbn else {}),
        **({"language": record.languages[0]} if record.languages else {}),
        **({"version": record.version} if record.version else {}),
    }


def _date(record: Record) -> dict[str, str]:
    issued = {"date": record.iso_date, "dateType": "Issued"}
    if record.is_date_certain:
        return issued
    return issued | {"dateInformation": f"not certain: {record.date}"}


def _isbn(record: Record) -> dict[str, str]:
    return {"alternateIdentifier": record.isbn, "alternateIdentifierType": "ISBN"}


def _creator(name: Name) -> dict[str, Any]:
    person: dict[str, Any] = {"name": name.full}
    if name.family:
        person |= {"nameType": "Personal", "familyName": name.family, "givenName": name.given}
    if name.orcid:
        identifier = {
            "nameIdentifier": f"https://orcid.org/{name.orcid}",
            "nameIdentifierScheme": "ORCID",
            "schemeUri": "https://orcid.org",
        }
        person |= {"nameType": "Personal", "nameIdentifiers": [identifier]}
    elif known := next((one for one in AUTHORITIES if one[0] in name.link), None):
        _, scheme, address = known
        person["nameIdentifiers"] = [
            {"nameIdentifier": name.link, "nameIdentifierScheme": scheme, "schemeUri": address}
        ]
    return person


def _contributor(name: Name) -> dict[str, Any]:
    return _creator(name) | {"contributorType": "Editor" if name.is_editor else "Other"}


def _rights(record: Record) -> list[dict[str, str]]:
    return [
        {"rights": one.text}
        | ({"rightsUri": one.link} if one.link else {})
        | (
            {
                "rightsIdentifier": one.spdx,
                "rightsIdentifierScheme": "SPDX",
                "schemeUri": SPDX,
            }
            if one.spdx
            else {}
        )
        for one in record.rights
    ]


def _descriptions(record: Record) -> list[dict[str, str]]:
    found = [("Abstract", record.abstract)]
    found += [("Methods", program) for program in record.programs]
    return [{"description": text, "descriptionType": kind} for kind, text in found if text]
