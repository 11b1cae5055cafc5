"""Own “this”, “these” and “one of” before the wrong number."""

from edition.grammar.model import Certainty
from edition.proposals.model import Rule
from edition.proposals.phrase import FINITE, PREPOSITIONS, Phrase, swap, words
from edition.proposals.words import speech

AFTER_NOUNS = PREPOSITIONS.replace("|to|", "|")
"""What may follow a noun; *to* follows adjectives as well: *those subject to it*."""
THIS_DOCUMENTS = Phrase(
    Rule(
        "P119",
        "plural-after-this",
        "“this” before a plural, in a sentence about one thing",
        Certainty.MEDIUM,
        fires=(
            (
                "This documents, like the others, remained without answer.",
                "This document, like the others, remained without answer.",
            ),
            ("This books is old.", "This book is old."),
        ),
        silent=("This follows, as we saw, from the law.", "This works, and that is all."),
    ),
    (
        "^ this [<plural&noun>] , like|unlike|as|with|of|in|which|who|though|although",
        "^ this <modifier>? [<plural&noun>] is|was|has|does",
    ),
    speech.singular,
)
THIS_MANY = Phrase(
    Rule(
        "P118",
        "this-before-plural",
        "“this” or “that” before a plural",
        Certainty.HIGH,
        fires=(
            ("This books are old.", "These books are old."),
            ("He gave up that same views in April.", "He gave up those same views in April."),
            ("In this old houses nobody lives.", "In these old houses nobody lives."),
            ("He wrote this letters to her.", "He wrote these letters to her."),
        ),
        silent=(
            "This means that he works. This follows.",
            "I know that books are old, and that men die.",
            "He has been here this twenty years.",
            "All this lies before us, and this leaves nothing.",
            "This is the man that horses fear.",
            "Make use of this data, and of this medium.",
            "He ignored the harm that this causes.",
        ),
    ),
    (
        f"[this] <modifier>? <plural&!verb> {FINITE}|{PREPOSITIONS}|and|which|who|that",
        "[this] <modifier>? <plural&!third&!linking> $",
        "[this|that] same <modifier>? <plural>",
        f"{PREPOSITIONS} [this] <modifier> <plural&!third> !is|are|was|were",
        f"{PREPOSITIONS} [that] <modifier>? <plural&!verb> $",
        f"[this] <plural> {FINITE}|who",
        "[this] <modifier&!noun> <plural&!third> !<noun>",
        "[this] <modifier&!noun> <plural&!third> $",
        f"<past>|<third> [this] <plural&!third> {PREPOSITIONS}|and",
    ),
    swap("this>these that>those"),
    before=words("that which what whom"),
)
THESE_ONE = Phrase(
    Rule(
        "P120",
        "these-before-singular",
        "“these” or “those” before a singular",
        Certainty.HIGH,
        fires=(
            ("These book is old.", "This book is old."),
            ("He lived in those house for years.", "He lived in that house for years."),
            ("These old city was large.", "This old city was large."),
        ),
        silent=(
            "These latter are allowed to marry.",
            "These people are here; these stone walls stand, and those present know.",
            "Those above were lost. These being gone, those who remained wept.",
            "These two houses and those twelve month bills.",
            "It harms those subject to it, and those present at the time.",
            "These gin and beer drinkers, and those owing allegiance to him, had these conceits.",
            "This was the duty of these corps. With these energy and economic policies it grew.",
        ),
    ),
    (
        f"[these] <modifier>? <singular> {FINITE}|{PREPOSITIONS}|which|who|that",
        f"[those] <modifier>? <singular> {FINITE}|{AFTER_NOUNS}|which|who|that",
        "[those] <singular&!adjective&!verb> to",
        "[these|those] <modifier>? <singular> $",
        "[these|those] <modifier>? <singular> is|was|has|of",
        f"{PREPOSITIONS} [these] <singular> {FINITE}|{PREPOSITIONS}",
        f"{PREPOSITIONS} [those] <singular> {FINITE}|{AFTER_NOUNS}",
        f"{PREPOSITIONS} [these|those] <singular> $",
    ),
    swap("these>this those>that"),
    before=words("of"),
)
WHOSE = "the|these|those|my|his|her|our|their"
ONE_OF = Phrase(
    Rule(
        "P135",
        "singular-after-one-of",
        "a singular after “one of the” or “both”",
        Certainty.MEDIUM,
        fires=(
            ("It was one of the book of the king.", "It was one of the books of the king."),
            ("In both case, the woman is free.", "In both cases, the woman is free."),
        ),
        silent=(
            "One of the family is here.",
            "In both time and place.",
            "One of the house servants.",
            "She is the only one of her mother.",
            "It is one of the first importance, said the several corps of the army.",
        ),
    ),
    (
        f"one of {WHOSE} <modifier>? [<singular>] {FINITE}|{PREPOSITIONS}|who|which|that",
        f"one of {WHOSE} <modifier>? [<singular>] $",
        "in|on|of|for|from both [<singular>] $",
        f"many|several|various <modifier>? [<singular>] {FINITE}|of",
    ),
    speech.plural,
    before=words("only"),
    after=words("and"),
)
PHRASES = (THIS_DOCUMENTS, THIS_MANY, THESE_ONE, ONE_OF)
