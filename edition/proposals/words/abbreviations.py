"""Own the stops that end no sentence: those after a title or an initial."""

from collections.abc import Iterable
from itertools import pairwise

from edition.proposals.words.row import Row

TITLES = frozenset(
    "mr mrs messrs dr st rev hon gen col maj capt lieut lt sgt prof mme mlle mgr".split()
)
"""Words of which a part is left out."""
SPACE, STOP = " ", "."


def without_abbreviations(forms: Row, gaps: Row) -> Row:
    """Return *gaps* with a space where a stop only cuts one of *forms* short: *Mr. D. Hume*."""
    space = gaps.code_of.get(SPACE)
    stops = gaps.codes_of(gap for gap in gaps.strings if _is_stop(gap))
    if space is None or not stops:
        return gaps
    codes = gaps.codes
    after = (index + 1 for index in forms.having(_short(forms.strings)))
    edges = pairwise([-1, *(index for index in after if codes[index] in stops), len(codes)])
    return Row(space.join(codes[last + 1 : stop] for last, stop in edges), gaps.code_of)


def _is_stop(gap: str) -> bool:
    """Say whether *gap* has a stop alone, and ends no paragraph."""
    return gap.strip() == STOP and gap.count("\n") <= 1


def _short(forms: Iterable[str]) -> Iterable[str]:
    """Return those of *forms* that are titles, or initials; “I” is hardly ever one."""
    return (
        form
        for form in forms
        if form.lower() in TITLES or (len(form) == 1 and form.isupper() and form != "I")
    )
