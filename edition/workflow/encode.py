"""Own the way from a text that was read to its TEI: parse, propose, decide, encode, prove."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from edition import grammar, proposals, tei
from edition.grammar.parse import digest, grammar_text
from edition.messages import Message, Severity
from edition.metadata import Metadata
from edition.proposals import Proposal
from edition.source import Lines, Source, damage, decode
from edition.structs import Frozen
from edition.tei.header import Facts, header
from edition.tei.place import Passage
from edition.tei.statement import Counted
from edition.version import VERSION
from edition.workflow.day import day_of
from edition.workflow.paths import EditionPaths
from edition.workflow.prepare import UNTITLED, Prepared
from edition.workflow.style import quotation_style
from edition.workflow.tally import counted
from edition.workflow.title_page import headed

GRAMMAR = "critical.lark"


class Encoded(Frozen):
    """A text as TEI, and what was found on the way.

    ``tei`` is the file, UTF-8; it holds the source, which was checked. ``counted`` says
    what was marked. ``messages`` tell what a person may want to look at.
    """

    prepared: Prepared
    document: grammar.Document
    proposals: Sequence[Proposal]
    counted: Sequence[Counted]
    tei: bytes
    messages: Sequence[Message]

    @property
    def anomalies(self) -> Sequence[grammar.Anomaly]:
        """What cannot be as it was meant, mostly quotation marks, in the order of the text."""
        return self.document.anomalies


def encode(text: str, profile: str | None = None, metadata: Metadata | None = None) -> Encoded:
    """Encode *text* as TEI.

    *profile* is a quotation style: the key of one (``en``, ``de``, …) or the path of its file;
    without it, the style is found out from the text.

    Raises:
        EditionError: the text is empty, there is no such profile, or its file says what it
            may not.
    """
    source = decode("text", text.encode())
    known = metadata or Metadata(title=UNTITLED)
    style = quotation_style(profile, Path(), "text")
    return encode_prepared(Prepared(source, known, untitled=metadata is None, profile=style))


def settle(prepared: Prepared, document: grammar.Document) -> proposals.Settled:
    """Find the apparent typos and foreign passages of *document*, less what was decided.

    Raises:
        EditionError: P030 the project's dictionary cannot be read.
    """
    language = prepared.metadata.language or document.profile.language
    found = proposals.detect(document, language, prepared.words)
    name = str(EditionPaths(Path(prepared.source.name), Path()).decisions)
    return proposals.settle(found, prepared.decisions, document.text, name)


def encode_prepared(prepared: Prepared) -> Encoded:
    """Encode a text that was read, and prove that nothing of it is lost.

    Raises:
        EditionError: P030 the project's dictionary cannot be read, B090 the TEI does not hold
            the source.
    """
    document = analyse(prepared)
    settled = settle(prepared, document)
    found = settled.detection
    foreign = [one for one in found.foreign if one.certainty is grammar.Certainty.HIGH]
    decided = sum(proposal.decided for proposal in found.proposals)

    def heading(tally: tei.Tally) -> str:
        return _header(prepared, document, tally, decided, settled.rejected)

    encoding = tei.encode(document, found.proposals, foreign, heading, found.parted)
    tei.verify(encoding.tei, prepared.source)
    return Encoded(
        prepared,
        document,
        found.proposals,
        counted(encoding.tally),
        encoding.tei,
        (
            *damage(prepared.source),
            *settled.messages,
            *_unencoded(prepared.source, encoding.unencoded),
        ),
    )


def analyse(prepared: Prepared) -> grammar.Document:
    """Parse a text that was read."""
    return grammar.analyse(prepared.source.text, prepared.profile, prepared.house_style)


def _unencoded(source: Source, passages: Sequence[Passage]) -> Iterator[Message]:
    lines = Lines(source.name, source.text)
    for passage in passages:
        yield Message(
            "B014",
            "what was found here crosses the edge of something else that was marked, "
            "so it is not in the TEI",
            Severity.WARNING,
            lines.place(passage.start, passage.end - passage.start),
            "decide about it with edition review, or correct the text",
        )


def _options(prepared: Prepared) -> list[str]:
    """Say what the editor chose that changes what is marked; the style is said by itself."""
    chosen = prepared.metadata.proposals
    found = {
        "house style": prepared.metadata.text.grammar,
        "dictionary": chosen.dictionary,
        "words that are right": ", ".join(sorted(chosen.words)),
    }
    return [f"{name} {value}" for name, value in found.items() if value]


def _header(
    prepared: Prepared,
    document: grammar.Document,
    tally: tei.Tally,
    decided: int,
    rejected: int,
) -> str:
    said = headed(prepared.metadata, document, untitled=prepared.untitled)
    facts = Facts(
        source=prepared.source,
        version=VERSION,
        grammar=GRAMMAR,
        grammar_sha256=digest(grammar_text(prepared.house_style)),
        profile=document.profile.key,
        profile_reason=document.profile_reason,
        words=len(document.text.split()),
        counted=counted(tally),
        anomalies=len(document.anomalies),
        decided=decided,
        rejected=rejected,
        languages=[prepared.metadata.language or document.profile.language],
        categories=tally.categories,
        characters=tally.characters,
        from_title_page=said.taken,
        options=_options(prepared),
        day=day_of(prepared.metadata),
    )
    return header(said.metadata, facts)
