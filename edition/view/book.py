"""Own the book: a TEI tree as all a template needs, in one value."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from edition.messages import Message, Place, Severity
from edition.view.body import Walk
from edition.view.contents import Division
from edition.view.drafts import entries, remarks
from edition.view.entries import Entry
from edition.view.facts import facts
from edition.view.names import Element
from edition.view.plan import left_out, plan
from edition.view.reading import Words, both
from edition.view.record import Facts
from edition.view.table import TABLE, Table
from edition.view.tokens import Reading, Token


@dataclass(frozen=True, slots=True)
class Book:
    """A TEI document, ready for a page.

    ``body`` is all its texts as one stream that holds both readings; ``entries`` are in the
    order of the text, ``divisions`` too. ``words`` is what each reading must have, told by
    other means than ``body`` was made by. ``unknown`` names the elements that the table has
    no row for, ``left_out`` what stands beside the text and is on no page: how many there are,
    and the line of the first.
    """

    facts: Facts
    body: tuple[Token, ...]
    divisions: tuple[Division, ...]
    entries: tuple[Entry, ...]
    words: Mapping[Reading, Words]
    unknown: Mapping[str, tuple[int, int]]
    left_out: Mapping[str, tuple[int, int]]

    def messages(self, file: str) -> list[Message]:
        """Return a note for each kind of element in *file* that is not shown, or without care."""
        return [*self._unknown(file), *self._left_out(file)]

    def _left_out(self, file: str) -> Iterator[Message]:
        for name, (count, line) in sorted(self.left_out.items()):
            yield Message(
                code="H002",
                text=f"{name} stands beside the text and is not shown, {count}×",
                severity=Severity.NOTE,
                place=Place(file, line),
                hint="what readers should see belongs into the text, as a <note> for example",
            )

    def _unknown(self, file: str) -> list[Message]:
        return [
            Message(
                code="H001",
                text=f"no row for <{name}> in the element table: shown as plain text, {count}×",
                severity=Severity.NOTE,
                place=Place(file, line),
                hint=f"a file NAME.elements.toml beside it can say what {name!r} is",
            )
            for name, (count, line) in sorted(self.unknown.items())
        ]


def read(root: Element, table: Table = TABLE) -> Book:
    """Read the TEI document *root*, of any kind and shape, in time proportional to its size."""
    known = facts(root)
    planned = plan(root, table)
    told = remarks(root, known)
    walk = Walk(planned, known, told)
    for text in planned.roots:
        walk.read(text)
    walk.settle_links()
    return Book(
        facts=known,
        body=tuple(walk.body),
        divisions=tuple(walk.outline.divisions),
        entries=entries(walk.drafts, known, told),
        words=both(planned),
        unknown=planned.unknown,
        left_out=left_out(root, planned.roots),
    )
