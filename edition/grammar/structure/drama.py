"""Own plays: who speaks, each speech as a whole, and stage directions."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator

from edition.grammar.cutting import cut_texts
from edition.grammar.model import CAST_ITEM, PRINTED, Block, Kind, Part
from edition.grammar.structure.blocks import name
from edition.grammar.tokens import (
    B_OPEN,
    BLANK,
    DIRECTION_CLOSE,
    DIRECTION_OPEN,
    MARK,
    TEXT,
    Tokens,
)
from edition.patterns import rare
from edition.structs import Frozen

LISTED = rare(r"[^,;:(\n]{2,40}?(?=[,;:(\n\t]|\.\s*(?:\n|\Z)| {2,}|\Z)")
"""The name in a list of persons, up to what is said of it."""
SMALL = "a-zß-öø-ÿа-яё"
NAME = rf"[^\W\d_{SMALL}][^{SMALL}\d_\[\]():;!?\t\n,“”\"]{{1,34}}"
INSIDE = r"(?:[ \xa0]\([^()\n]{1,80}\)[.:]?)?"
"""How something is said, among the letters of the name: _Keeper (rising)._"""
ITALIC = rf"_[^\W\d_{SMALL}][^\d_\[\]():;!?\n,“”\"]{{1,34}}{INSIDE}"
DIRECTION = r"(?:[.:,]?[ \xa0]_?[(\[][^()\[\]\n]{1,80}[)\]]_?[.:]?)?"
MANNER = rf"(?P<manner>(?<!\.[ \xa0].),[ \xa0][{SMALL}][^.!?\n]{{0,40}}\.?)?"
"""How something is said (ANNA, rising.), but not what: ANNA. O, come!"""
SPEAKER = re.compile(
    rf"[ \t]*(?:(?P<alone>{NAME}[.:]?|{ITALIC}_[.:]?){DIRECTION}{MANNER}[ \t]*(?:\r?\n|\Z)"
    rf"|(?P<run>{NAME}[.:]|{ITALIC}(?:[.:]_|_[.:])|{NAME}(?=\t)){DIRECTION}[ \t]+(?=\S))"
)
"""Who speaks, at the beginning of a block, on a line of its own or before the words."""
WORD = rf"[^\W\d_{SMALL}][^\W\d_]*(?:[’'-][^\W\d_]+)?"
PLAIN_SPEAKER = re.compile(
    rf"[ \t]*(?P<run>{WORD}(?:[ \xa0]{WORD}){{0,2}}[.:]){DIRECTION}[ \t]+"
    rf"(?=[^\W\d_{SMALL}\d“‘\"'«„¿¡(\[.…—])"
)
"""Who speaks in a play whose speakers are printed like other words: Hamlet. Who’s there?"""
PLAIN_SHARE = 0.7
"""Of the blocks of such a play, so many at least are speeches."""
PLAIN_SPEECHES = 12
PROBE = 40
"""Blocks in the middle of a text that tell whether it may be such a play."""
PLAIN_TURNS = 3
"""Speeches of each of those who speak, on average, at least."""
LEAST_SPEECHES = 6
LEAST_NAMES = 2
REPEATED_SHARE = 0.6
"""Of the speeches of a play, so many at least are those of somebody who speaks again."""
SPEECH_SHARE = 0.4
"""Of the blocks of a play, so many at least are speeches or their speakers."""
SPEECH_GAP = 2
"""Line ends between a speaker and the speech, at most."""
BEHIND = frozenset({Kind.STAGE, Kind.NOTE, Kind.ILLUSTRATION})
"""What no longer belongs to a speech when it stands behind it."""
IN_SPEECH = PRINTED | BEHIND | {Kind.OMISSION_LINE, Kind.ATTRIBUTION}


class Cue(Frozen):
    """A block that names a speaker: ``end`` is the offset after the name and its direction.

    ``whole`` tells that the block is nothing else.
    """

    number: int
    name: str
    end: int
    whole: bool


def _printed(tokens: Tokens, block: Block) -> re.Match[str] | None:
    begins = tokens.texts[block.first][:2]
    if "a" <= begins[1:] <= "z" and begins[0] not in " \t_":
        return None  # as nearly all prose: a name goes on with a capital
    return SPEAKER.match(tokens.text, *tokens.span(block))


def _plain(tokens: Tokens, block: Block) -> re.Match[str] | None:
    return PLAIN_SPEAKER.match(tokens.text, *tokens.span(block))


def part_speakers(tokens: Tokens, blocks: list[Block], first: int, last: int) -> bool:
    """Name the speakers of a play, each a block of its own then; tell whether this is a play.

    Looks at the blocks from number *first* to before *last*.
    """
    cues = list(_cues(tokens, blocks, first, last))
    listed = _listed(tokens, blocks)
    least = LEAST_NAMES if listed else LEAST_SPEECHES
    spoken = _cast(tokens, blocks, cues) if len(cues) >= LEAST_SPEECHES else []
    spoken = spoken or [cue for cue in cues if cue.name in listed]
    spoken = spoken if len(spoken) >= least else []
    spoken = spoken or _plain_cast(tokens, blocks, first, last)
    for cue in spoken:
        if cue.whole:
            blocks[cue.number].kind = Kind.SPEAKER
    if spoken:
        _part(tokens, blocks, [cue for cue in spoken if not cue.whole])
    return bool(spoken)


def _listed(tokens: Tokens, blocks: list[Block]) -> frozenset[str]:
    """Return the names in a list of the persons: JOHN KEEPER, and each word of it."""
    names: set[str] = set()
    for block in blocks:
        if block.kind is CAST_ITEM:
            start, end = tokens.span(block)
            role = LISTED.match(tokens.text, start, end)
            said = role[0].strip("_. \t").upper() if role else ""
            names |= {said, *(word.strip(".") for word in said.split())}
    return frozenset(name for name in names if len(name) > 1)


def _plain_cast(tokens: Tokens, blocks: list[Block], first: int, last: int) -> list[Cue]:
    """Return the cues of a play whose speakers are printed like other words; none if it is none.

    Nearly every block is a speech then, and the same few speak again and again. What stands in
    the middle of the text tells at once that most texts are no such play.
    """
    middle = max(first, (first + last - PROBE) // 2)
    probe = [block for block in blocks[middle : middle + PROBE] if block.kind in PRINTED]
    matched = sum(_plain(tokens, block) is not None for block in probe)
    if matched * 2 < len(probe) or last - first < PLAIN_SPEECHES:
        return []
    cues = list(_cues(tokens, blocks, first, last, _plain))
    counts = Counter(cue.name for cue in cues)
    spoken = [cue for cue in cues if counts[cue.name] > 1]
    if len(spoken) < max(PLAIN_SPEECHES, PLAIN_TURNS * len({cue.name for cue in spoken})):
        return []
    among = blocks[spoken[0].number : spoken[-1].number + 1]
    said = sum(block.kind in PRINTED for block in among)
    names = {cue.name for cue in spoken}
    return spoken if len(names) >= LEAST_NAMES and len(spoken) >= PLAIN_SHARE * said else []


def _cues(
    tokens: Tokens,
    blocks: list[Block],
    first: int,
    last: int,
    match: Callable[[Tokens, Block], re.Match[str] | None] = _printed,
) -> Iterator[Cue]:
    """Yield the blocks that begin as the speech of a play does."""
    for number in range(first, last):
        if blocks[number].kind not in PRINTED:
            continue
        found = match(tokens, blocks[number])
        if found is None:
            continue
        said = found.groupdict("")
        speaker = (said.get("alone") or said["run"]).partition(" (")[0].strip("_.: ")
        known = speaker.lower() in tokens.profile.words or tokens.profile.heading.match(speaker)
        whole = found.end() == tokens.span(blocks[number])[1]
        if len(speaker) > 1 and not known and (whole or not said.get("manner")):
            yield Cue(number, speaker.upper(), found.end(), whole)


def _cast(tokens: Tokens, blocks: list[Block], cues: list[Cue]) -> list[Cue]:
    """Return the cues of those who speak; none if this is no play.

    From the first of those who speak more than once on, who speaks once is one, too.
    """
    sure = [cue for cue in cues if not cue.whole or _leads(tokens, blocks, cue)]
    counts = Counter(cue.name for cue in sure)
    names = {name for name, times in counts.items() if times > 1}
    repeated = sum(counts[name] for name in names)
    if len(names) < LEAST_NAMES or repeated < max(LEAST_SPEECHES, REPEATED_SHARE * len(sure)):
        return []
    among = sum(
        block.kind is not Kind.CAST_ITEM for block in blocks[sure[0].number : sure[-1].number + 1]
    )
    weight = sum(1 + cue.whole for cue in sure if cue.name in names)
    if weight < SPEECH_SHARE * among:
        return []
    begin = next(cue.number for cue in sure if cue.name in names)
    return [
        cue for cue in cues if cue.name in names or (cue.number >= begin and cue.name in counts)
    ]


def _leads(tokens: Tokens, blocks: list[Block], cue: Cue) -> bool:
    """Tell whether a speech follows a name that stands alone, and no number before it."""
    number = cue.number
    if not 0 < number < len(blocks) - 1:
        return False
    if not any(map(str.islower, tokens.text_of(blocks[number - 1]))):
        return False
    gap = tokens.text[cue.end : tokens.starts[blocks[number + 1].first]]
    return gap.count("\n") <= SPEECH_GAP


def _part(tokens: Tokens, blocks: list[Block], cues: list[Cue]) -> None:
    """Cut the speakers from what is said in the same blocks."""
    ends = {cue.number: _trimmed(tokens.text, cue) for cue in cues}
    cuts = sorted(edge for cue in cues for edge in (ends[cue.number], cue.end))
    cut_texts(tokens, blocks, cuts)
    begins = {cue.number: cue.end for cue in cues}
    parted: list[Block] = []
    for number, block in enumerate(blocks):
        if number not in ends:
            parted.append(block)
            continue
        end, said = (bisect_left(tokens.starts, edge) for edge in (ends[number], begins[number]))
        tokens.kinds[end:said] = [BLANK] * (said - end)
        parted.append(Block(Kind.SPEAKER, block.first, end))
        parted.append(Block(Kind.PARAGRAPH, said, block.last))
        name(tokens, parted[-1])
    blocks[:] = parted


def _trimmed(text: str, cue: Cue) -> int:
    """Return the offset after the name, without the white space behind it."""
    end = cue.end
    while text[end - 1].isspace():
        end -= 1
    return end


def find_directions(tokens: Tokens, blocks: list[Block]) -> None:
    """Name the blocks of a play that are stage directions ([Enter LANE.], _So it is_)."""
    for block in blocks:
        if block.kind is not Kind.PARAGRAPH:
            continue
        first, last = block.first, block.last - 1
        if not tokens.texts[first].strip():
            first += 1
        opens, closes = tokens.texts[first], tokens.texts[last]
        if opens == "[" and (closes == "]" or tokens.texts[last] == "_"):
            inside = tokens.texts[first + 1 : last]
            if "[" in inside or "]" in inside:
                continue
            tokens.kinds[first] = TEXT
            tokens.kinds[last] = TEXT if closes == "]" else MARK
        elif not (opens == closes == "_" and first < last):
            continue
        block.kind = Kind.STAGE


def speeches(blocks: list[Block]) -> Iterator[Part]:
    """Yield each speech of a play; a name that no speech follows becomes a paragraph."""
    for number, block in enumerate(blocks):
        if block.kind is not Kind.SPEAKER:
            continue
        last = number
        while last + 1 < len(blocks) and blocks[last + 1].kind in IN_SPEECH:
            last += 1
        while last > number + 1 and blocks[last].kind in BEHIND:
            last -= 1
        if any(
            one.kind in PRINTED or one.kind is Kind.STAGE for one in blocks[number + 1 : last + 1]
        ):
            yield Part("speech", number, last)
        else:
            block.kind = Kind.PARAGRAPH


def name_directions(tokens: Tokens, blocks: list[Block]) -> None:
    """Let what stands in brackets within a speech be a stage direction; a name holds none."""
    for opening, closing in tokens.partner.items():
        if tokens.kinds[opening] == B_OPEN and opening >= 0:
            tokens.kinds[opening], tokens.kinds[closing] = DIRECTION_OPEN, DIRECTION_CLOSE
    for block in blocks:
        if block.kind is Kind.SPEAKER:
            for index in range(block.first, block.last):
                if tokens.kinds[index] in {DIRECTION_OPEN, DIRECTION_CLOSE}:
                    tokens.partner.pop(index, None)
                    tokens.kinds[index] = TEXT
