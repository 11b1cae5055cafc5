"""Own what in the headers has words for readers and is shown nowhere."""

from collections.abc import Iterator
from typing import Final

from edition.view.names import Element, elements_at, local_name, text_of
from edition.view.profile import NOTES, PROFILE, keywords

PROFILED: Final = frozenset({"abstract", "correspDesc", "textClass", "langUsage", *PROFILE})
"""Parts of a profile that are shown, the last two of which as far as ``_parts`` knows them."""

WITHIN: Final = " of a text within"
"""Ends the name of what stands in the header of one text of a corpus."""

NAMES_OF_LANGUAGES: Final = "langUsage"
"""Has one entry a language, which is shown by its name in the language of the page."""


def untold(root: Element, shown: Element | None) -> dict[str, tuple[int, int]]:
    """Return what of the headers of *root* is not shown, by name: how many, and the first line.

    *shown* is the header whose facts are shown; of a corpus, those of its texts are not.
    """
    found: dict[str, tuple[int, int]] = {}
    for head in root.iter("{*}teiHeader"):
        is_first = head is shown
        for part in _parts(head) if is_first else _profile(head):
            if text_of(part):
                name = f"<{local_name(part)}>{'' if is_first else WITHIN}"
                count, line = found.get(name, (0, part.sourceline or 0))
                found[name] = (count + 1, line)
    return found


def _profile(head: Element) -> Iterator[Element]:
    found = elements_at(head, "profileDesc/*")
    return (one for one in found if local_name(one) != NAMES_OF_LANGUAGES)


def _parts(head: Element) -> Iterator[Element]:
    yield from elements_at(head, "fileDesc/seriesStmt")
    for part in elements_at(head, f"fileDesc/{NOTES}/*"):
        if local_name(part) != "note":
            yield part
    for part in elements_at(head, "profileDesc/*"):
        if local_name(part) not in PROFILED:
            yield part
    for part in elements_at(head, "profileDesc/langUsage/*"):
        if local_name(part) != "language":
            yield part
    has_keywords = any(keywords(head))
    for part in elements_at(head, "profileDesc/textClass/*"):
        if local_name(part) != "keywords" or not has_keywords:
            yield part
