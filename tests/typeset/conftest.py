"""What the tests of the printed edition share."""

from collections.abc import Callable
from functools import cache

import pytest
from lxml import etree

from edition import typeset

SMALL = {"trim": "90 x 120 mm", "margins": {"inner": 12, "outer": 12, "top": 12, "bottom": 14}}


@pytest.fixture(scope="session")
def render() -> Callable[..., typeset.Printed]:
    """Return a function that prints TEI markup on small pages, each edition once."""

    def anew(tei: str, **keys: str) -> typeset.Printed:
        data = tei.encode()
        table = {**SMALL, **{key.replace("_", "-"): value for key, value in keys.items()}}
        return typeset.render(etree.fromstring(data), typeset.settings(table), tei=data)

    return cache(anew)


@pytest.fixture(scope="session")
def tei() -> Callable[[str], str]:
    """Return a function that puts the markup of a body into a whole document."""

    def document(body: str, off: str = "") -> str:
        header = (
            "<teiHeader><fileDesc><titleStmt><title>Title</title></titleStmt><publicationStmt>"
            "<p>None.</p></publicationStmt><sourceDesc><p>None.</p></sourceDesc></fileDesc>"
            "</teiHeader>"
        )
        return (
            f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{header}{off}'
            f'<text xml:lang="en"><body>{body}</body></text></TEI>'
        )

    return document
