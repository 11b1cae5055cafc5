"""Own the scanner: one regular expression, made from the grammar's terminals, cuts the text.

``re.split`` with one group gives text, mark, text, mark …; what stands between the printed
terminals is TEXT. A regular expression that begins with one class of characters is searched
at the speed of memory, so the pattern is turned inside out: first any character that a
terminal can begin with, then, looking back at it, the rest of each terminal in turn.
"""

import re
from functools import lru_cache
from itertools import accumulate, compress
from typing import NamedTuple

from edition.grammar.parse import Terminal

TEXT = "TEXT"
FIRST = re.compile(r"(\[\^?\]?(?:\\.|[^\]\\])*\]|\\.|[^.^$*+?{}\\\[\]|()])(?![*+?{])", re.DOTALL)
"""The first character, or class of characters, of a terminal's regular expression."""
ASSERTION = re.compile(r"\(\?<?[=!]|\\[bBAZ]|[$^]")
OWN_FIRST = re.compile(r"(?:^|(?<=\(\?:)|(?<=\|))\(\?<=(?:\\.|[^\\])\)")
"""An assertion that looks back at the first character of the terminal itself."""
LOOSENED = re.compile(
    r"(?P<kept>\\[^bBAZ]|\[\^?\]?(?:\\.|[^\]\\])*\])|\\[bBAZ]|[$^]"
    r"|\(\?<?[=!](?:\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[^()\\\[])*\)",
    re.DOTALL,
)
"""An assertion, or what must not be taken for one; an assertion that holds groups is neither."""
CACHED_TEXTS = 4096


class Scanner:
    """Cuts a text into tokens as the grammar's printed terminals say.

    Where two terminals match, the one of higher priority wins, then the one that can match
    more, as in lark's own lexer. ``pattern`` matches every token but TEXT.
    """

    def __init__(self, terminals: tuple[Terminal, ...]) -> None:
        """Make the scanner from the printed *terminals* of a grammar."""
        printed = sorted(
            (terminal for terminal in terminals if terminal.name != TEXT),
            key=lambda one: (-one.priority, -one.width, -len(one.pattern), one.name),
        )
        self._in_turn = "|".join(f"(?P<{one.name}>{one.pattern})" for one in printed)
        self.pattern = re.compile(f"({_inside_out(printed)})")
        self._kinds = _Kinds(printed)

    def scan(self, text: str) -> tuple[list[str], list[str], list[int]]:
        """Return the kinds, the texts and the offsets of the tokens of *text*."""
        texts = self.pattern.split(text)
        starts = list(accumulate(map(len, texts), initial=0))
        kinds: list[str] = [TEXT] * len(texts)
        kinds[1::2] = map(self._kinds.__getitem__, texts[1::2])
        if not all(texts):
            kinds = list(compress(kinds, texts))
            starts = list(compress(starts, texts))
            texts = list(filter(None, texts))
        else:
            starts.pop()
        if not all(kinds):
            self._look_again(text, kinds, starts)
        return kinds, texts, starts

    def _look_again(self, text: str, kinds: list[str], starts: list[int]) -> None:
        """Name the tokens whose terminal their surroundings decide."""
        in_turn = re.compile(self._in_turn)
        for index, kind in enumerate(kinds):
            if not kind:
                found = in_turn.match(text, starts[index])
                kinds[index] = (found and found.lastgroup) or TEXT


class _Printed(NamedTuple):
    """A printed terminal, as ``_Kinds`` looks at it.

    ``loosened`` matches whatever the terminal can match in any surroundings, if not more;
    ``depends`` tells whether these decide.
    """

    name: str
    loosened: re.Pattern[str]
    depends: bool


class _Kinds(dict[str, str]):
    """The terminal of each text that a printed terminal matches, "" if that depends."""

    def __init__(self, printed: list[Terminal]) -> None:
        super().__init__()
        self._printed = [_printed(terminal) for terminal in printed]

    def __missing__(self, text: str) -> str:
        candidates = [one for one in self._printed if one.loosened.fullmatch(text)]
        surrounded = len(candidates) > 1 and any(one.depends for one in candidates)
        kind = "" if surrounded else candidates[0].name
        if len(self) < CACHED_TEXTS:
            self[text] = kind
        return kind


def _printed(terminal: Terminal) -> _Printed:
    first = _first(terminal)
    rest = terminal.pattern[first.end() :] if first else terminal.pattern
    if not ASSERTION.search(OWN_FIRST.sub("", rest)):
        return _Printed(terminal.name, re.compile(terminal.pattern), depends=False)
    loosened = LOOSENED.sub(lambda found: found["kept"] or "(?:)", terminal.pattern)
    if ASSERTION.search(loosened):
        loosened = r"[\s\S]*"
    return _Printed(terminal.name, re.compile(loosened), depends=True)


def _first(terminal: Terminal) -> re.Match[str] | None:
    """Match the character, or class of characters, that every text of *terminal* begins with."""
    return None if "|" in _top_level(terminal.pattern) else FIRST.match(terminal.pattern)


def _inside_out(printed: list[Terminal]) -> str:
    """Write the terminals as one pattern that begins with a class of characters, if they let."""
    firsts = [_first(terminal) for terminal in printed]
    if not all(firsts) or not printed:
        return "|".join(f"(?:{terminal.pattern})" for terminal in printed) or r"(?!)"
    begins = "".join(dict.fromkeys(_members(first.group()) for first in firsts if first))
    rests = [
        f"(?<={first.group()}){terminal.pattern[first.end() :]}"
        for first, terminal in zip(firsts, printed, strict=True)
        if first
    ]
    return f"[{begins}](?:{'|'.join(rests)})"


def _members(first: str) -> str:
    """Return what stands inside the brackets of a class, or the one character, escaped."""
    if first.startswith("[") and len(first) > 1:
        return first[1:-1]
    return first if first.startswith("\\") else re.escape(first)


def _top_level(pattern: str) -> str:
    """Return *pattern* without what stands in classes and groups."""
    flat = re.sub(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", "", pattern, flags=re.DOTALL)
    while "(" in flat and flat != (shorter := re.sub(r"\([^()]*\)", "", flat)):
        flat = shorter
    return flat


@lru_cache(maxsize=8)
def scanner(terminals: tuple[Terminal, ...]) -> Scanner:
    """Return the scanner for *terminals*, made once."""
    return Scanner(terminals)
