"""Own the model of slips: which word a wrong form may have been, and how likely that slip is."""

from collections.abc import Callable, Iterator, Sequence

from edition.proposals.spelling.letters import ALPHABET, beside
from edition.proposals.spelling.weights import Evidence, weigh
from edition.proposals.words.lexicon import Lexicon, Standing
from edition.structs import Frozen

ENGLISH = "en"
ALPHABETS = {
    ENGLISH: ALPHABET,
    "de": "abcdefghijklmnopqrstuvwxyzäöüß",
    "fr": "abcdefghijklmnopqrstuvwxyzàâæçéèêëîïôœùûü",
    "es": "abcdefghijklmnopqrstuvwxyzáéíñóúü",
    "nl": "abcdefghijklmnopqrstuvwxyzéëïöü",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
}
LOOKALIKES = frozenset(
    frozenset(pair)
    for pair in "ec eo oc ft fs il lt it tr hb hk hn nu nr uv vy un mn mw ao ce gq gy bd pq".split()
)
"""Letters that a compositor, a typist or a scanner takes for each other."""
VOWELS = frozenset("aeiouy")
VARIANTS = frozenset((frozenset("sz"), frozenset("её")))
"""Letters that spellings differ in: *surmise*, *surmize*."""
INFLECTED = frozenset((("ä", "a"), ("ä", "e"), ("ö", "o"), ("ü", "u"), ("ü", "i")))
"""What German puts for the vowel of a stem in other forms of it: *spräche*, *hingäbe*."""
CONFUSABLE = tuple(
    pair.split(">")
    for pair in "rn>m m>rn cl>d d>cl li>h h>li vv>w w>vv ii>n fi>h tli>th ln>in".split()
)
"""What scanners confuse, beyond single letters."""
LEAST_FREQUENCY = 1.75
UNMISTAKABLE = 10
"""The Zipf frequency below which a word is too rare to be proposed, unless the form is so long;
``tools/lexicons.py`` knows both numbers."""
PLURAL_SHARE = 1.0
"""A rare plural stands about a tenth as often as its singular, as a logarithm."""
Frequency = Callable[[str], float]
"""Returns the logarithm of how often a word stands in a hundred thousand words of the text."""


class Candidate(Frozen):
    """A word that a wrong form may have been.

    ``slip`` says how, ``zipf`` how frequent the word is; ``evidence`` is what is known of it
    wherever it stands, ``weight`` how much that speaks for it.
    """

    form: str
    slip: str
    zipf: float
    evidence: Evidence
    weight: float


def candidates(
    form: str, lexicon: Lexicon, frequency: Frequency, words: set[str]
) -> list[Candidate]:
    """Return those of *words* that are one slip away from *form*, the best first."""
    least = LEAST_FREQUENCY if len(form) < UNMISTAKABLE else 0
    found = []
    for word in words:
        standing, known = lexicon.known(word)
        if standing <= Standing.RARE and known >= least and (how := slip(form, word)):
            cost, name = how
            known = known or _of_singular(word, lexicon)
            evidence = {"in text": frequency(word), "in print": known, "unlikeliness": cost}
            found.append(Candidate(word, name, known, evidence, weigh(evidence)))
    return sorted(found, key=lambda candidate: (-candidate.weight, candidate.form))


def _of_singular(word: str, lexicon: Lexicon) -> float:
    """Return how frequent a plural too rare for the lists must be, by its singular."""
    return max(0.0, lexicon.zipf(word[:-1]) - PLURAL_SHARE) if word.endswith("s") else 0.0


def words_near(form: str, lexicon: Lexicon) -> set[str]:
    """Return the words of *lexicon* one slip away from *form*, as far as they are candidates."""
    reach = min(_reach(form, lexicon), len(form) + 1)
    cuts = [(form[:i], form[i:]) for i in range(reach)]
    lost, instead = _letters(form, lexicon.language)
    words = {
        head + each + tail
        for (head, tail), letters in zip(cuts, lost, strict=False)
        for each in letters
    }
    words.update(
        head + each + tail[1:]
        for (head, tail), letters in zip(cuts, instead, strict=False)
        for each in letters
    )
    words.update([head + tail[1:] for head, tail in cuts if tail])
    words.update([head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1])
    words.update(_misread(form))
    words.update(_repeated(form))
    return lexicon.among(words) - {form}


def _letters(form: str, language: str) -> tuple[Sequence[Sequence[str]], Sequence[Sequence[str]]]:
    """Return which letters to try before each letter of *form* and at its end, and for each."""
    if language == ENGLISH and form.isascii():
        known = beside(long=len(form) >= UNMISTAKABLE)
        return known.lost(form), known.instead(form)
    alphabet = ALPHABETS.get(language, ALPHABETS[ENGLISH])
    return [alphabet] * (len(form) + 1), [alphabet] * len(form)


def _reach(form: str, lexicon: Lexicon) -> int:
    """Return how many letters agree with some word; the slip is in them or in the next one."""
    begins = lexicon.begins
    return next((i for i in range(1, len(form)) if not begins(form[:i])), len(form) + 1)


def _misread(form: str) -> Iterator[str]:
    for wrong, right in CONFUSABLE:
        place = form.find(wrong)
        while place >= 0:
            yield form[:place] + right + form[place + len(wrong) :]
            place = form.find(wrong, place + 1)


def _repeated(form: str) -> Iterator[str]:
    for size in (2, 3):
        for i in range(len(form) - 2 * size + 1):
            if form[i : i + size] == form[i + size : i + 2 * size]:
                yield form[:i] + form[i + size :]


def slip(form: str, word: str) -> tuple[float, str] | None:
    """Return what it costs to take *word* for *form*, and what the slip is called, if it is one."""
    i = 0
    for one, other in zip(form, word, strict=False):
        if one != other:
            break
        i += 1
    if form[i + 1 :] == word[i:]:
        return _cost_of_extra(form, i), "letter too many"
    if form[i:] == word[i + 1 :]:
        return _cost_of_loss(form, i, word[i]), "letter missing"
    if form[i + 1 :] == word[i + 1 :]:
        variant = i > 1 and ({form[i], word[i]} in VARIANTS or (form[i], word[i]) in INFLECTED)
        return None if variant else (_cost_of_exchange(form[i], word[i], i), "wrong letter")
    if form[i + 2 :] == word[i + 2 :] and form[i : i + 2] == word[i : i + 2][::-1]:
        return -0.25, "letters swapped"
    return _rare_slip(form, word)


def _rare_slip(form: str, word: str) -> tuple[float, str] | None:
    if word in _repeated(form):
        return 0.4, "letters repeated"
    return (0.4, "letters misread") if word in _misread(form) else None


def _cost_of_extra(form: str, i: int) -> float:
    if i and form[i] == form[i - 1]:
        return 0.2
    return 0.6 if i else 1.0


def _cost_of_loss(form: str, i: int, letter: str) -> float:
    if i and letter == form[i - 1]:
        return -0.2
    return 0.1 if i else 0.5


def _cost_of_exchange(wrong: str, right: str, i: int) -> float:
    if frozenset((wrong, right)) in LOOKALIKES:
        return 0.25
    if wrong in VOWELS and right in VOWELS:
        return 0.35
    return 0.65 if i else 0.95
