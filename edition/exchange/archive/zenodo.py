"""Own the deposit record for Zenodo and other InvenioRDM archives.

See https://inveniordm.docs.cern.ch/reference/metadata/.
"""

from html import escape
from typing import Any, Final

import lazy_loader

from edition.exchange.archive.record import Name, Record

langcodes = lazy_loader.load("langcodes", suppress_warning=True)

WHOLE_WORK: Final = "publication-annotationcollection"
"""The kind of resource that InvenioRDM has for an annotated text."""

ROLES: Final = (("edit", "editor"), ("transl", "other"), ("fund", "sponsor"))


def zenodo(record: Record) -> dict[str, Any]:
    """Return *record* as the draft of a deposit; what is not known is left out for a person."""
    metadata: dict[str, Any] = {
        "resource_type": {"id": WHOLE_WORK},
        "title": record.title,
        "creators": [{"person_or_org": _person(name)} for name in record.creators],
        "contributors": [
            {"person_or_org": _person(name), "role": {"id": _role(name)}}
            for name in record.contributors
        ],
        "publication_date": record.iso_date,
        "publisher": record.publisher,
        "version": record.version,
        "description": f"<p>{escape(record.abstract, quote=False)}</p>" if record.abstract else "",
        "subjects": [{"subject": word} for word in record.keywords],
        "languages": [{"id": code} for tag in record.languages[:1] if (code := _alpha3(tag))],
        "rights": [_rights(one.spdx, one.text, one.link) for one in record.rights],
    }
    if record.subtitle:
        subtitle = {"title": record.subtitle, "type": {"id": "subtitle"}}
        metadata["additional_titles"] = [subtitle]
    kept = {key: value for key, value in metadata.items() if value}
    access = {"record": "public", "files": "public"}
    deposit: dict[str, Any] = {"access": access, "files": {"enabled": True}, "metadata": kept}
    if record.doi:
        deposit["pids"] = {"doi": {"identifier": record.doi, "provider": "external"}}
    return deposit


def _person(name: Name) -> dict[str, Any]:
    """Return a person; a name that is not parted stands whole as the family name."""
    person: dict[str, Any] = {"type": "personal", "family_name": name.family or name.full}
    if name.given:
        person["given_name"] = name.given
    if name.orcid:
        person["identifiers"] = [{"scheme": "orcid", "identifier": name.orcid}]
    return person


def _role(name: Name) -> str:
    said = name.role.casefold()
    return next((role for word, role in ROLES if word in said), "other")


def _alpha3(tag: str) -> str:
    """Return the ISO 639-3 code of a language tag; empty when it has none."""
    try:
        return str(langcodes.Language.get(tag).to_alpha3())
    except (LookupError, ValueError):
        return ""


def _rights(spdx: str, text: str, link: str) -> dict[str, Any]:
    if spdx:
        return {"id": spdx.lower()}
    return {"title": {"en": text}} | ({"link": link} if link else {})
