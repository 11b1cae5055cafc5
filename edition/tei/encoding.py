"""Own the TEI document as a whole: header, text, and what stands off from it."""

from collections.abc import Callable, Sequence

from edition.grammar.drive import Driver, fold
from edition.grammar.layout import lay_out
from edition.grammar.model import Document, Sign
from edition.proposals.model import Foreign, Proposal
from edition.structs import Frozen
from edition.tei.encoder import Builder
from edition.tei.escape import escape, escaped, glyphs, special_places
from edition.tei.place import Passage, place
from edition.tei.tally import Tally, tally_of

PROLOGUE = b"""<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
"""
TEXT_START, TEXT_END = b'<text xml:space="preserve">', b"</text>\n</TEI>\n"


class Encoding(Frozen):
    """A complete TEI document, what is in it, and what could not be.

    ``unencoded`` are the corrections and foreign passages that cross the edge of an
    element or each other.
    """

    tei: bytes
    tally: Tally
    unencoded: tuple[Passage, ...]


def encode(
    document: Document,
    proposals: Sequence[Proposal],
    foreign: Sequence[Foreign],
    header: Callable[[Tally], str],
    parted: Sequence[Sign] = (),
) -> Encoding:
    """Return the TEI of *document*, with the corrections and foreign passages that fit in.

    *header* writes the ``<teiHeader>`` element when it is told what the text holds; *parted* are
    the hyphens between two lines.
    """
    placed = place(document, proposals, foreign, [*document.signs, *parted])
    special = special_places(document.text)
    texts = escaped(document.texts, document.starts, special)
    builder = Builder(document, placed.on_marks, texts)
    stream = lay_out(document, placed.insertions, escape, texts)
    parts = Driver(fold(document.house_style), builder).run(stream)
    characters = glyphs(document.text[offset] for offset in special)
    tally = tally_of(document, stream, placed, characters, builder.rules)
    del stream
    head = "".join(f"{part}\n" for part in (header(tally), _stand_off(document, builder)) if part)
    tei = b"".join((PROLOGUE, head.encode(), TEXT_START, *_in_bytes(parts), TEXT_END))
    return Encoding(tei, tally, placed.refused)


def _in_bytes(parts: list[str]) -> list[bytes]:
    """Encode *parts*, and let go of each: both whole would take twice the memory."""
    encoded = []
    parts.reverse()
    while parts:
        encoded.append(parts.pop().encode())
    return encoded


def _stand_off(document: Document, builder: Builder) -> str:
    groups = [
        f'<spanGrp type="{kind}" resp="#detector">{"".join(spans)}</spanGrp>'
        for kind, spans in (("reason", builder.reasons), ("anomaly", _anomalies(document, builder)))
        if spans
    ]
    return f"<standOff>{''.join(groups)}</standOff>" if groups else ""


def _anomalies(document: Document, builder: Builder) -> list[str]:
    """Write what is wrong with marks, each pointing at the mark or at least at its block."""
    names = [
        builder.marks.get(anomaly.start) or builder.ids.of_block_at(anomaly.start)
        for anomaly in document.anomalies
    ]
    return [
        f'<span target="#{name}" ana="#{anomaly.code}">{escape(anomaly.found)}</span>'
        for name, anomaly in zip(names, document.anomalies, strict=True)
    ]
