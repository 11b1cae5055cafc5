"""Own what every pass looks out for, whatever the schema: ids, and attributes that point."""

import re
from collections.abc import Iterable

from edition.validation.relaxng.datatypes import NCNAME, has_form
from edition.validation.relaxng.names import XML_NAMESPACE, expand

XML_ID = expand(XML_NAMESPACE, "id")
POINTERS = frozenset(  # attributes of the type teidata.pointer, TEI P5 REF-ATTS
    {
        *("active", "adj", "ana", "calendar", "change", "children", "class", "code", "copyOf"),
        *("corresp", "datcat", "decls", "domains", "edRef", "end", "exclude", "facs", "feats"),
        *("follow", "from", "given", "hand", "inst", "lemmaRef", "location", "mergedIn", "mutual"),
        *("new", "next", "origin", "parent", "passive", "perf", "period", "prev", "ref"),
        *("rendition", "require", "resp", "sameAs", "scheme", "scribeRef", "scriptRef", "select"),
        *("since", "source", "spanTo", "start", "synch", "target", "targetEnd", "to", "unitRef"),
        *("url", "valueDatcat", "who", "wit"),
    }
)
WORDS_ELSEWHERE = {  # pointers on these elements only; on others, numbers or words
    "from": {"app", "arc", "span"},
    "to": {"app", "arc", "span"},
    "origin": {"timeline"},
    "code": {"socecStatus"},
    "class": set[str](),
    "start": {"event", "timeline"},
    "end": set[str](),
    "scheme": {"catRef", "classCode", "keywords", "locus", "socecStatus"},
}
WATCHED = POINTERS | {XML_ID}
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")


def suspicious(watched: Iterable[tuple[str, str]]) -> bool:
    """Whether the attributes that a pass has met need a closer look.

    The answer is yes too often rather than too seldom; ``check`` gives the right one.
    """
    ids: set[str] = set()
    addresses: set[str] = set()
    for name, value in watched:
        if name != XML_ID:
            addresses.update(value.split())
        elif value in ids or not has_form(NCNAME, value):
            return True
        else:
            ids.add(value)
    return any(
        address[1:] not in ids if address[0] == "#" else not SCHEME.match(address)
        for address in addresses
    )
