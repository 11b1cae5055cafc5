"""Own Markdown: an edition as CommonMark, with the tables and footnotes that GitHub added.

See https://spec.commonmark.org/0.31.2/ and https://github.github.com/gfm/.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby, takewhile
from typing import Final
from urllib.parse import quote

from edition.exchange.blocks import CELLS, Block, Leaf, are_lines, in_common, leaves
from edition.structs import Mutable, field
from edition.view import Book, Facts, Layer, Open, Reading, Token, in_reading

SPECIAL: Final = re.compile(r"([\\`*_\[\]<>&~|])")
"""What begins markup anywhere in a line; a backslash before it makes it a character."""

BEGINNING: Final = re.compile(r"([#+=-]|\d+(?=[.)]))")
"""What begins a heading, a list or a rule at the beginning of a line."""

ENDING: Final = re.compile(r"(?<!\S)#+\Z")
"""What ends a heading as it began: no word of it, unless a backslash stands before it."""

HEADING: Final = re.compile(r"h([1-6])")
DELIMITERS: Final = {"em": "*", "strong": "**"}
STYLES: Final = {"italic": "em", "bold": "strong", "superscript": "sup", "subscript": "sub"}
TAGS: Final = {"em": "em", "i": "em", "cite": "em", "strong": "strong", "b": "strong"}
URL_CHARACTERS: Final = ":/?#[]@!$&'()*+,;=%-._~"
WIDE_SPACE: Final = "&emsp;"
"""Stands in for a step of verse: Markdown takes spaces before a line away."""
NOTE_INDENT: Final = " " * 4


class _Span(Mutable):
    """An inline element that is being written: its kind, and the pieces inside it."""

    kind: str = ""
    link: str = ""
    pieces: "list[str | _Span]" = field(default_factory=list)


def as_markdown(book: Book, reading: Reading = Reading.PRINTED) -> str:
    """Return *book* in *reading* as CommonMark, its facts as YAML before it.

    Words are neither lost nor added: shown by any Markdown reader, the text has those of
    ``book.words[reading].text``, with a number where a note is called.
    """
    pieces = [_front_matter(book.facts), *_text(book, in_reading(book.body, reading))]
    for entry in book.entries:
        if entry.layer is Layer.NOTE and entry.comment:
            note = "".join(_text(book, in_reading(entry.comment, reading)))
            pieces += ["\n\n", f"[^{entry.number}]: ", note.replace("\n", f"\n{NOTE_INDENT}")]
    lines = "".join(pieces).split("\n")
    return "\n".join("" if line.isspace() else line for line in lines) + "\n"


def _front_matter(facts: Facts) -> str:
    known = {
        "title": facts.title,
        "subtitle": facts.subtitle,
        "author": [person.name for person in facts.authors],
        "publisher": facts.publisher,
        "date": facts.date,
        "lang": facts.languages[0] if facts.languages else "",
        "rights": [licence.link or licence.text for licence in facts.licences],
        "identifier": [one.link or one.value for one in facts.identifiers],
    }
    # A JSON string or list is YAML too: https://yaml.org/spec/1.2.2/#12-relation-to-json
    lines = [
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in known.items() if value
    ]
    return f"---\n{''.join(lines)}---\n\n" if lines else ""


def _text(book: Book, tokens: Iterable[Token]) -> Iterator[str]:
    before: Leaf | None = None
    begun: set[int] = set()
    for leaf, text in _chunks(book, tokens):
        if before:
            yield _between(before, leaf)
        first = "".join(_prefix(leaf.around, begun))
        following = "".join(_prefix(leaf.around, begun))
        yield first + text.replace("\n", f"\n{following}")
        before = leaf


def _chunks(book: Book, tokens: Iterable[Token]) -> Iterator[tuple[Leaf, str]]:
    """Yield each running text, and each table as a whole, with the blocks around it."""
    for number, group in groupby(leaves(tokens), _table_number):
        found = tuple(group)
        for leaf in found:
            if not (number and leaf.within("tr")):
                yield leaf, _block(leaf, _inline(book, leaf))
        cells = [leaf for leaf in found if number and leaf.within("tr")]
        if cells:
            yield Leaf(_around_table(cells[0]), ()), _table(book, cells)


def _table_number(leaf: Leaf) -> int:
    return next((block.number for block in leaf.around if block.open.tag == "table"), 0)


def _around_table(leaf: Leaf) -> tuple[Block, ...]:
    return tuple(takewhile(lambda block: block.open.tag != "table", leaf.around))


def _table(book: Book, cells: Iterable[Leaf]) -> str:
    rows: dict[int, dict[int, list[str]]] = {}
    labels: set[int] = set()
    for leaf in cells:
        row = next(block for block in leaf.around if block.open.tag == "tr")
        cell = next((block for block in leaf.around if block.open.tag in CELLS), row)
        rows.setdefault(row.number, {}).setdefault(cell.number, []).append(_inline(book, leaf))
        labels |= {row.number} if cell.open.tag == "th" else set()
    lines = [[" <br> ".join(texts) for texts in row.values()] for row in rows.values()]
    width = max(map(len, lines))
    if next(iter(rows)) not in labels:
        lines.insert(0, [])
    lines.insert(1, ["---"] * width)
    return "\n".join(f"| {' | '.join(line + [''] * (width - len(line)))} |" for line in lines)


def _between(before: Leaf, leaf: Leaf) -> str:
    if are_lines(before, leaf):
        is_item = any(block.open.tag in {"li", "dt", "dd"} for block in leaf.around[-2:])
        is_code = before.within("pre") or leaf.within("pre")  # a fence breaks the line by itself
        return "\n" if is_item or is_code else "\\\n"
    kept = "".join(_prefix(in_common(before, leaf), None)).rstrip()
    return f"\n{kept}\n"


def _prefix(around: Iterable[Block], begun: set[int] | None) -> Iterator[str]:
    """Yield what stands before a line inside the blocks *around*.

    An item of a list has its sign before the first line; *begun* is which ones have had it.
    """
    for block in around:
        if block.open.tag == "blockquote":
            yield "> "
        elif block.open.tag == "li":
            yield "  " if begun is None or block.number in begun else "- "
            if begun is not None:
                begun.add(block.number)


def _block(leaf: Leaf, text: str) -> str:
    if leaf.within("pre"):
        code = "".join(token for token in leaf.tokens if isinstance(token, str))
        fence = "`" * max(3, 1 + max(map(len, re.findall("`+", code)), default=0))
        return f"{fence}\n{code}\n{fence}"
    heading = HEADING.fullmatch(leaf.around[-1].open.tag) if leaf.around else None
    if heading:
        words = ENDING.sub(r"\\\g<0>", text)
        return f"{'#' * int(heading[1])} {words}"
    if leaf.steps:
        return f"{WIDE_SPACE * leaf.steps}{text}"
    return BEGINNING.sub(_escaped_beginning, text, count=1) if BEGINNING.match(text) else text


def _escaped_beginning(found: re.Match[str]) -> str:
    return f"{found[1]}\\" if found[1].isdecimal() else f"\\{found[1]}"


def _inline(book: Book, leaf: Leaf) -> str:
    spans = [_Span()]
    for token in leaf.tokens:
        if isinstance(token, str):
            spans[-1].pieces.append(SPECIAL.sub(r"\\\1", token))
        elif isinstance(token, Open):
            spans.append(_span(book, token))
        else:
            closed = spans.pop()
            spans[-1].pieces += _written(closed)
    return " ".join(_joined(spans[0].pieces).split())


def _span(book: Book, token: Open) -> _Span:
    known = dict(token.attributes)
    if token.role == "note-call":
        return _Span(pieces=[f"[^{book.entries[index].number}]" for index in token.entries])
    if token.tag == "a":
        href = known.get("href", "")
        return _Span(link=href if href.startswith("http") else "")
    styles = (STYLES[name] for name in known.get("class", "").split() if name in STYLES)
    return _Span(next(styles, "") or TAGS.get(token.tag, ""))


def _written(span: _Span) -> "list[str | _Span]":
    """Return *span* as pieces: its edges of white space outside, markup where it says anything."""
    text = _joined(span.pieces)
    inner = text.strip()
    if not inner or not (span.kind or span.link):
        return [text]
    if span.link:
        target = quote(span.link, safe=URL_CHARACTERS)
        marked: str | _Span = f"[{inner}](<{target}>)"
    else:
        marked = _Span(span.kind, pieces=[inner])
    start = len(text) - len(text.lstrip())
    return [text[:start], marked, text[start + len(inner) :]]


def _joined(pieces: "list[str | _Span]") -> str:
    """Join *pieces*, each span with the delimiters that mean it where it stands."""
    joined = ""
    for index, piece in enumerate(pieces):
        if isinstance(piece, str):
            joined += piece
            continue
        inner = _joined(piece.pieces)
        following = next((_first(one) for one in pieces[index + 1 :] if _first(one)), "")
        sign = DELIMITERS.get(piece.kind)
        may_stand = _is_open(joined[-1:], inner[:1]) and _is_open(following, inner[-1:])
        if sign and may_stand and not _has_sign(inner):
            joined += f"{sign}{inner}{sign}"
        else:
            joined += f"<{piece.kind}>{inner}</{piece.kind}>"
    return joined


def _first(piece: "str | _Span") -> str:
    return piece[:1] if isinstance(piece, str) else "*"


def _is_open(outside: str, inside: str) -> bool:
    """Tell whether a delimiter may stand between these two (CommonMark 0.31.2, 6.2).

    Between two marks of punctuation it could open as well as close.
    """
    if not outside or outside.isspace():
        return True
    if not _is_punctuation(outside) or outside in "*_\\":
        return False
    return not _is_punctuation(inside)


def _is_punctuation(character: str) -> bool:
    return bool(character) and unicodedata.category(character)[0] in "PS"


def _has_sign(inner: str) -> bool:
    return inner.startswith("*") or inner.endswith("*")
