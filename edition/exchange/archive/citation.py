"""Own CITATION.cff, by which people and programs know how to cite the edition.

Citation File Format 1.2.0 (https://doi.org/10.5281/zenodo.5171937).
"""

import json
import re
from typing import Any, Final

from edition.exchange.archive.record import Name, Record

MESSAGE: Final = "If you use this edition, please cite it as below."
WHOLE_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
UNTITLED: Final = "Without a title"
NOBODY: Final = "Unknown author"


def citation(record: Record) -> str:
    """Return *record* as a Citation File; strings are JSON's, which are YAML's too."""
    known: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": MESSAGE,
        "type": "dataset",
        "title": record.whole_title or UNTITLED,
        "authors": [_person(name) for name in record.creators] or [{"name": NOBODY}],
        "abstract": record.abstract,
        "keywords": list(record.keywords),
        "doi": record.doi,
        "url": record.url,
        "version": record.version,
        "date-released": record.date if WHOLE_DATE.fullmatch(record.date) else "",
        "license": [one.spdx for one in record.rights if one.spdx][:1],
        "license-url": "" if any(one.spdx for one in record.rights) else _link(record),
    }
    lines = [f"{key}:{_yaml(value)}" for key, value in known.items() if value]
    return "\n".join(lines) + "\n"


def _link(record: Record) -> str:
    return next((one.link for one in record.rights if one.link), "")


def _person(name: Name) -> dict[str, str]:
    orcid = {"orcid": f"https://orcid.org/{name.orcid}"} if name.orcid else {}
    if name.family:
        return {"family-names": name.family, "given-names": name.given} | orcid
    return {"name": name.full} | orcid


def _yaml(value: Any) -> str:  # noqa: ANN401 -- a string, or a list of strings or tables
    if isinstance(value, list):
        return "".join(f"\n  - {json.dumps(one, ensure_ascii=False)}" for one in value)
    return f" {json.dumps(value, ensure_ascii=False)}"
