"""Ask roc-validator about a crate, offline: `python tests/bench/ro_crate.py FOLDER`.

The validator fetches the JSON-LD context of RO-Crate from w3id.org; here it gets the copy that
comes with rocrate. It wants an environment of its own: `pip install roc-validator rocrate`.
"""

import io
import json
import sys
import urllib.request
from importlib.resources import files
from pathlib import Path
from typing import Any

import requests
from rocrate_validator import models, services

CONTEXT = (files("rocrate") / "data" / "ro-crate.jsonld").read_bytes()
ADDRESS = "w3id.org/ro/crate"


class Answer(io.BytesIO):
    """What both ways to fetch something see of an answer."""

    status = status_code = 200
    headers = {"Content-Type": "application/ld+json"}  # noqa: RUF012 -- as in requests
    url = f"https://{ADDRESS}/1.1/context"

    def json(self) -> Any:  # noqa: ANN401 -- whatever JSON holds
        """Return what is answered."""
        return json.loads(CONTEXT)

    def geturl(self) -> str:
        """Return where it came from."""
        return self.url


def answered(fetch: Any) -> Any:  # noqa: ANN401 -- either of two functions
    """Return *fetch*, but the context is answered from the copy."""

    def fetching(*given: Any, **more: Any) -> Any:  # noqa: ANN401 -- as above
        asked = [getattr(one, "full_url", one) for one in given]
        if any(ADDRESS in one for one in asked if isinstance(one, str)):
            return Answer(CONTEXT)
        return fetch(*given, **more)

    return fetching


urllib.request.urlopen = answered(urllib.request.urlopen)
requests.Session.request = answered(requests.Session.request)

for severity in (models.Severity.REQUIRED, models.Severity.RECOMMENDED):
    settings = services.ValidationSettings(
        rocrate_uri=str(Path(sys.argv[1])),
        profile_identifier="ro-crate-1.1",
        requirement_severity=severity,
    )
    issues = services.validate(settings).get_issues()
    print(f"{severity.name.lower()}: {len(issues)}")
    for issue in issues:
        print(f"  {issue.check.identifier} {issue.message}")
