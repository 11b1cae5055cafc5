"""Own the book: a TEI tree as all a template needs, in one value."""

from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Final

from edition.messages import Message, Place, Severity
from edition.structs import Frozen
from edition.view.body import Walk
from edition.view.contents import Division
from edition.view.drafts import entries, remarks
from edition.view.entries import Entry
from edition.view.facts import facts, header
from edition.view.names import Element, local_name, text_of
from edition.view.plan import BESIDE, Plan, add, beside, beside_text, plan
from edition.view.reading import Words, both
from edition.view.record import Facts
from edition.view.table import TABLE, Table
from edition.view.tokens import Reading, Token
from edition.view.untold import WITHIN, untold

SHOWN: Final = "what readers should see is shown when it stands in <abstract> or <creation>"
INNER: Final = "edition import makes a document of each text, with a header of its own"


class Book(Frozen):
    """A TEI document, ready for a page.

    ``body`` is all its texts as one stream that holds both readings; ``entries`` are in the
    order of the text, ``divisions`` too. ``words`` is what each reading must have, told by
    other means than ``body`` was made by. ``unknown`` names the elements that the table has
    no row for: how many there are, and the line of the first; ``beside`` the same of what
    stands beside the text, and whether it is shown, which is after it; ``hidden`` the same of
    elements in the text whose words are for programs and not shown, ``untold`` the same of
    parts of the header.
    """

    facts: Facts
    body: tuple[Token, ...]
    divisions: tuple[Division, ...]
    entries: tuple[Entry, ...]
    words: Mapping[Reading, Words]
    unknown: Mapping[str, tuple[int, int]]
    beside: Mapping[tuple[str, bool], tuple[int, int]]
    hidden: Mapping[str, tuple[int, int]]
    untold: Mapping[str, tuple[int, int]]

    def messages(self, file: str) -> list[Message]:
        """Return a note for each kind of element in *file* that is not shown, or without care."""
        told = (self._unknown, self._beside, self._hidden, self._untold)
        return [message for one in told for message in one(file)]

    def _beside(self, file: str) -> Iterator[Message]:
        for (name, is_shown), (count, line) in sorted(self.beside.items()):
            where = "is shown after it" if is_shown else "is not shown"
            yield Message(
                code="H002",
                text=f"{name} stands beside the text and {where}, {count}×",
                severity=Severity.NOTE,
                place=Place(file, line),
                hint="what readers should see at its place belongs into the text, as a <note>",
            )

    def _hidden(self, file: str) -> Iterator[Message]:
        for name, (count, line) in sorted(self.hidden.items()):
            yield Message(
                code="H003",
                text=f"the words in {name} are not shown: they are for programs, {count}×",
                severity=Severity.NOTE,
                place=Place(file, line),
                hint="what readers should see belongs into a <note>",
            )

    def _untold(self, file: str) -> Iterator[Message]:
        for name, (count, line) in self.untold.items():
            yield Message(
                code="H004",
                text=f"the header's {name} is not shown, {count}×",
                severity=Severity.NOTE,
                place=Place(file, line),
                hint=INNER if name.endswith(WITHIN) else SHOWN,
            )

    def _unknown(self, file: str) -> list[Message]:
        return [
            Message(
                code="H001",
                text=f"no row for {_told(name)} in the element table: "
                f"shown as plain text, {count}×",
                severity=Severity.NOTE,
                place=Place(file, line),
                hint=f"{PurePath(file).stem}.elements.toml beside it can say what {name!r} is",
            )
            for name, (count, line) in sorted(self.unknown.items())
        ]


def _told(name: str) -> str:
    """Return an element's name as people write it, with the namespace if it is not of TEI."""
    namespace, _, local = name.rpartition("}")
    return f"<{local}> of {namespace[1:]}" if namespace else f"<{local}>"


def read(root: Element, table: Table = TABLE) -> Book:
    """Read the TEI document *root*, of any kind and shape, in time proportional to its size."""
    known = facts(root)
    planned = plan(root, table)
    shown = beside(root, table, planned.roots)
    for part in shown:
        add(planned, part)
    planned.roots += shown
    told = remarks(root, known)
    walk = Walk(planned, known, told)
    for text in planned.roots:
        walk.read(text)
    walk.links.settle()
    return Book(
        facts=known,
        body=tuple(walk.body),
        divisions=tuple(walk.outline.divisions),
        entries=entries(walk.drafts, known, told),
        words=both(planned),
        unknown=planned.unknown,
        beside=_beside(root, planned),
        hidden=_hidden(planned),
        untold=untold(root, header(root)),
    )


def _beside(root: Element, made: Plan) -> dict[tuple[str, bool], tuple[int, int]]:
    """Return what stands beside the text, by name and whether it is shown: count, first line."""
    found: dict[tuple[str, bool], tuple[int, int]] = {}
    for part, child in beside_text(root):
        if local_name(part) == "sourceDoc" and part in made.roots:
            continue  # it is the text
        is_read = not set(made.roots).isdisjoint({part, *part.iterancestors()})
        is_shown = is_read and made.asides.get(child) != "none"
        key = f"<{local_name(child)}> in <{local_name(part)}>", is_shown
        count, line = found.get(key, (0, child.sourceline or 0))
        found[key] = (count + 1, line)
    return found


def _hidden(made: Plan) -> dict[str, tuple[int, int]]:
    """Return the outermost elements in the text whose words are not shown: count, first line."""
    found: dict[str, tuple[int, int]] = {}
    for element, aside in made.asides.items():
        above = element.getparent()
        is_told = above is None or local_name(above) in BESIDE or made.asides.get(above) == "none"
        if aside != "none" or is_told or made.rows[element].replaced:
            continue
        if text_of(element):
            name = f"<{local_name(element)}>"
            count, line = found.get(name, (0, element.sourceline or 0))
            found[name] = (count + 1, line)
    return found
