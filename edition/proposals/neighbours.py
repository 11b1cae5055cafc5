"""Own the words of one text that are one slip away from a form.

Every word is filed under itself and under what is left of it without one of its letters; two
forms one slip apart meet under one of these (the symmetric deletion of Wolf Garbe's SymSpell).
"""

from collections.abc import Iterable, Iterator


class Neighbours:
    """Words, found by what a slip makes of them."""

    def __init__(self, words: Iterable[str]) -> None:
        """File *words*."""
        self._filed: dict[str, list[str]] = {}
        for word in words:
            for key in _keys(word):
                self._filed.setdefault(key, []).append(word)

    def near(self, form: str) -> set[str]:
        """Return the words that may be one slip away from *form*, and a few that are two."""
        found = (word for key in _keys(form) for word in self._filed.get(key, ()))
        return set(found) - {form}


def _keys(word: str) -> Iterator[str]:
    yield word
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]
