"""Own the order of the reading: scan, cut into blocks, pair marks, join blocks, weigh evidence."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from edition.grammar.marks.dialect import unmark_dialect
from edition.grammar.marks.graves import quotes_with_graves
from edition.grammar.marks.pairing import pair
from edition.grammar.marks.recovery import Recovery
from edition.grammar.marks.spacing import report_spacing
from edition.grammar.model import VERSE, Block, Document, Group, Part, Quotation
from edition.grammar.parse import table
from edition.grammar.profiles.profile import Profile, choose
from edition.grammar.quotations import epigraphs
from edition.grammar.quotations.chains import find_chains
from edition.grammar.quotations.classify import Classifier
from edition.grammar.quotations.dialogue import Dialogue
from edition.grammar.quotations.ellipses import name_ellipses
from edition.grammar.quotations.groups import Groups
from edition.grammar.quotations.lines import join_stanzas
from edition.grammar.runs import held
from edition.grammar.scan import scanner
from edition.grammar.structure import (
    daggers,
    drama,
    front_matter,
    headings,
    letters,
    listings,
    marginalia,
    nested,
    tables,
    title_page,
    typefaces,
    years,
)
from edition.grammar.structure.blocks import cut, keep_arrangements, name, unmark_across_lines
from edition.grammar.structure.brackets import continue_notes, join_brackets
from edition.grammar.structure.citations import leading, part_citation
from edition.grammar.structure.edges import edge_parts
from edition.grammar.tokens import MARK, NOTE_CALL, Q_OPEN, Loose, Tokens


def analyse(text: str, profile: Profile | str | None = None, house_style: str = "") -> Document:
    """Return all that the grammar finds in *text*; no text is an error.

    *profile* is a language's conventions, or names them (``en``); None detects them.
    *house_style* is a grammar to add to the project's own, with ``%extend`` and ``%override``.

    Raises:
        KeyError: there is no such profile.
    """
    chosen, reason = choose(text, profile)
    tokens = Tokens(text, chosen, *scanner(table(house_style).terminals).scan(text))
    tokens.graves = quotes_with_graves(text)
    blocks = _blocks(tokens)
    play, edges = _find_headings(tokens, blocks)
    groups, notes, dialogue = _joined(tokens, blocks)
    parts = _parts(tokens, blocks, groups.groups, notes, play=play)
    groups.speeches(dialogue.run())
    quoted = tokens.quotations()
    name_ellipses(tokens, blocks, groups, quoted)
    quotations = _classified(tokens, blocks, groups, quoted)
    keep_arrangements(tokens, blocks)
    marginalia.name_sidenotes(tokens)
    if play:
        drama.name_directions(tokens, blocks)
    front, back = _matter(blocks, edges, [*groups.groups, *parts])
    return Document(
        text=text,
        profile=tokens.profile,
        profile_reason=reason,
        house_style=house_style,
        kinds=tokens.kinds,
        texts=tokens.texts,
        starts=array("I", tokens.starts),  # a ninth of the memory of a list of numbers
        partner=tokens.partner,
        unprinted=tokens.unprinted,
        insertions=tuple(sorted(tokens.insertions, key=lambda item: (item.offset, item.rank))),
        blocks=blocks,
        groups=groups.groups,
        quotations=quotations,
        joined=groups.joined,
        notes=_notes(tokens, blocks),
        anomalies=tuple(sorted(tokens.anomalies, key=lambda item: (item.start, item.code))),
        parts=tuple(sorted(parts, key=lambda part: part.first)),
        front=front,
        back=back,
        signs=typefaces.signs(text),
    )


def _blocks(tokens: Tokens) -> list[Block]:
    """Cut the text into blocks, and name those that show by themselves what they are."""
    blocks = cut(tokens)
    for block in blocks:
        name(tokens, block)
    years.find(tokens, blocks)
    daggers.find(tokens, blocks)
    marginalia.find_pages(tokens, blocks)
    marginalia.find_sidenotes(tokens, blocks)
    return blocks


def _parts(
    tokens: Tokens, blocks: list[Block], groups: list[Group], notes: list[Part], *, play: bool
) -> list[Part]:
    """Return what several blocks make up: notes, speeches, letters' edges, lists and tables."""
    speeches = list(drama.speeches(blocks)) if play else []
    parts = [*_uncrossed(notes, groups, speeches), *speeches]
    parts += edge_parts(blocks, groups)
    parts += listings.parts(blocks)
    parts += tables.parts(tokens, blocks)
    return parts


def _joined(tokens: Tokens, blocks: list[Block]) -> tuple[Groups, list[Part], Dialogue]:
    """Pair the marks and repair them; return what belongs together over several blocks."""
    loose = _pair(tokens, blocks)
    notes = join_brackets(tokens, blocks)
    notes += continue_notes(tokens, blocks, notes)
    noted = held(notes)
    groups = Groups(tokens, blocks, find_chains(tokens, blocks, loose, noted), noted)
    unmark_dialect(
        tokens, (marks for left in loose.values() for marks in (left.open_at_end, left.inside))
    )
    dialogue = Dialogue(tokens, blocks)
    dialogue.find(loose)
    Recovery(tokens, blocks, loose).run()
    report_spacing(tokens, blocks)
    groups.run()
    notes += epigraphs.find(tokens, blocks, groups)
    groups.cut_lines()
    return groups, notes, dialogue


def _find_headings(
    tokens: Tokens, blocks: list[Block]
) -> tuple[bool, tuple[Block | None, Block | None]]:
    """Name the title page, the speakers of a play, and the headings.

    Tells whether this is a play, and returns the block that begins the body, if front matter
    stands before it, and the one that begins the back matter.
    """
    begin, back = title_page.frame(tokens, blocks)
    after = len(blocks) - back
    front = title_page.find(tokens, blocks, begin, back)
    front_matter.name_author(tokens, blocks, begin, front)
    dedicated = front > 0 and front_matter.find_dedication(tokens, blocks, front, back)
    listings.find(tokens, blocks, front, back)
    tables.find(tokens, blocks, front, len(blocks) - after)
    back = len(blocks) - after
    play = drama.part_speakers(tokens, blocks, front, len(blocks) - after)
    back = len(blocks) - after
    nested.part_numbers(tokens, blocks, front, back)
    back = len(blocks) - after
    headings.find(tokens, blocks, front, back)
    if play:
        drama.find_directions(tokens, blocks)
        letters.find_trailers(tokens, blocks, front, back)
    else:
        letters.find(tokens, blocks, front, back)
        epigraphs.part_sources(tokens, blocks, front, len(blocks) - after)
        back = len(blocks) - after
    if dedicated:
        front_matter.begin_dedication(blocks)
    body = blocks[front] if 0 < front < back else None
    return play, (body, blocks[back] if front < back < len(blocks) else None)


def _matter(
    blocks: list[Block],
    edges: tuple[Block | None, Block | None],
    joined: Sequence[Group | Part],
) -> tuple[int, int]:
    """Return the numbers of the first block of the body, and of the back matter.

    Where blocks are *joined* over an edge, there is none.
    """
    numbers = [
        next((number for number, block in enumerate(blocks) if block is edge), -1) for edge in edges
    ]
    front, back = (
        -1 if any(one.first < number <= _last(one) for one in joined) else number
        for number in numbers
    )
    return max(front, 0), back if back >= 0 else len(blocks)


def _uncrossed(
    notes: Sequence[Part], groups: Sequence[Group], speeches: Sequence[Part]
) -> list[Part]:
    """Return the notes that cross no quotation, and do not run from one speech to the next."""
    if not notes:
        return []
    quoted = {at: one for one in groups for at in range(one.first, _last(one) + 1)}
    spoken = {at: one for one in speeches for at in range(one.first, one.last + 1)}
    return [
        note
        for note in notes
        if len({spoken.get(at) for at in range(note.first, note.last + 1)}) == 1
        and all(
            at not in quoted or _within(quoted[at], note) or _within(note, quoted[at])
            for at in range(note.first, note.last + 1)
        )
    ]


def _within(one: Group | Part, other: Group | Part) -> bool:
    """Tell whether *other* holds all blocks of *one*."""
    return other.first <= one.first and _last(one) <= _last(other)


def _last(joined: Group | Part) -> int:
    """Return the number of the last block that is joined with others."""
    return max(joined.last, joined.attribution) if isinstance(joined, Group) else joined.last


def _pair(tokens: Tokens, blocks: list[Block]) -> dict[int, Loose]:
    """Pair the marks of each block; return the loose ones of each block that has any.

    A citation after a block quotation becomes a block of its own.
    """
    loose: dict[int, Loose] = {}
    parted: list[Block] = []
    marks = [index for index, kind in enumerate(tokens.kinds) if kind == MARK]
    low = 0
    for block in blocks:
        parted.append(block)
        high = bisect_left(marks, block.last, low)
        if high == low:
            continue
        found = pair(tokens, block.first, block.last, marks[low:high])
        low = high
        if found and block.kind is VERSE:
            found = join_stanzas(tokens, block, found)
        if found:
            loose[len(parted) - 1] = found
        if tokens.kinds[leading(tokens, block)] == Q_OPEN:
            before = parted[-2] if len(parted) > 1 else None
            if citation := part_citation(tokens, block, before):
                parted.append(citation)
        if block.kind is VERSE:
            unmark_across_lines(tokens, block)
    blocks[:] = parted
    return loose


def _classified(
    tokens: Tokens, blocks: list[Block], groups: Groups, quoted: list[tuple[int, int, int]]
) -> dict[int, Quotation]:
    """Name every quotation, segments of one like their first."""
    first = {opening: openings[0] for openings in groups.segments for opening in openings}
    groups.interruptions(quoted)
    joined, reported = groups.joined, tokens.reported
    spans = [(start, end) for _, start, end in quoted]
    classifier = Classifier(tokens, spans, groups.speech)
    classifier.prepare(
        (tokens.starts[leading(tokens, block)] for block in blocks),
        ((group.start, group.end) for group in groups.groups),
    )
    found: dict[int, Quotation] = {}
    for opening, start, end in quoted:
        like = found.get(first[opening]) if opening in first else None
        if like is None:
            like = classifier.name(start, end, reported.get(opening, ()))
            before, _ = joined.get(opening, (None, None))
            begun = like if before is None else found.get(before, like)
            like = like if begun.element == like.element else begun
        whole = like.start == start and like.end == end
        found[opening] = like if whole else like._replace(start=start, end=end)
    return found


def _notes(tokens: Tokens, blocks: list[Block]) -> dict[int, int]:
    """Find the note of each call: the next block of notes that bears its label."""
    labels: dict[str, list[int]] = {}
    for number, block in enumerate(blocks):
        if block.label:
            labels.setdefault(block.label, []).append(number)
    if not labels:
        return {}
    notes: dict[int, int] = {}
    for index, kind in enumerate(tokens.kinds):
        if kind == NOTE_CALL:
            candidates = labels.get(tokens.texts[index].strip("[]{}"), [])
            later = bisect_right(candidates, index, key=lambda number: blocks[number].first)
            if later < len(candidates):
                notes[index] = candidates[later]
    return notes
