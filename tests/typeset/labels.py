"""Read the labels of an apparatus off the pages, and where their lemmata really stand."""

import re

from tests.typeset.pages import lines

LABEL = re.compile(r"(?:(?P<label>[\d.–]+)\u2007)?\s*(?P<lemma>x(?P<name>\d+)(?: y\d+)?)\]")


def read(pdf: bytes, first: int, size: float, foot: float) -> tuple[dict[str, str], dict[str, str]]:
    """Return the labels at the feet, and the places in the text, by the number of the lemma.

    Page *first* of the file (from 0) is page 1; text is set in *size* points, feet in *foot*.
    """
    labels: dict[str, str] = {}
    found: dict[str, list[tuple[int, int]]] = {}
    for number, page in enumerate(lines(pdf)[first:], start=1):
        text = [line.text for line in page if line.size == size]
        for line, words in enumerate(text, start=1):
            for name in re.findall(r"\b[xy](\d+)\b", words):
                found.setdefault(name, []).append((number, line))
        here = re.sub(" +", " ", " ".join(line.text for line in page if line.size == foot))
        before = ""
        for entry in LABEL.finditer(here):
            before = entry["label"] or before
            labels[entry["name"]] = before
    return labels, {name: _place(spots) for name, spots in found.items()}


def _place(spots: list[tuple[int, int]]) -> str:
    (page, line), (last_page, last) = spots[0], spots[-1]
    if page != last_page:
        return f"{page}.{line}–{last_page}.{last}"
    return str(line) if line == last else f"{line}–{last}"
