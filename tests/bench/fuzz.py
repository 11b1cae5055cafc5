"""Encode random texts until the time is over: nothing may crash, nothing may be lost.

Run it with ``python -m tests.bench.fuzz SECONDS [SEED]``; it prints how many it tried.
"""

import random
import sys
import time

from lxml import etree

from edition import grammar, tei
from edition.tei import source_text
from tests.grammar.texts import PIECES

LONGEST = 30


def main() -> int:
    """Encode until the time is over; stop at the first text that is lost."""
    until = time.monotonic() + float(sys.argv[1])
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    tried = 0
    while time.monotonic() < until:
        text = "".join(chance.choices(PIECES, k=chance.randrange(1, LONGEST)))
        encoding = tei.encode(grammar.analyse(text, "en"), (), (), lambda _: "<teiHeader/>")
        tried += 1
        if source_text(etree.fromstring(encoding.tei)) != text:
            sys.stdout.write(f"lost after {tried}: {text!r}\n")
            return 1
    sys.stdout.write(f"{tried} texts, none lost\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
