"""Own what `edition check` tells: everything in a text that needs a person, nothing written."""

from collections.abc import Sequence
from pathlib import Path

from edition import grammar, proposals
from edition.messages import Message
from edition.source import Lines, damage, decode
from edition.structs import Frozen
from edition.workflow.encode import analyse, settle
from edition.workflow.files import read_bytes
from edition.workflow.prepare import Choices, prepare


class Checked(Frozen):
    """What `edition check` found in a text; ``style`` tells in which style it was read, and why."""

    messages: Sequence[Message]
    style: str


def check(
    path: Path, choices: Choices, against: Path | None = None, *, facts: bool = False
) -> Checked:
    """Return the apparent typos and anomalies of the text file *path*, in its order.

    With *against*, a second copy of the text, the places where it differs come after them.
    With *facts*, messages have what a program needs to write a decision.

    Raises:
        EditionError: a file cannot be read, or says what it may not.
    """
    prepared = prepare(path, choices)
    other = decode(str(against), read_bytes(against)).text if against else None
    document = analyse(prepared)
    settled = settle(prepared, document)
    lines = Lines(prepared.source.name, prepared.source.text)
    text = document.text if facts else ""
    found = proposals.report(settled.detection, document.anomalies, lines, text)
    if other is not None:
        language = prepared.metadata.language or document.profile.language
        differences = proposals.against(prepared.source.text, other, language, prepared.words)
        found += proposals.differences(differences, lines, text)
    style = f"quotation style {document.profile.key}: {document.profile_reason}"
    return Checked([*damage(prepared.source), *settled.messages, *found], style)


def explained(path: Path, choices: Choices) -> str:
    """Return the grammar's tree of the text file *path*, as an outline.

    Raises:
        EditionError: a file cannot be read, or says what it may not.
    """
    return grammar.explain(analyse(prepare(path, choices)))
