"""Own the words of one text that are one slip away from a form.

Every word is filed under itself and under what is left of it without one of its letters; two
forms one slip apart meet under one of these (the symmetric deletion of Wolf Garbe's SymSpell).
"""

from collections import defaultdict
from collections.abc import Iterable

LONGEST = 40
"""Letters of a word, at most: a form of *n* letters is filed in *n* places, each as long."""


class Neighbours:
    """Words, found by what a slip makes of them."""

    def __init__(self, words: Iterable[str]) -> None:
        """File *words*."""
        self._filed: dict[str, str] = {}
        self._more: defaultdict[str, list[str]] = defaultdict(list)
        for word in words:
            if len(word) > LONGEST:
                continue
            for key in _keys(word):
                if self._filed.setdefault(key, word) is not word:
                    self._more[key].append(word)  # seldom: most keys have one word

    def near(self, form: str) -> set[str]:
        """Return the words that may be one slip away from *form*, and a few that are two."""
        filed, more = self._filed, self._more
        keys = _keys(form)
        if filed.keys().isdisjoint(keys):
            return set()  # as for most forms
        keys = [key for key in keys if key in filed]
        found = {filed[key] for key in keys}
        for key in keys:
            if key in more:
                found.update(more[key])
        found.discard(form)
        return found


def _keys(word: str) -> list[str]:
    """Return *word*, and what is left of it without each of its letters."""
    return [word, *[word[:i] + word[i + 1 :] for i in range(len(word))]]
