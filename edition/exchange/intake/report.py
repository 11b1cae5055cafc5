"""Own the report on what was taken in, as Markdown: one sentence for a finding, read by people."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from edition.exchange.intake.finding import Finding, Frame, Kind, Survey
from edition.messages import Message, Severity

MOST_NAMED: Final = 20
"""Elements, attributes and languages that are named; the rest are counted."""

COUNTED: Final = {
    Kind.TEI: ("TEI document", "TEI documents"),
    Kind.TEXT: ("plain text", "plain texts"),
    Kind.OTHER_XML: ("file of XML that is not TEI", "files of XML that is not TEI"),
    Kind.UNREADABLE: ("file that cannot be read", "files that cannot be read"),
    Kind.KEPT: ("file that was only kept", "files that were only kept"),
}


def as_markdown(name: str, findings: Sequence[Finding]) -> str:
    """Return the report on the package *name*, of which *findings* tell each file."""
    lines = [f"# What was taken in from {name}", "", *_summary(findings)]
    for finding in findings:
        if finding.kind is not Kind.KEPT:
            lines += ["", f"## {finding.path}", "", *_told(finding)]
    kept = [finding.path for finding in findings if finding.kind is Kind.KEPT]
    if kept:
        lines += ["", "## Only kept", "", *(f"- {path}" for path in kept)]
    return "\n".join(lines) + "\n"


def _summary(findings: Sequence[Finding]) -> Iterator[str]:
    kinds = Counter(finding.kind for finding in findings)
    yield f"{_number(len(findings), 'file', 'files')}; the originals are in `original/`."
    yield ""
    for kind in Kind:
        if kinds[kind]:
            yield f"- {_number(kinds[kind], *COUNTED[kind])}"
    surveys = [finding.survey for finding in findings if finding.survey]
    if surveys:
        valid = sum(not survey.faults for survey in surveys)
        yield f"- {valid:,} of the TEI documents valid against the schema of the project"
        yield f"- {sum(survey.words for survey in surveys):,} words in them"
    repaired = sum(bool(finding.repairs) for finding in findings)
    if repaired:
        yield f"- {repaired:,} repaired, {'its' if repaired == 1 else 'their'} repairs told below"


def _told(finding: Finding) -> Iterator[str]:
    if finding.kind is Kind.UNREADABLE:
        yield "This file cannot be read; it was only kept."
    elif finding.kind is Kind.OTHER_XML:
        yield "This is XML, but not TEI; it was only kept."
    elif finding.survey:
        yield from _survey(finding.survey, finding.repairs)
    elif finding.frame:
        yield from _frame(finding.frame)
    told = [one for one in finding.messages if one.severity is not Severity.NOTE]
    if told:
        yield ""
        yield from map(_message, told)


def _survey(survey: Survey, repairs: Sequence[str]) -> Iterator[str]:
    words = _number(survey.words, "word", "words")
    yield f"{f'“{survey.title}”' if survey.title else 'A document without a title'}, {words}."
    yield ""
    if survey.parts:
        texts = _number(survey.parts, "text", "texts")
        yield f"- A corpus of {texts}, each also a document of its own, in a folder of that name."
    yield f"- Languages: {_ranked(survey.languages) or 'none is named'}."
    if repairs:
        yield f"- Repaired in {_number(len(repairs), 'way', 'ways')}:"
        yield from (f"    - {repair}" for repair in repairs)
    else:
        yield "- Nothing had to be repaired: the TEI is the original, byte for byte."
    if survey.unknown:
        yield f"- Shown as plain text, as there is no rule for them yet: {_ranked(survey.unknown)}."
    else:
        yield "- Every element of the text has a rule for how it is shown."
    yield from _pictures(survey)
    yield from _validity(survey)
    yield f"- Elements: {_ranked(survey.elements)}."
    yield f"- Attributes: {_ranked(survey.attributes) or 'none'}."


def _pictures(survey: Survey) -> Iterator[str]:
    if survey.pictures:
        yield f"- {_number(len(survey.pictures), 'picture', 'pictures')} taken along."
    if survey.missing:
        named = ", ".join(survey.missing[:MOST_NAMED])
        more = len(survey.missing) - MOST_NAMED
        yield f"- Pictures that are missing: {named}{f' and {more} more' if more > 0 else ''}."


def _validity(survey: Survey) -> Iterator[str]:
    if not survey.faults:
        yield "- Valid against the schema of the project."
        return
    places = _number(survey.faults, "place", "places")
    yield f"- The schema of the project, narrower than TEI's, objects to {places}; all is shown:"
    yield from (f"    - {fault}" for fault in survey.told)
    if survey.faults > len(survey.told):
        yield f"    - and {survey.faults - len(survey.told):,} more; `edition validate` lists all"


def _frame(frame: Frame) -> Iterator[str]:
    if frame.collection:
        yield f"A text of {frame.collection}, {frame.text:,} characters."
    else:
        yield f"A text of no collection that is known, {frame.text:,} characters."
    yield ""
    if frame.around:
        yield f"- What stood around it, {frame.around:,} characters, is kept beside it."
    else:
        yield "- Nothing stood around it."
    yield from (f"- {key}: {value}" for key, value in frame.facts.items() if value)


def _message(message: Message) -> str:
    place = message.place
    where = f"line {place.line}: " if place and place.line else ""
    remedy = f" ({message.hint})" if message.hint else ""
    return f"- **{message.code}** {where}{message.text}{remedy}"


def _number(count: int, one: str, several: str) -> str:
    return f"{count:,} {one if count == 1 else several}"


def _ranked(counts: Mapping[str, int]) -> str:
    ranked: Iterable[tuple[str, int]] = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    named = [f"{name} ({count:,})" for name, count in ranked]
    more = len(named) - MOST_NAMED
    shown = ", ".join(named[:MOST_NAMED])
    return f"{shown} and {more:,} more" if more > 0 else shown
