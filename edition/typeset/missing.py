"""Own what is said of the characters that no typeface of a book has."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from edition.messages import Message
from edition.structs import replace

MISSING: Final = "T011"
"""Code of the message that a glyph is missing: then the PDF cannot claim to be archival."""
NAMED: Final = 8
"""Characters that one message names; the others are counted."""


def gathered(messages: Sequence[Message]) -> list[Message]:
    """Make one message of those that each tell of one missing character; the others stay."""
    missing = [one for one in messages if one.code == MISSING]
    others = [one for one in messages if one.code != MISSING]
    times: Counter[str] = Counter()
    for one in missing:
        times[str(one.facts["character"])] += int(one.facts["times"] or 0)
    if len(times) < 2:  # noqa: PLR2004 -- one message says all of one character
        return [*others, *missing[:1]]
    shown = [f"{one} (U+{ord(one):04X})" for one, _ in times.most_common(NAMED)]
    rest = f" and {len(times) - NAMED} more" if len(times) > NAMED else ""
    text = (
        f"no typeface of this edition has {len(times)} of its characters: {', '.join(shown)}{rest}"
    )
    facts = {"characters": "".join(sorted(times)), "times": times.total()}
    return [*others, replace(missing[0], text=text, facts=facts)]
