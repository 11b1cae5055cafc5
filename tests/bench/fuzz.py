"""Encode random texts, many of them: nothing may crash, nothing may be lost.

    python -m tests.bench.fuzz TEXTS [SEED]

Half are made of what makes trouble in books, half of that and characters from all of Unicode; one
in sixteen passes the detector of apparent typos too. Prints each text that fails, shortened as
far as it still fails; every one of them belongs into the law test as an example.
"""

import random
import sys
import traceback
import xml.etree.ElementTree as ET
from collections.abc import Callable

from edition import grammar, proposals, tei
from tests.grammar.texts import PIECES
from tests.laws.oracle import header, source_of

LONGEST = 30
DETECTED = 16
REPORT_EVERY = 50_000
PROFILES = ("en", "en", "en", *grammar.profiles(), None)
SURROGATES = range(0xD800, 0xE000)


def fault(text: str, profile: str | None, *, detected: bool) -> str:
    """Return what is wrong with the encoding of *text*; nothing if it is right."""
    try:
        document = grammar.analyse(text, profile)
        language = document.profile.key
        found = proposals.detect(document, language) if detected else None
        placed = (found.proposals, found.foreign) if found else ((), ())
        encoding = tei.encode(document, *placed, header)
        return "" if source_of(encoding.tei) == text else "lost"
    except (Exception, ET.ParseError):  # noqa: BLE001 -- whatever it is, it is what we look for
        return traceback.format_exc(limit=-2)


def character(chance: random.Random) -> str:
    """Return any character; more often one of the first few planes of letters."""
    code = chance.randrange(chance.choice((0x80, 0x250, 0x2100, 0x10000, 0x110000)))
    return "\ufffd" if code in SURROGATES else chr(code)


def random_text(chance: random.Random) -> str:
    """Return a text of up to ``LONGEST`` pieces."""
    pieces = chance.choices(PIECES, k=chance.randrange(1, LONGEST))
    if chance.random() < 1 / 2:
        pieces = [character(chance) if chance.random() < 1 / 3 else one for one in pieces]
    return "".join(pieces)


def shortened(text: str, fails: Callable[[str], str]) -> str:
    """Return *text* without the characters that its fault does not need."""
    place = 0
    while place < len(text):
        shorter = text[:place] + text[place + 1 :]
        text, place = (shorter, place) if shorter and fails(shorter) else (text, place + 1)
    return text


def main() -> int:
    """Encode as many texts as asked for; return 1 if one failed."""
    wanted = int(sys.argv[1])
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    failed = 0
    for tried in range(1, wanted + 1):
        text, profile = random_text(chance), chance.choice(PROFILES)
        detected = not tried % DETECTED
        if wrong := fault(text, profile, detected=detected):
            failed += 1
            small = shortened(text, lambda one: fault(one, profile, detected=detected))  # noqa: B023 -- called at once
            print(f"text {tried}, profile {profile}: {small!r}\n{wrong}", flush=True)
        if not tried % REPORT_EVERY or tried == wanted:
            print(f"{tried} texts, {failed} failed", flush=True)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
