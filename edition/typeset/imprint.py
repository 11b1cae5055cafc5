"""Own what title page, imprint and colophon say, in sentences, of the header of the TEI."""

from collections.abc import Iterator, Mapping

from edition.structs import Frozen
from edition.view import Element, Facts

PROGRAM = "{*}name[@type='program']"
PLAIN_TEXT = "plain-text"
"""The ``bibl/@type`` of our own headers that describes the file an edition was made from."""


DIGITS = 16
"""Of a digest in the colophon, which the line of a page can hold."""


class Imprint(Frozen):
    """``hands`` are the people who made the edition, ``sources`` what it was made from.

    ``making`` is for the colophon: the file, its size and digest, the programs.
    """

    hands: tuple[str, ...]
    publisher: str
    sources: tuple[str, ...]
    making: tuple[str, ...]


def imprint(tree: Element, facts: Facts, words: Mapping[str, str]) -> Imprint:
    """Return what the header of *tree* says of the edition, for people to read."""
    programs = {_text(one) for one in tree.iterfind(f".//{{*}}respStmt/{PROGRAM}")}
    people = [one for one in facts.responsible if one.name not in programs]
    edited = {"editor": words["by"], "": words["by"], "translator": words["translated"]}
    place = [
        facts.place,
        facts.publisher,
        facts.date[:4] if facts.date[:4].isdecimal() else facts.date,
    ]
    return Imprint(
        hands=tuple(_hand(edited.get(one.role, one.role), one.name) for one in people),
        publisher=", ".join(filter(None, place)),
        sources=tuple(_sources(tree)),
        making=(*_files(tree, words), *_programs(tree, words)),
    )


def _hand(role: str, name: str) -> str:
    """Write who did what: “edited by A. Editor”, or “A. Editor, transcription”."""
    return (
        f"{role} {name}"
        if role.rsplit(maxsplit=1)[-1] in {"by", "von", "par"}
        else f"{name}, {role}"
    )


def _programs(tree: Element, words: Mapping[str, str]) -> Iterator[str]:
    """Say which programs made the edition; how each was set is for the header to say."""
    for one in tree.iterfind(".//{*}appInfo/{*}application"):
        label = next((_text(named) for named in one.iterfind("{*}label")), "")
        name = f"{label or one.get('ident', '')} {one.get('version', '')}".strip()
        yield words["made_with"].format(name=name)


def _sources(tree: Element) -> Iterator[str]:
    for source in tree.iterfind("{*}teiHeader/{*}fileDesc/{*}sourceDesc/*"):
        if source.get("type") == PLAIN_TEXT:
            continue
        if source.text and source.text.strip():
            yield _text(source)
            continue
        notes = [_text(one) for one in source if _is(one, "note")]
        parts = [_text(one) for one in source if not _is(one, "note")]
        sentences = [", ".join(filter(None, parts)), *notes]
        yield " ".join(one if one.endswith(".") else f"{one}." for one in sentences if one)


def _files(tree: Element, words: Mapping[str, str]) -> Iterator[str]:
    for bibl in tree.iterfind(f".//{{*}}sourceDesc/{{*}}bibl[@type='{PLAIN_TEXT}']"):
        values = {one.get("type", ""): _text(one) for one in bibl.iterfind("{*}idno")}
        size = next((one.get("quantity", "") for one in bibl.iterfind("{*}measure")), "")
        if values.get("filename") and values.get("sha256"):
            yield words["made_from"].format(
                name=values["filename"], size=size, digest=shortened(values["sha256"])
            )


def shortened(digest: str) -> str:
    """Return the beginning of *digest*, by which a file can be told from others."""
    return f"{digest[:DIGITS]}…"


def _is(element: Element, name: str) -> bool:
    return isinstance(element.tag, str) and element.tag.endswith(f"}}{name}")


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split()) if isinstance(element.tag, str) else ""
