"""Own what stands around a word, as numbers: the kinds of its neighbours, the marks between.

A place is described by ``SLOTS``, each the number of a name. The names say what a neighbour is,
finely (``VBN:VBD+JJ``, most often a past participle), coarsely (``VBN``) or as one of a few groups
(``prep``); a function word is its own name. What a text calls *active* and *walked* is the same to
all this as *lazy* and *sat*: only the shape of the phrase counts.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from zlib import crc32

from edition.proposals.words.kinds import kind, plain
from edition.proposals.words.lexicon import Lexicon
from edition.proposals.words.row import MOST
from edition.proposals.words.words import Words

SLOTS = tuple(
    """fine_l1 fine_l2 fine_r1 fine_r2 l1 l2 l3 r1 r2 r3 group_l group_r ahead behind verb
    verb_far form gain reading mask ending degree distance""".split()
)
"""What is known of one place: three neighbours on either side, what closes the noun phrase ahead
and opens it behind, the nearest verb before, the word itself, and the last comparative before."""
REACH, SIGHT, MEMORY = 4, 7, 14
"""How many modifiers are passed on the way to a noun; words back to a verb, to a comparative."""

GROUPS = {
    "be": "am is are was were be been being",
    "det": """the a an this that these those my your his its our their her every each any some no
        another""",
    "prep": """of in on at by for with from to into upon under over between among through during
        about without within after before against as than towards toward near regarding concerning
        respecting touching including""",
    "modal": "will would shall should can could may might must cannot",
    "subject": "i he she it we they you who which",
    "object": "me him them us",
}
GROUP = {word: group for group, words in GROUPS.items() for word in words.split()}
COMPARATIVES = frozenset(
    """more less rather other sooner better worse otherwise else further later earlier fewer
    elsewhere""".split()
)
DEGREES = frozenset(("JJR", "RBR"))
VERBS_BY_NAME = frozenset(
    """has have had do does did done seem seems seemed become becomes became look looks looked felt
    feel feels made make makes making said says say let""".split()
)
"""Verbs among the function words, but for the forms of *be* and the modals."""
HAVING = frozenset(("has", "have", "had"))
MODIFIERS = frozenset("JJ RB VBN VBG JJR JJS RBR VBNL VBGL".split())
BEFORE_NOUNS = frozenset("JJ RB JJS JJR".split())
JOINS = frozenset(("and", "or", "but"))
PLAIN, PARAGRAPH = "", "¶"
NOTHING = ("",) * 5
CLOSING = frozenset((".", ";", PARAGRAPH))
"""Gaps that end a sentence or a clause; a place sees nothing beyond them."""
BARRIERS = CLOSING | frozenset('"(*#')
GAPS = (
    (re.compile(r"[.!?…]"), "."), (re.compile(r"[;:]"), ";"), (re.compile(r"\A,\Z"), ","),
    (re.compile(r"\A-\Z"), "-"), (re.compile(r"[“”\"‘’']"), '"'),
    (re.compile(r"[()\[\]]"), "("), (re.compile(r"\d"), "#"),
)  # fmt: skip


@cache
def number(name: str) -> int:
    """Return the number of *name*, below 65,536, the same at all times."""
    return crc32(name.encode()) & 0xFFFF


class Surroundings:
    """One text, as the kinds of its words and the marks between them."""

    def __init__(self, words: Words, lexicon: Lexicon) -> None:
        """Look at *words* with *lexicon*, as far as they are asked about."""
        self.lexicon = lexicon
        self._words = words
        self._strings, self._forms, self._size = words.forms.strings, words.forms.codes, len(words)
        edge = chr(min(len(words.gaps.strings), MOST))
        self._gaps = edge + words.pauses.codes[1:-1] + edge
        self._kinds = _Kinds(words.forms.strings, lexicon)
        self._marks = _Marks(words.gaps.strings, edge)
        self._around: tuple[int, list[int]] = -1, []
        """The word that was asked about last, and what stands around it."""

    def __len__(self) -> int:
        """Count the words."""
        return self._size

    def form(self, index: int) -> str:
        """Return word *index* in small letters with a straight apostrophe."""
        return plain(self._strings[ord(self._forms[index])])

    def coarse(self, index: int) -> str:
        """Return what word *index* is, coarsely."""
        return self._kinds[self._forms[index]][1]

    def mark(self, index: int) -> str:
        """Return what stands before word *index*."""
        return self._marks[self._gaps[index]]

    def beside(self, places: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Yield the numbers of the coarse kinds on either side of each of *places*, with marks."""
        forms, gaps, kinds, marks = self._forms, self._gaps, self._kinds, self._marks
        for index in places:
            mark, following = marks[gaps[index]], marks[gaps[index + 1]]
            left, right = kinds[forms[index - 1]], kinds[forms[index + 1]]
            yield (
                number("^" if mark in CLOSING else mark + left[1]) if mark else left[3][1],
                number("$" if following in CLOSING else following + right[1])
                if following
                else right[3][1],
            )

    def before(self, index: int) -> str:
        """Return the group of the word right before word *index*; none if a mark stands between."""
        return "" if self.mark(index) else _group_of(self.coarse(index - 1))

    def compares(self, index: int) -> bool:
        """Say whether a comparative stands before word *index* in the sentence."""
        return bool(self._comparative(index)[0])

    def attributive(self, index: int) -> bool:
        """Say whether a modifier and a noun follow word *index*, and no verb stands before it.

        After *be* and *have* too, where the modifier is none that belongs to these: in *it is mere
        furious talk* and *he had large painted eyes* either word may be right.
        """
        before, after = self.coarse(index - 1), self.coarse(index + 1)
        if before in VERBS_BY_NAME - HAVING or _group_of(before) in {"modal", "subject"}:
            return False
        if _group_of(before) == "be" and after != "JJ":
            return False
        return self._ahead(index) in {"1NN", "1NNS", "1NAME", "2NN", "2NNS"}

    def at(self, index: int, own: Sequence[str] = NOTHING, *, compared: bool = False) -> list[int]:
        """Return the numbers of ``SLOTS`` for word *index*; *own* is what is known of the word."""
        if index != self._around[0]:
            self._around = index, self._names(index)
        degree = self._comparative(index) if compared else ("", "")
        return [*self._around[1], *map(number, own), *map(number, degree)]

    def _names(self, index: int) -> list[int]:
        """Return the numbers of the slots that tell what is around word *index*."""
        fine_l1, l1, fine_l2, l2, _, l3 = self._beyond(index, -1, "^")
        fine_r1, r1, fine_r2, r2, _, r3 = self._beyond(index, 1, "$")
        before, after = self.mark(index), self.mark(index + 1)
        group_l = "^" + before if before else self._kinds[self._forms[index - 1]][5]
        group_r = "$" + after if after else self._kinds[self._forms[index + 1]][5]
        verb, distance = self._verb(index)
        return [
            fine_l1, fine_l2, fine_r1, fine_r2, l1, l2, l3, r1, r2, r3, number(group_l),
            number(group_r), number(self._ahead(index)), number(self._behind(index)), number(verb),
            number(verb + (" True" if distance == 1 else " False")),
        ]  # fmt: skip

    def _beyond(self, index: int, step: int, edge: str) -> list[int]:
        """Return the numbers of three words on one side, finely, coarsely, with marks before."""
        forms, gaps, kinds, marks = self._forms, self._gaps, self._kinds, self._marks
        found: list[int] = []
        for other in range(index + step, index + 4 * step, step):
            mark = marks[gaps[other + 1 if step < 0 else other]]
            if mark in CLOSING:
                last = number(edge)
                return [*found, number(edge + mark), *[last] * 5][:6]
            fine, coarse, _, numbers, *_ = kinds[forms[other]]
            found += (number(mark + fine), number(mark + coarse)) if mark else numbers
        return found

    def _ahead(self, index: int) -> str:
        """Return what ends the modifiers after word *index*, and how many they are."""
        forms, gaps, kinds, marks = self._forms, self._gaps, self._kinds, self._marks
        passed, other, mark = 0, index + 1, marks[gaps[index + 1]]
        while passed < REACH and mark not in BARRIERS:
            _, kind, _, _, _, group = kinds[forms[other]]
            if kind in MODIFIERS:
                passed += 1
            elif kind not in JOINS or not passed:
                comma = "," if mark == "," and not passed else ""
                return f"{passed}{comma}{group}"
            other += 1
            mark = marks[gaps[other]]
        return f"{passed}${mark if mark in BARRIERS else ''}"

    def _behind(self, index: int) -> str:
        """Return what begins the modifiers before word *index*, and how many they are."""
        forms, gaps, kinds, marks = self._forms, self._gaps, self._kinds, self._marks
        for passed in range(REACH):
            mark = marks[gaps[index - passed]]
            if mark in CLOSING:
                return f"{passed}^"
            kind = kinds[forms[index - passed - 1]][1]
            if kind not in BEFORE_NOUNS and (kind not in JOINS or passed or mark == ","):
                return f"{passed}{',' if mark == ',' else ''}{_group_of(kind)}"
        return f"{REACH}^"

    def _verb(self, index: int) -> tuple[str, int]:
        """Return the nearest verb before word *index* in the clause, and how far back it is."""
        forms, gaps, kinds, marks = self._forms, self._gaps, self._kinds, self._marks
        for back in range(1, min(SIGHT, index) + 1):
            verb = kinds[forms[index - back]][4]
            if verb:
                return verb, back
            if marks[gaps[index - back]] in CLOSING:
                break
        return "", 0

    def _comparative(self, index: int) -> tuple[str, str]:
        """Return the last comparative before word *index* in the sentence, and how far it is."""
        forms, gaps, kinds, marks = self._forms, self._gaps, self._kinds, self._marks
        for back in range(1, min(MEMORY, index) + 1):
            if marks[gaps[index - back + 1]] in CLOSING:
                break
            degree = kinds[forms[index - back]][2]
            if degree:
                return degree, str(min(back, 7))
        return "", ""


Kind = tuple[str, str, str, tuple[int, int], str, str]
"""What a form is, finely and coarsely; what it compares; the numbers of the first two; the group
if it is a verb; the group."""


class _Kinds(dict[str, Kind]):
    """What each form is; found out when first asked for.

    A form is given by its character in the row of words.
    """

    def __init__(self, forms: Sequence[str], lexicon: Lexicon) -> None:
        self._forms = forms
        self._lexicon = lexicon

    def __missing__(self, code: str) -> Kind:
        form = self._forms[ord(code)]
        small = plain(form)
        made = self[code] = _kind(*kind(form, self._lexicon), small * (small in COMPARATIVES))
        return made


@cache
def _kind(fine: str, coarse: str, comparative: str) -> Kind:
    degree, group = comparative or "-er" * (coarse in DEGREES), _group_of(coarse)
    verb = group if _is_verb(coarse) else ""
    return fine, coarse, degree, (number(fine), number(coarse)), verb, group


class _Marks(dict[str, str]):
    """The sign for each gap, by its character in the row of gaps."""

    def __init__(self, gaps: Sequence[str], edge: str) -> None:
        self._gaps = gaps
        self[edge] = PARAGRAPH

    def __missing__(self, code: str) -> str:
        return self.setdefault(code, _mark(self._gaps[ord(code)]))


@cache
def _is_verb(kind: str) -> bool:
    known = kind in VERBS_BY_NAME or _group_of(kind) in {"be", "modal"}
    return known or kind.startswith("VB")


@cache
def _group_of(kind: str) -> str:
    return GROUP.get(kind, kind)


def _mark(gap: str) -> str:
    """Return the one sign for *gap*; white space alone is none, unless it divides paragraphs."""
    if gap == " ":
        return PLAIN
    if gap.count("\n") > 1 and re.search(r"\n[ \t\r]*\n", gap):
        return PARAGRAPH
    bare = gap.strip()
    return next((sign for shape, sign in GAPS if shape.search(bare)), "*" if bare else PLAIN)
