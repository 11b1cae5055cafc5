"""Own the question whether a form can stand as it is: dictionaries, names, derivation."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Protocol

from edition.messages import EditionError, Message, Place
from edition.proposals.model import Settings
from edition.proposals.packs import Pack
from edition.proposals.words.lexicon import LANGUAGES, Lexicon, Standing, lexicon
from edition.proposals.words.words import Words

SHORTEST_STEM = 3
LONG_STEM = 5
"""Shorter stems must be words that people know; there are too many others."""
SHORTEST_PART = 4
KNOWN, FAMILIAR = 3.7, 3.0
"""Zipf frequencies of stems, and of the parts of a compound."""
SILENT = "e"
"""At the end of a word, this letter does not come twice for a suffix: not *deriveed*."""
POSSESSIVES = ("'s", "s'", "'")
LISTED, RARE, UNKNOWN = Standing.LISTED, Standing.RARE, Standing.UNKNOWN
"""Asked for so often that looking them up would take long."""


class Speller(Protocol):
    """What is needed of a hunspell dictionary."""

    def lookup(self, word: str) -> bool:
        """Say whether *word* is in it."""


class Affixes:
    """What stands before or after the stems of words, found by the letters of a form."""

    def __init__(self, affixes: Iterable[tuple[str, str]]) -> None:
        """File each of *affixes* with what takes its place."""
        self._filed: dict[str, list[tuple[str, str]]] = {}
        for affix, other in affixes:
            self._filed.setdefault(affix, []).append((affix, other))
        self._lengths = sorted(set(map(len, self._filed)))
        self.strings = tuple(self._filed)

    def ending(self, form: str) -> Iterator[tuple[str, str]]:
        """Yield those that *form* ends with."""
        for length in self._lengths:
            yield from self._filed.get(form[-length:], ())

    def beginning(self, form: str) -> Iterator[tuple[str, str]]:
        """Yield those that *form* begins with."""
        for length in self._lengths:
            yield from self._filed.get(form[:length], ())


class _Standings(dict[str, Standing]):
    """What vouches for each form; found out when first asked for."""

    def __init__(self, find: Callable[[str], Standing]) -> None:
        self._find = find

    def __missing__(self, form: str) -> Standing:
        made = self[form] = self._find(form)
        return made


class Vocabulary:
    """All forms that are right in one project.

    ``standings`` has what ``standing`` returns, for loops over all forms of a text.
    """

    def __init__(self, pack: Pack, settings: Settings) -> None:
        """Gather the lists for the language of *pack*, and the project's own words.

        Raises:
            EditionError: P030 the hunspell dictionary cannot be read.
        """
        self.pack = pack
        self.lexicon: Lexicon | None = (
            lexicon(pack.language) if pack.language in LANGUAGES else None
        )
        self._own = {_plain(word) for word in settings.words}
        self._own |= {word.lower() for word in self._own} | pack.words
        self.standings: dict[str, Standing] = _Standings(self._standing)
        self._prefixes = Affixes((prefix, "") for prefix in pack.prefixes)
        self._suffixes = Affixes(pack.suffixes)
        self._period = Affixes(pack.period)
        self._dictionary = _hunspell(settings.dictionary) if settings.dictionary else None

    @cached_property
    def others(self) -> tuple[Lexicon, ...]:
        """The lexicons of other languages, whose words may turn up in the text."""
        return tuple(lexicon(name) for name in LANGUAGES if name != self.pack.language)

    def meet(self, words: Words) -> None:
        """Find out which forms of *words* are listed, all at once: most are."""
        if self.lexicon is not None:
            listed = self.lexicon.listed(words.forms.strings, words.plain)
            self.standings.update(dict.fromkeys(listed, LISTED))

    def vouched(self, form: str) -> bool:
        """Say whether *form* (small letters) is one of the project's own words, beyond doubt."""
        return form in self._own

    def standing(self, form: str) -> Standing:
        """Return what vouches for *form*, whatever its capitals or possessive ending."""
        return self.standings[form]

    def _standing(self, form: str) -> Standing:
        plain = _plain(form)
        best = self._simple(plain)
        if "'" not in plain:
            return best
        head, _, rest = plain.rpartition("'")
        if head.lower() in self.pack.elided and rest:
            best = min(best, self._simple(rest))
        for ending in POSSESSIVES:
            if best > RARE and plain.endswith(ending) and len(plain) > len(ending) + 1:
                best = min(best, self._simple(plain[: -len(ending)] + "s" * (ending == "s'")))
        return best

    def zipf(self, form: str) -> float:
        """Return the Zipf frequency of *form*, in small letters or as written."""
        if self.lexicon is None:
            return 0.0
        plain = form if form.isascii() else _plain(form)
        small = plain.lower()
        known = self.lexicon.zipf(small)
        return known if plain == small else max(known, self.lexicon.zipf(plain))

    def derived(self, form: str) -> bool:
        """Say whether *form* (small letters) is a known word with a prefix or a suffix."""
        plain = _plain(form)
        return self._prefixed(plain) or self._suffixed(plain)

    def compound(self, form: str) -> bool:
        """Say whether *form* (small letters) is two known words written together."""
        plain = _plain(form)
        return self.pack.compounds and any(
            self._part(plain[:cut]) and self._part(plain[cut:])
            for cut in range(SHORTEST_PART, len(plain) - SHORTEST_PART + 1)
        )

    def period(self, form: str) -> bool:
        """Say whether *form* is a known word in the spelling of an earlier time."""
        if form.endswith(self._period.strings) and any(
            not (old[0] == SILENT == form[-len(old) - 1 : -len(old)])
            and self._stem(form[: len(form) - len(old)] + new)
            for old, new in self._period.ending(form)
        ):
            return True
        head, last = form[:-1], form[-1:]
        for old, new in self.pack.period_letters:
            if old in head and self._stem(head.replace(old, new) + last):
                return True
        return False

    def elsewhere(self, form: str) -> float:
        """Return how common *form* is in the other language that knows it best, 0 if none does."""
        plain = _plain(form).lower()
        return max((_weight(other, plain) for other in self.others), default=0.0)

    def _simple(self, plain: str) -> Standing:
        small = plain.lower()
        if self._own and (plain in self._own or small in self._own):
            return LISTED
        best = self.lexicon.best_standing(plain, small) if self.lexicon else UNKNOWN
        if best > RARE and self._dictionary is not None and self._dictionary.lookup(plain):
            return LISTED
        return best

    def _stem(self, form: str) -> bool:
        if len(form) < SHORTEST_STEM or self._simple(form) is not LISTED:
            return False
        return len(form) >= LONG_STEM or self.zipf(form) >= KNOWN

    def _prefixed(self, form: str) -> bool:
        return any(
            len(form) - len(prefix) > SHORTEST_STEM and self._word(form[len(prefix) :])
            for prefix, _ in self._prefixes.beginning(form)
        )

    def _word(self, form: str) -> bool:
        return self._stem(form) or (len(form) > LONG_STEM and self._suffixed(form))

    def _suffixed(self, form: str) -> bool:
        return any(
            len(form) - len(suffix) >= SHORTEST_STEM
            and not (suffix[0] == SILENT == form[-len(suffix) - 1])
            and self._base(form[: len(form) - len(suffix)], ending)
            for suffix, ending in self._suffixes.ending(form)
        )

    def _base(self, form: str, ending: str) -> bool:
        """Say whether a suffix can follow *form*, which may have doubled its last letter for it."""
        if self._stem(form + ending):
            return True
        return not ending and form[-1] == form[-2] and self._stem(form[:-1])

    def _part(self, form: str) -> bool:
        return self.zipf(form) >= FAMILIAR and self._stem(form)


def _weight(other: Lexicon, form: str) -> float:
    """Return a Zipf frequency; Latin was not counted, its words weigh as much as a common one."""
    if other.language == "la":
        return 3.0 if form in other else 0.0
    return other.zipf(form)


def _plain(form: str) -> str:
    """Write *form* as the lists do: they have the typewriter's apostrophe, and no sharp s."""
    return form if form.isascii() else form.replace("’", "'").replace("ß", "ss")


def _hunspell(path: Path) -> Speller:
    """Read a hunspell dictionary.

    Raises:
        EditionError: P030 it is not there, not a dictionary, or its reader is not installed.
    """
    try:
        reader = import_module("spylls.hunspell")  # an extra, and slow to import
        speller: Speller = reader.Dictionary.from_files(str(path.with_suffix("")))
    except ModuleNotFoundError:
        hint = "install it with: pip install 'edition[hunspell]'"
        message = Message("P030", "reading a hunspell dictionary needs spylls", hint=hint)
        raise EditionError(message) from None
    except FileNotFoundError as error:
        hint = "name the .dic file, from the folder of the text, and put its .aff file beside it"
        message = Message(
            "P030", f"there is no {error.filename}", place=Place(str(path)), hint=hint
        )
        raise EditionError(message) from error
    except (OSError, ValueError, KeyError, IndexError, UnicodeError) as error:
        hint = "name the .dic file, and put its .aff file beside it"
        text = f"this hunspell dictionary cannot be read: {error}"
        raise EditionError(Message("P030", text, place=Place(str(path)), hint=hint)) from error
    return speller
