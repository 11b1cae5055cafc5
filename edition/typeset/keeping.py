"""Own how a laid-out part is kept between builds, and under which key."""

import json
import struct
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

from edition.messages import Message, Severity
from edition.typeset.engine import Entry, FontUse, Job, Outline, Part, Span, Spot

FORMAT = 5
"""Goes up when what is kept changes its shape: what was kept before is then not found."""
_LENGTH = struct.Struct(">I")


def key(job: Job, first_page: int, versions: str) -> str:
    """Return the name under which the part of *job* is kept.

    It changes with everything the pages depend on: markup, style, fonts, page numbers, and
    *versions* of the programs.
    """
    digest = blake2b(digest_size=20)
    settled = (
        FORMAT,
        versions,
        first_page,
        job.lines,
        job.every,
        job.roman,
        job.base,
        job.css,
        job.longer,
        job.html,
        *sorted(job.resources),
    )
    digest.update(repr(settled).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def to_bytes(part: Part) -> bytes:
    """Write *part*: the length of a record in JSON, the record, the PDF.

    Its lines are left out: they were read when it was proved, and never again.
    """
    record = json.dumps(
        {
            "pages": part.pages,
            "first_page": part.first_page,
            "spans": {name: _numbers(span) for name, span in part.spans.items()},
            "entries": [[one.ref, one.layer, one.page, one.label] for one in part.entries],
            "outlines": [
                [one.level, one.title, one.page, one.top, one.target] for one in part.outlines
            ],
            "fonts": {
                name: [
                    use.family,
                    use.bold,
                    use.italic,
                    list(use.texts.items()),
                    list(use.widths.items()),
                ]
                for name, use in part.fonts.items()
            },
            "messages": [
                [one.code, one.text, one.severity, one.hint, dict(one.facts)]
                for one in part.messages
            ],
            "retries": part.retries,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode("utf-8", "surrogatepass")
    return _LENGTH.pack(len(record)) + record + part.pdf


def from_bytes(data: bytes) -> Part | None:
    """Read what ``to_bytes`` wrote; ``None`` when it is damaged."""
    try:
        (length,) = _LENGTH.unpack_from(data)
        end = _LENGTH.size + length
        return _part(json.loads(data[_LENGTH.size : end]), data[end:])
    except (struct.error, ValueError, KeyError, TypeError):
        return None


def _numbers(span: Span) -> list[int]:
    return [span.first.page, span.first.line, span.last.page, span.last.line]


def _part(record: Mapping[str, Any], pdf: bytes) -> Part:
    return Part(
        pdf=pdf,
        pages=record["pages"],
        first_page=record["first_page"],
        spans={
            name: Span(Spot(page, line), Spot(last_page, last))
            for name, (page, line, last_page, last) in record["spans"].items()
        },
        entries=tuple(Entry(*row) for row in record["entries"]),
        text=(),
        foot=(),
        outlines=tuple(Outline(*row) for row in record["outlines"]),
        fonts={
            name: FontUse(family, bold, italic, dict(texts), dict(widths))
            for name, (family, bold, italic, texts, widths) in record["fonts"].items()
        },
        messages=tuple(
            Message(code, text, Severity(severity), hint=hint, facts=facts)
            for code, text, severity, hint, facts in record["messages"]
        ),
        retries=record["retries"],
    )
