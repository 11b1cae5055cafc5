"""Own what a single line of a letter or preface says: a date, a salutation, a signature, FINIS."""

import re
from functools import cached_property, lru_cache

from edition.grammar.profiles.profile import Profile
from edition.grammar.structure.headings import CALL_AT_END
from edition.patterns import rare
from edition.structs import Frozen

LINE_LENGTH = 72
"""Characters of such a line, at most."""
SALUTATION_WORDS = 8
NAME_WORDS = 8
NAME_PARTICLES = frozenset("of the and for in to de du la le et von der den van da di y".split())
"""Words of a name or a title that begin with small letters."""
NOTHING = "(?!)"
"""The pattern of what a profile does not tell."""
NUMBER = re.compile(r"\d")
YEAR = rare(r"\b(?:1[4-9]|20)\d\d\b")
WORD = re.compile(r"[^\W\d_]+")
SENTENCE = rare(r"[^\W\d_]{4,}[.!?]\W*\s")
"""The end of a sentence within a line; shorter words may be Mr. and Dr."""
SIGNS = " \t\r\xa0[]()*"


def bare(line: str) -> str:
    """Return *line* without the signs of italics, and the brackets around it."""
    return line.replace("_", "").strip(SIGNS)


class Phrases(Frozen, dict=True):
    """Words as a pattern that is compiled when it is first asked for: few books have letters."""

    pattern: str

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, for capitals and small letters alike."""
        return re.compile(self.pattern, re.IGNORECASE)


class Words(Frozen):
    """What a language's letters say, as patterns; ``small`` are small words of a date."""

    months: Phrases
    times: Phrases
    salutations: Phrases
    valedictions: Phrases
    signatures: Phrases
    postscripts: Phrases
    trailers: Phrases
    small: frozenset[str]

    def is_date(self, line: str) -> bool:
        """Tell whether *line* is a place and a date, or a date: Harbour House, May 3, 1818."""
        line = bare(line)
        found = self.months.compiled.search(line)
        return bool(found and NUMBER.search(line)) and self._dates(line)

    def is_time(self, line: str) -> bool:
        """Tell whether *line* is a date of which less is said: Harbour House, Monday evening."""
        line = bare(line)
        said = (
            self.months.compiled.search(line)
            or self.times.compiled.search(line)
            or YEAR.search(line)
        )
        return bool(said) and self._dates(line)

    def _dates(self, line: str) -> bool:
        begins = line[0].isupper() or line[0].isdigit() or line.split(maxsplit=1)[0] in self.small
        if len(line) > LINE_LENGTH or not begins:
            return False
        return line[-1] not in "!?;,:" and all(
            word[0].isupper() or word in self.small or self.months.compiled.fullmatch(word)
            for word in WORD.findall(line)
        )

    def is_salutation(self, line: str) -> bool:
        """Tell whether *line* addresses the reader of a letter (My dear Sir,--)."""
        line = bare(CALL_AT_END.sub("", line.strip()))
        if not self.salutations.compiled.match(line) or line[-1] not in ",:;!—–-.":
            return False
        return len(WORD.findall(line)) <= SALUTATION_WORDS and not SENTENCE.search(line)

    def is_valediction(self, line: str) -> bool:
        """Tell whether *line* takes leave (I am, Sir, your obedient servant,)."""
        line = bare(line)
        if len(line) > LINE_LENGTH or line[-1:] in ("!", "?", ";", ":") or SENTENCE.search(line):
            return False
        return bool(self.valedictions.compiled.match(line))

    def is_signature(self, line: str) -> bool:
        """Tell whether *line* may be a name: A. KEEPER, of the Harbour."""
        line = bare(line)
        words = WORD.findall(line)
        if not 0 < len(words) <= NAME_WORDS or len(line) > LINE_LENGTH or line[-1] in "!?;:,":
            return False
        if not line[0].isupper() or SENTENCE.search(line):
            return False
        return all(word[0].isupper() or word in NAME_PARTICLES for word in words)

    def signs(self, line: str) -> bool:
        """Tell whether *line* can be nothing but a signature: THE AUTHOR; A. K."""
        line = bare(line)
        initials = re.fullmatch(r"(?:[^\W\d_]\.[ \xa0]?){2,5}", line)
        return bool(self.signatures.compiled.fullmatch(line) or (initials and line[0].isupper()))

    def is_trailer(self, line: str) -> bool:
        """Tell whether *line* says that something ends here: THE END."""
        return bool(self.trailers.compiled.fullmatch(bare(line)))


@lru_cache(maxsize=32)
def words_of(profile: Profile) -> Words | None:
    """Return what letters say in the language of *profile*, None if it does not tell."""
    letter = profile.letter
    if not letter:
        return None

    def of(name: str, before: str = "(?:", after: str = r")(?!\w)") -> Phrases:
        return Phrases(before + ("|".join(letter.get(name, ())) or NOTHING) + after)

    return Words(
        months=of("months", r"\b(?:"),
        times=of("times", r"\b(?:"),
        salutations=of("salutations"),
        valedictions=of("valedictions"),
        signatures=of("signatures", after=r")\W*"),
        postscripts=of("postscripts", r"\W*(?:"),
        trailers=of("trailers", r"(?:", r")\W*"),
        small=frozenset(letter.get("date_words", ())),
    )
