"""Make TEI books of any length, with entries in three layers whose lemmata tell themselves apart.

The n-th lemma is the word ``xN`` (or two words, ``xN yN``): a reader of the PDF finds it in the
text and at the foot without any help from the program under test.
"""

from random import Random

WORDS = (
    "the of and to a in that it was he for his with as on had at by be not her which is from but"
    " they this were all one their so said been have she an there would when no who more out up"
    " into them some could him very then about little upon only other time made after man should"
    " now people such before great must house country through without government against nothing"
    " question workers history development bureaucracy international revolutionary contradiction"
).split()
HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>A Generated Book</title><author>N. Obody</author>"
    '</titleStmt><publicationStmt><publisher>Nowhere</publisher><date when="2020-01-01"/>'
    "</publicationStmt><sourceDesc><p>None.</p></sourceDesc></fileDesc></teiHeader>"
)
A, B, C = 60, 300, 400
"""One word in so many is a lemma: of a correction, of an omission, of a doubt."""


def book(
    words: int, *, chapter: int = 4000, dense: float = 1.0, seed: int = 7, notes: bool = True
) -> str:
    """Return the TEI of a book of about *words* words; *dense* multiplies the entries."""
    random = Random(seed)
    doubts: list[str] = []
    chapters = []
    count = [0]
    for number in range(max(1, round(words / chapter))):
        paragraphs = []
        length = 0
        while length < min(chapter, words):
            size = random.randint(60, 160)
            paragraphs.append(_paragraph(random, size, dense if notes else 0, count, doubts))
            length += size
        head = f"<head>Chapter {number + 1}</head>"
        chapters.append(f'<div xml:id="c{number + 1}">{head}{"".join(paragraphs)}</div>')
    spans = "".join(doubts)
    off = f'<standOff><spanGrp type="anomaly">{spans}</spanGrp></standOff>' if spans else ""
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER}{off}'
        f'<text xml:lang="en"><body>{"".join(chapters)}</body></text></TEI>'
    )


def _paragraph(random: Random, size: int, dense: float, count: list[int], doubts: list[str]) -> str:
    words = []
    for position in range(size):
        word = random.choice(WORDS)
        if position % 13 == 0:
            word = word.capitalize()
        chance = random.random()
        if dense and chance < dense * (1 / A + 1 / B + 1 / C):
            word = _lemma(random, chance / dense, count, doubts)
        words.append(word + ("." if position % 13 == 12 else ""))
    return f"<p>{' '.join(words)}.</p>"


def _lemma(random: Random, chance: float, count: list[int], doubts: list[str]) -> str:
    count[0] += 1
    name = count[0]
    lemma = f"x{name}" if random.random() < 0.8 else f"x{name} y{name}"
    other = " ".join(random.choices(WORDS, k=random.randint(1, 3)))
    if chance < 1 / A:
        return (
            f'<choice xml:id="e{name}"><sic>{lemma}</sic><corr cert="high">{other}</corr></choice>'
        )
    if chance < 1 / A + 1 / B:
        mark = f'<metamark function="omission">{lemma}</metamark>'
        return f'<ellipsis xml:id="e{name}">{mark}</ellipsis>'
    reason = " ".join(random.choices(WORDS, k=random.randint(8, 30)))
    doubts.append(f'<span target="#e{name}" ana="#G1">{reason}</span>')
    return f'<seg xml:id="e{name}">{lemma}</seg>'
