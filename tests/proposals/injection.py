"""Puts slips into clean prose, at places chosen by expressions that know nothing of the rules."""

import html
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

KEYBOARD = {
    "a": "s", "b": "v", "c": "x", "d": "f", "e": "r", "g": "h", "i": "o", "l": "k", "m": "n",
    "n": "m", "o": "p", "r": "t", "s": "d", "t": "y", "u": "i", "v": "c",
}  # fmt: skip

NO_ADJECTIVES = frozenset(
    """only family early reply supply fully july apply daily likely lonely lovely friendly heavenly
    ugly jolly holy silly chilly curly belly jelly really""".split()
)
"""Words in -ly that come of no adjective, or of one that is something else."""
FLAT = frozenset(
    "hardly nearly lately shortly mostly namely scarcely highly widely closely".split()
)
"""Adverbs that without their ending are adverbs too."""
WORDS_BEFORE = "is are was were be been being had has have he she it they we who which".split()
BESIDE = "|".join(rf"(?<=\b{word} )" for word in WORDS_BEFORE)


APART = 200
"""The fewest characters between two slips."""
Wrong = Callable[[re.Match[str], random.Random, str], str | None]
"""Makes the slip for one place of a text, or None where there can be none."""


@dataclass(frozen=True, slots=True)
class Slip:
    """The characters from ``start`` to ``end`` of the clean text, written as ``wrong``."""

    start: int
    end: int
    wrong: str


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of slip: where it can happen, and what it writes."""

    name: str
    pattern: str
    wrong: Wrong
    recall: float
    """The share of such slips that must be found."""


def _swapped(match: re.Match[str], rng: random.Random, _text: str) -> str | None:
    word = match[0]
    i = rng.randrange(1, len(word) - 1)
    return None if word[i] == word[i + 1] else word[:i] + word[i + 1] + word[i] + word[i + 2 :]


def _doubled_letter(match: re.Match[str], rng: random.Random, _text: str) -> str | None:
    word = match[0]
    i = rng.randrange(1, len(word))
    return None if word[i] in word[i - 1 : i] + word[i + 1 : i + 2] else word[: i + 1] + word[i:]


def _lost_letter(match: re.Match[str], rng: random.Random, _text: str) -> str | None:
    i = rng.randrange(1, len(match[0]) - 1)
    return match[0][:i] + match[0][i + 1 :]


def _wrong_letter(match: re.Match[str], rng: random.Random, _text: str) -> str | None:
    word = match[0]
    i = rng.randrange(1, len(word))
    return word[:i] + KEYBOARD[word[i]] + word[i + 1 :] if word[i] in KEYBOARD else None


def _adjective(match: re.Match[str], _rng: random.Random, text: str) -> str | None:
    """Return the adjective of an adverb, if the text has it as a word."""
    adverb = match[0]
    stem = adverb[:-3] + "y" if adverb.endswith("ily") else adverb[:-2]
    known = re.search(rf"\b{stem}\b", text) and adverb not in NO_ADJECTIVES | FLAT
    return stem if known else None


def _base(match: re.Match[str], _rng: random.Random, text: str) -> str | None:
    """Return a verb without the ending of the third person, if the text has it as a word."""
    form = match[0]
    made = (form[:-1], form.removesuffix("es"), form.removesuffix("ies") + "y")
    return next((each for each in made if re.search(rf"\b{each}\b", text)), None)


def _two_capitals(match: re.Match[str], _rng: random.Random, _text: str) -> str | None:
    return match[0][:2].upper() + match[0][2:]


def _no_word(wrong: Wrong) -> Wrong:
    """Leave out slips that happen to be words of the text."""

    def checked(match: re.Match[str], rng: random.Random, text: str) -> str | None:
        found = wrong(match, rng, text)
        return None if found is None or re.search(rf"\b{found}\b", text) else found

    return checked


def _put(wrong: str) -> Wrong:
    return lambda match, _rng, _text: match.expand(wrong)


WORD = r"(?<=[ (“‘])[a-z]{5,}(?=[ ,.;:)])"
SINGULAR = r"(?!is|was|has)[a-z]{3,}[^s ](?:[,.;]| (?:of|is|was|in|and)\b)"
KINDS = (
    Kind("doubled word", r"\b(the|of|to|in|and|a|been|for|with)\b(?= [a-z])", _put(r"\1 \1"), 0.97),
    Kind("space lost after a comma", r"(?<=[a-z]{3}), (?=[a-z]{3})", _put(","), 0.97),
    Kind("space lost after a stop", r"(?<=[a-z]{4})\. (?=[A-Z][a-z]{2,} [a-z])", _put("."), 0.97),
    Kind("space before a comma", r"(?<=[a-z]{2}),(?= [a-z])", _put(" ,"), 0.97),
    Kind("mark written twice", r"(?<=[a-z]{2}),(?= [a-z])", _put(",,"), 0.97),
    Kind("two capitals", r"(?<=[.] )[A-Z][a-z]{2,}(?= [a-z])", _two_capitals, 0.97),
    Kind("letters swapped", WORD, _no_word(_swapped), 0.9),
    Kind("letter doubled", WORD, _no_word(_doubled_letter), 0.9),
    Kind("letter lost", WORD, _no_word(_lost_letter), 0.8),
    Kind("wrong letter", WORD, _no_word(_wrong_letter), 0.9),
    Kind("this before a plural", r"\bthese(?= [a-z]{3,}s\b)", _put("this"), 0.75),
    Kind("these before a singular", rf"\bthis(?= {SINGULAR})", _put("these"), 0.75),
    Kind("than for that", r"\bthat\b(?= [a-z])", _put("than"), 0.7),
)


THIRD = r"(?!was|is|has|does|says|this|his|as|always)[a-z]{3,}s\b(?= [a-z])"


def _exchanged(word: str, other: str, recall: float) -> Kind:
    return Kind(f"{other} for {word}", rf"\b{word}\b(?= [a-z])", lambda *_: other, recall)


EXCHANGES = (
    Kind(
        "adjective for adverb",
        rf"(?:{BESIDE}|(?<=ed )|(?<=ing ))[a-z]{{4,}}ly\b|\b[a-z]{{4,}}ly(?= [a-z]{{3,}}ed\b)",
        _adjective,
        0.55,
    ),
    Kind(
        "ending lost after he, it",
        rf"(?<=\b(?:he|it) ){THIRD}",
        _base,
        0.6,
    ),
    _exchanged("than", "that", 0.65),
    _exchanged("than", "then", 0.8),
    _exchanged("too", "to", 0.35),
    _exchanged("to", "too", 0.6),
    _exchanged("there", "their", 0.75),
    _exchanged("their", "there", 0.5),
    _exchanged("be", "he", 0.75),
    _exchanged("his", "is", 0.5),
    _exchanged("from", "form", 0.4),
    Kind("a for an", r"\ban\b(?= [aeio][a-z]{3,})", lambda *_: "a", 0.95),
    Kind("an for a", r"\ba\b(?= [bcdfgklmnprst][a-z]{3,})", lambda *_: "an", 0.95),
)
"""Words put for others that are words too."""


def inject(text: str, kind: Kind, number: int, seed: int = 1) -> tuple[str, list[tuple[int, int]]]:
    """Return *text* with *number* slips of *kind*, and where they stand in it."""
    wrong, places = inject_all(text, (kind,), number, seed)
    return wrong, places[kind.name]


def inject_all(
    text: str, kinds: Sequence[Kind], number: int, seed: int = 1
) -> tuple[str, dict[str, list[tuple[int, int]]]]:
    """Return *text* with *number* slips of each of *kinds*, and where those of each stand in it."""
    rng = random.Random(seed)
    taken: list[int] = []
    chosen = [
        (slip, kind.name) for kind in kinds for slip in _choose(text, kind, number, rng, taken)
    ]
    pieces, here, shift = [], 0, 0
    places: dict[str, list[tuple[int, int]]] = {kind.name: [] for kind in kinds}
    for slip, name in sorted(chosen, key=lambda each: each[0].start):
        pieces += [text[here : slip.start], slip.wrong]
        start = slip.start + shift
        places[name].append((start, start + len(slip.wrong)))
        shift += len(slip.wrong) - (slip.end - slip.start)
        here = slip.end
    return "".join([*pieces, text[here:]]), places


def _choose(
    text: str, kind: Kind, number: int, rng: random.Random, taken: list[int]
) -> Iterator[Slip]:
    """Yield slips far from each other and from those *taken*, to which they are added."""
    matches = list(re.finditer(kind.pattern, text))
    rng.shuffle(matches)
    count = 0
    for match in matches:
        if count == number:
            break
        wrong = kind.wrong(match, rng, text)
        near = any(abs(match.start() - other) < APART for other in taken)
        if wrong is not None and wrong != match[0] and not near:
            taken.append(match.start())
            count += 1
            yield Slip(match.start(), match.end(), wrong)


def prose(path: Path) -> str:
    """Return the paragraphs of a novel in TEI."""
    paragraphs = re.findall(r"<p\b[^>]*>(.*?)</p>", path.read_text(encoding="utf-8"), re.DOTALL)
    plain = (html.unescape(re.sub(r"<[^>]*>", "", each)) for each in paragraphs)
    return "\n\n".join(" ".join(each.split()) for each in plain)
