"""Own the journey of one line: the same passage at every station, from text to page."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree
from lxml.html import document_fromstring

from edition import grammar, html, typeset
from edition.messages import EditionError, Message, Place
from edition.source import Lines
from edition.structs import Frozen
from edition.tei.intake import decode, parse
from edition.tei.locate import Located, smallest
from edition.typeset import Printed
from edition.workflow.cache import PartsCache
from edition.workflow.encode import encode_prepared
from edition.workflow.looks import page_settings, print_settings
from edition.workflow.prepare import Choices, prepare
from edition.workflow.typefaces import found

LINE = re.compile(r"(?s)(.+):(\d+)")
WIDEST = 96
"""Characters of a token that are shown; of longer ones, both ends."""
NAMESPACE = ' xmlns="http://www.tei-c.org/ns/1.0"'
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


class Station(Frozen):
    """One stage of the journey: the file of the program that does it, and what it made."""

    title: str
    owner: str
    text: str


def trace(target: str, choices: Choices) -> Iterator[Station]:
    """Yield the stations of the line that *target* names, as ``FILE:LINE``.

    Each station is worked out when it is asked for, so that the early ones show at once.

    Raises:
        EditionError: B012 *target* names no line, and what reading the file raises.
    """
    named = LINE.fullmatch(target)
    if not named:
        hint = "name a file and a line: edition trace source/walden.txt:12"
        raise EditionError(Message("B012", f"{target} names no line of a file", hint=hint))
    path, number = Path(named[1]), int(named[2])
    prepared = prepare(path, choices)
    start, end = _span(Lines(str(path), prepared.source.text), path, number)
    line = prepared.source.text[start:end]
    shown = f"line {number}, characters {start} to {end}\n{line}"
    yield Station("source", "source/read.py", shown)
    if not line.strip():
        return
    encoded = encode_prepared(prepared)
    yield Station("tokens", "grammar/scan.py", _tokens(encoded.document, start, end))
    yield Station(
        "grammar", "grammar/critical.lark", grammar.explain_span(encoded.document, start, end)
    )
    tree = parse(decode(f"{path.stem}.xml", encoded.tei))
    located = smallest(tree, start, end)
    if located is None:
        return
    yield Station(
        "TEI",
        "tei/encoder.py",
        etree.tostring(located.element, encoding="unicode", with_tail=False),
    )
    identifiers = _identifiers(located)
    page = html.render(tree.getroot(), page_settings(prepared.metadata, path), encoded.tei)
    yield Station("HTML", "html/render.py", _markup(page, identifiers))
    look = print_settings(prepared.metadata, path.with_suffix(".toml"))
    fonts = found(look.typefaces, path.parent)
    printed = typeset.render(tree.getroot(), look, fonts=fonts, cache=PartsCache())
    yield Station("PDF", "typeset/render.py", _page(printed, identifiers))


def _span(lines: Lines, path: Path, number: int) -> tuple[int, int]:
    start, end = lines.span(len(lines))
    count = len(lines) - (start == end and len(lines) > 1)  # the last line end begins no line
    if 1 <= number <= count:
        return lines.span(number)
    has = f"{count} lines" if count > 1 else "one line"
    text = f"there is no line {number}; the text has {has}"
    hint = f"the first is {path}:1"
    raise EditionError(Message("B012", text, place=Place(str(path)), hint=hint))


def _tokens(document: grammar.Document, start: int, end: int) -> str:
    rows = [
        f"{offset:>8}  {kind:<12} {_shortened(text)}"
        for kind, text, offset in zip(document.kinds, document.texts, document.starts, strict=True)
        if offset < end and offset + len(text) > start
    ]
    return "\n".join(rows)


def _shortened(text: str) -> str:
    if len(text) <= WIDEST:
        return repr(text)
    return f"{text[: WIDEST // 2]!r} … {text[-WIDEST // 2 :]!r}"


def _identifiers(located: Located) -> Sequence[str]:
    """Return the identifiers of the element, of those in it, and of those around it."""
    inner = [element.get(XML_ID) for element in located.element.iter()]
    outer = [element.get(XML_ID) for element in located.element.iterancestors()]
    return [identifier for identifier in (*inner, *outer) if identifier]


def _markup(page: str, identifiers: Sequence[str]) -> str:
    root = document_fromstring(page)
    for identifier in identifiers:
        for element in root.xpath("//*[@id=$identifier]", identifier=identifier):
            return etree.tostring(element, encoding="unicode", method="html", with_tail=False)
    return "it has no anchor of its own in the page"


def _page(printed: Printed, identifiers: Sequence[str]) -> str:
    for identifier in identifiers:
        if span := printed.spans.get(identifier):
            first, last = span.first, span.last
            start = f"page {first.page}, line {first.line}"
            if first == last:
                return start
            same = first.page == last.page
            return f"{start} to {'' if same else f'page {last.page}, '}line {last.line}"
    return "it has no place of its own in the pages"
