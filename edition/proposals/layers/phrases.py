"""Own local grammar: phrases that English does not allow, found by what their words can be."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from edition.grammar.model import Certainty
from edition.proposals import speech
from edition.proposals.cells import Cells, literals
from edition.proposals.context import Context
from edition.proposals.lexicon import Lexicon
from edition.proposals.model import Proposal, Rule
from edition.proposals.speech import Feature

Fix = Callable[[str, Lexicon], str | None]
"""Makes the right form of the wrong one, in small letters, or None when there is none."""


def swap(pairs: str) -> Fix:
    """Return a fix that exchanges words: ``this>these that>those``."""
    table = dict(pair.split(">") for pair in pairs.split())
    return lambda form, _: table.get(form, "").replace("_", " ") or None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A rule, the patterns it looks for (see ``cells``), and how it mends the word in brackets.

    The rule does not apply when one of ``before`` is among the ``window`` words before the
    match in the same sentence (or, if ``compared``, a comparative), or one of ``after`` is the
    word after it.
    """

    rule: Rule
    patterns: tuple[str, ...]
    fix: Fix
    before: frozenset[str] = frozenset()
    window: int = 1
    compared: bool = False
    after: frozenset[str] = frozenset()


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FINITE = "is|are|was|were|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did"
DETERMINERS = "the|a|an|his|her|its|their|our|my|your|this|these|those|every|any|some|no"
PREPOSITIONS = "of|in|on|at|by|for|with|from|to|into|upon|under|over|between|among|through|during"
DEGREES = (
    "extreme|exceeding|remarkable|complete|entire|perfect|absolute|particular|utter|total|exact|equal"
    "|comparative|sufficient|tolerable|wonderful|terrible|dreadful|infinite|extraordinary|unusual"
    "|partial|peculiar|thorough|intense|excessive"
)
"""Adjectives that, before another after “is”, must be adverbs."""
AUXILIARIES = _words(
    """do does did will would shall should can could may might must let make makes made making see
    saw seen seeing hear heard have had has watch help helped helps cannot can't won't don't didn't
    doesn't wouldn't couldn't shouldn't not never nor to suffer bade bid bidding feel felt dare need
    needs lest if though although unless until till ere except before whether
    that suppose provided so as than whoever whatever whatsoever whosoever wherever however rather
    better best god heaven dost didst wilt canst shalt wouldst mayst let's lets"""
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
        ),
    ),
    (
        f"[this] <modifier>? <plural&!verb> {FINITE}|{PREPOSITIONS}|and|which|who|that",
        "[this] <modifier>? <plural&!verb> $",
        "[this|that] same <modifier>? <plural>",
        f"{PREPOSITIONS} [this] <modifier>? <plural&!third> !is|are|was|were",
        f"{PREPOSITIONS} [this] <modifier>? <plural&!third> $",
        f"{PREPOSITIONS} [that] <modifier>? <plural&!verb> $",
        f"[this] <plural> {FINITE}|who",
        "[this] <modifier&!noun> <plural&!third>",
        f"<past>|<third> [this] <plural&!third> {PREPOSITIONS}|and",
        "<verb&!noun&!adjective> [this] <plural> $",
    ),
    swap("this>these that>those"),
)
THIS_DOCUMENTS = Phrase(
    Rule(
        "P119",
        "plural-after-this",
        "“this” before a plural, in a sentence about one thing",
        Certainty.MEDIUM,
        fires=(
            ("This documents, like the others, remained without answer.",
             "This document, like the others, remained without answer."),
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
            "These people are here; these stone walls stand, and those present know.",
            "Those above were lost. These being gone, those who remained wept.",
            "These two houses and those twelve month bills.",
        ),
    ),
    (
        f"[these|those] <modifier>? <singular> {FINITE}|{PREPOSITIONS}|and|which|who|that",
        "[these|those] <modifier>? <singular> $",
        f"[these|those] <modifier>? <singular> is|was|has|of",
        f"{PREPOSITIONS} [these|those] <singular> {FINITE}|{PREPOSITIONS}|and",
        f"{PREPOSITIONS} [these|those] <singular> $",
    ),
    swap("these>this those>that"),
    before=_words("of"),
)
THAN = Phrase(
    Rule(
        "P121",
        "that-after-comparative",
        "“that” after a comparative, where “than” must stand",
        Certainty.HIGH,
        fires=(
            ("The whole is greater that the part.", "The whole is greater than the part."),
            ("It is a far more correct interpretation that that of the others.",
             "It is a far more correct interpretation than that of the others."),
            ("He had more money that his brother.", "He had more money than his brother."),
            ("It was better that ever.", "It was better than ever."),
        ),
        silent=(
            "It is better that he goes. The better that he was rich.",
            "It is more likely that the king fled, and the more so that he was poor.",
            "A larger house that stood there, and no better man that I know of.",
            "He knew better that day.",
        ),
    ),
    (
        "<comparative>|less|more [that] that|those",
        "<comparative>|less|more <adjective>? <noun> [that] that|those|ever",
        f"<comparative&!adverb> [that] {DETERMINERS}|<name>|me|him|them|us",
        "more|less <adjective&!noun> [that] the|a|an|his|her|their|our|my|its|me|him|them|us",
        "more|less|fewer <noun> [that] the|a|an|his|her|their|our|my|me|him|them|us <noun> $",
        "rather|sooner|otherwise|else [that] <verb&!noun>|<ing>",
        "other [that] the|a|an|to|his|their|in|those|this",
        "<comparative&only> [that] !<function>",
    ),
    swap("that>than"),
    before=_words("it so is't seems seemed became appear appears were"),
    window=3,
    after=_words("is was are were has had have should would"),
)
THAN_EVER = Phrase(
    THAN.rule,
    ("<comparative>|less|more [that] ever|usual|before|any|anything|most|either",),
    swap("that>than"),
    after=_words("is was are were has had have should would"),
)
THAT = Phrase(
    Rule(
        "P122",
        "than-without-comparative",
        "“than” where nothing is compared, and “that” must stand",
        Certainty.HIGH,
        fires=(
            ("He said than the king was dead.", "He said that the king was dead."),
            ("The house than he built stood long.", "The house that he built stood long."),
        ),
        silent=(
            "He was older than I, and no other than the king.",
            "Rather than go, he stayed; than whom none was better.",
            "He had no sooner come than he left; hardly had he gone than it fell.",
        ),
    ),
    ("<verb>|<noun>|so|it|such|fact|all [than] !whom|which|ever|usual",),
    swap("than>that"),
    before=_words(
        """more less other rather else otherwise sooner elsewhere different differently hardly
        scarcely scarce fewer further farther better worse better’ prefer preferred preferable
        superior inferior barely double twice others another same lesser former latter nothing
        no any till before as dearer earlier later longer much little"""
    ),
    window=60,
    compared=True,
)
HE_GO = Phrase(
    Rule(
        "P123",
        "base-after-he",
        "a verb without its ending after “he”, “she”, “it” or “this”",
        Certainty.MEDIUM,
        fires=(
            ("Once they are abolished, this mean that all is well.",
             "Once they are abolished, this means that all is well."),
            ("He go to the river every day.", "He goes to the river every day."),
            ("When the sun sets, it seem to burn.", "When the sun sets, it seems to burn."),
            ("She live in the old house.", "She lives in the old house."),
            ("He have no money.", "He has no money."),
        ),
        silent=(
            "Did he go? Let it be. Should it seem so, let him come.",
            "If he go there, lest he fall, I shall see it burn.",
            "They made it seem easy. He put it down; he cut and read.",
            "This mean man left. Help it live.",
            "God save him, and may she live long.",
        ),
    ),
    (
        f"^ he|she [<base>|have|are|do] {DETERMINERS}|{PREPOSITIONS}|that|it|him|them|us|me|not|as|no|only",
        f"^ it [<base>|have|are|do] {DETERMINERS}|{PREPOSITIONS}|that|him|them|us|me|not|as|no|only",
        f"^ he|she|it [<base>|have|are] <adverb>|<adjective>|<participle>",
        "^ he|she|it [<base>|have|are] $",
        f"and|but|because|when|where|which|while|what|, he|she [<base&!noun>|have|are] {DETERMINERS}|{PREPOSITIONS}|that|it|him|them|us|me|not|as|no",
        f", he|she|it [<base>|have|are] {DETERMINERS}|to|that|in|not|as|no",
        f"because|when|where|while|and|but|which it [<base&!noun>|have|are] {DETERMINERS}|to|that|not|as|no",
        "this|that [<base>] that",
        "^ this [<base>] the|a|an|to|us|his|in",
        ", this [<base>] the|a|an|to|us",
        f"^ <name>? every|everyone|everybody|nobody|someone|anyone [<base&!noun>|have|are] {DETERMINERS}|to|that|not",
    ),
    speech.third_person,
    before=AUXILIARIES,
    window=4,
)
THEY_GOES = Phrase(
    Rule(
        "P124",
        "ending-after-they",
        "a verb with the ending of the third person after “they”, “we” or “you”",
        Certainty.MEDIUM,
        fires=(
            ("They goes to the river every day.", "They go to the river every day."),
            ("We has no money.", "We have no money."),
            ("They was not there.", "They were not there."),
        ),
        silent=("What they say goes. He tells us we Romans know it.",
                "The man they call king knows it. Between you and me stands nothing."),
    ),
    (
        "^ they|we [<third>|has|is|was|does] !<noun>|<name>",
        f"and|but|because|when|where|while|if|that|as|, they|we [<third>|has|is|was|does] {DETERMINERS}|{PREPOSITIONS}|not|that|as|no|it|him|them|<adverb>|<ing>|<participle>",
        "^ these|those|both [has|is|was|does] not|a|the|in|no|to",
    ),
    speech.base,
)
MEN_IS = Phrase(
    Rule(
        "P125",
        "singular-verb-after-plural",
        "a verb in the singular after a plural",
        Certainty.MEDIUM,
        fires=(("The books is old.", "The books are old."),
               ("These men was never seen again.", "These men were never seen again.")),
        silent=("The number of the books is small.", "One of the men is here.",
                "To read the books is easy."),
    ),
    (
        "^ the|these|those|all|many|some|our|their|his|my|few|several|most <modifier>? <plural&!third> [is|was|has|does] !$",
        "^ these|those <modifier>? <plural> [is|was|has|does]",
    ),
    speech.base,
)
MAN_ARE = Phrase(
    Rule(
        "P126",
        "plural-verb-after-singular",
        "a verb in the plural after a singular",
        Certainty.MEDIUM,
        fires=(("This man are my brother.", "This man is my brother."),
               ("Every house have a door.", "Every house has a door.")),
        silent=("A number are lost; this and that are gone.", "If a man have faith, let him come."),
    ),
    ("^ this|every|each|another <modifier>? <singular> [are|have|do] !$",
     ", this|every|another <singular> [are|have] !$"),
    speech.third_person,
    before=AUXILIARIES,
    window=3,
)
ADVERB = Phrase(
    Rule(
        "P127",
        "adjective-for-adverb",
        "an adjective where an adverb must stand",
        Certainty.MEDIUM,
        fires=(
            ("They are active preparing the war.", "They are actively preparing the war."),
            ("It was complete destroyed by fire.", "It was completely destroyed by fire."),
            ("He had recent returned from Rome.", "He had recently returned from Rome."),
            ("He sudden stopped and looked back.", "He suddenly stopped and looked back."),
            ("She was extreme beautiful.", "She was extremely beautiful."),
            ("Final, he came.", "Finally, he came."),
            ("It advances more true and genuine will our work advance.",
             "It advances more true and genuine will our work advance."),
        ),
        silent=(
            "The house was old fashioned and quick moving.",
            "He had large painted eyes and recent published works.",
            "They lay dead, stood firm, and came back unharmed.",
            "She was beautiful and proud, extreme right and wise.",
            "Are active people preparing? He made complete copies.",
        ),
    ),
    (
        "am|is|are|was|were|be|been|being|not [<flat>] <ing>|<participle> !<noun>|<name>",
        "am|is|are|was|were|be|been|being|not [<flat>] <ing>|<participle> $",
        "has|have|had|having [<flat>] <participle&!noun&!adjective> !<noun>|<adjective>|<name>",
        "has|have|had|having [<flat>] <participle&!noun&!adjective> $",
        "will|would|shall|should|can|could|may|might|must|cannot|did|does|do|to|not [<flat>] <base&!noun&!adjective>",
        "he|she|it|they|we|i|who|which [<flat>] <past&!adjective>|<third&!noun>",
        "<flat&!sudden> [<sudden&!name>] <past&only>",
        "^ [<sudden>] , he|she|it|they|we|i|the|this|there|a|in|when|as|if",
        f"is|are|was|were|be|been|being|not [{DEGREES}] <adjective&only>|<flat> !<noun>|<name>|of",
        f"is|are|was|were|be|been|being|not [{DEGREES}] <adjective&only>|<flat> $",
        "<past&!adjective&!noun&!linking>|<third&!noun&!linking> [<sudden&!name>] .",
        f"<past&!adjective&!noun&!linking>|<third&!noun&!linking> [<sudden&!name>] {PREPOSITIONS}",
        "[<sudden&!name>] <past&only> by|in|from|with|upon|to",
    ),
    speech.adverb,
    before=_words("so as how too"),
)
GENUINE = Phrase(
    Rule(
        "P128",
        "adjective-beside-adverb",
        "an adjective joined to an adverb by “and”",
        Certainty.MEDIUM,
        fires=(("The more truly and genuine will our work advance.",
                "The more truly and genuinely will our work advance."),),
        silent=("It was truly and deeply felt.", "An early and happy end."),
    ),
    ("more|most|so|very|as|how <adverb&!adjective&!function> and [<flat>] will|shall|did|do|does|has|have|$",),
    speech.adverb,
)
SCANNED = Phrase(
    Rule(
        "P130",
        "he-for-be",
        "“he” and “be” taken for each other",
        Certainty.HIGH,
        fires=(("It ought to he done.", "It ought to be done."),
               ("Then be was gone.", "Then he was gone.")),
        silent=("He could be had. It may be said. To him he said.", "Would he come?"),
    ),
    (
        "to [he] <adjective>|<participle>|<adverb>|the|a|an|in|of|no|so|more|seen|done|made",
        "will|would|shall|should|can|could|may|might|must|cannot|not [he] the|a|an|in|no|so|more|<participle&only>",
        "[be] was|could|would|should|did|has|went|came|knew|must",
    ),
    swap("he>be be>he"),
    after=_words("and"),
)
THERE_IT = Phrase(
    Rule(
        "P131",
        "it-for-is",
        "“it” where “is” must stand, or “there” where “their” must",
        Certainty.MEDIUM,
        fires=(("On this point there it no evidence.", "On this point there is no evidence."),),
        silent=("There it lay. He saw it there; it was there it began.",),
    ),
    ("there [it] no|a|an|little|nothing|something|much",),
    swap("it>is"),
)
THEIR = Phrase(
    Rule(
        "P132",
        "there-for-their",
        "“there” and “their” taken for each other",
        Certainty.MEDIUM,
        fires=(("They lost there own money.", "They lost their own money."),
               ("Their is no doubt of it.", "There is no doubt of it.")),
        silent=("He was there himself. Their house is there.",),
    ),
    ("[there] own", "[their] is|are|was|were|has|had <function>|<adverb>|<participle>"),
    swap("there>their their>there"),
)
ITS = Phrase(
    Rule(
        "P133",
        "its-for-its",
        "“it’s” where “its” must stand",
        Certainty.HIGH,
        fires=(("The dog lost it's own tail.", "The dog lost its own tail."),),
        silent=("It's over. He says it's his own.",),
    ),
    ("[it's] own",),
    swap("it's>its"),
)
THEN = Phrase(
    Rule(
        "P134",
        "then-for-than",
        "“then” after a comparative, where “than” must stand",
        Certainty.HIGH,
        fires=(("He had rather then go stayed.", "He had rather than go stayed."),
               ("It was larger then the other.", "It was larger than the other.")),
        silent=("It was better then, and more then once.", "He was older then."),
    ),
    ("rather [then] <ing>|<verb>|to|a|the", "<comparative&!adverb> [then] the|a|an|his|that|those|any|ever"),
    swap("then>than"),
)
ONE_OF = Phrase(
    Rule(
        "P135",
        "singular-after-one-of",
        "a singular after “one of the” or “both”",
        Certainty.MEDIUM,
        fires=(("It was one of the book of the king.", "It was one of the books of the king."),
               ("In both case, the woman is free.", "In both cases, the woman is free.")),
        silent=("One of the family is here.", "In both time and place.", "One of the house servants."),
    ),
    (
        f"one of the|these|those|my|his|her|our|their <modifier>? [<singular>] {FINITE}|{PREPOSITIONS}|who|which|that",
        "one of the|these|those|my|his|her|our|their <modifier>? [<singular>] $",
        "in|on|of|for|from both [<singular>] $",
        f"many|several|various <modifier>? [<singular>] {FINITE}|of",
    ),
    speech.plural,
    after=_words("and"),
)
PHRASES = (
    THIS_DOCUMENTS, THIS_MANY, THESE_ONE, THAN, THAN_EVER, THAT, HE_GO, THEY_GOES, MEN_IS, MAN_ARE, ADVERB,
    GENUINE, SCANNED, THERE_IT, THEIR, ITS, THEN, ONE_OF,
)  # fmt: skip
RULES = tuple(dict.fromkeys(phrase.rule for phrase in PHRASES))
LITERALS = literals(pattern for phrase in PHRASES for pattern in phrase.patterns)


def find(context: Context) -> Iterator[Proposal]:
    """Yield the phrases that cannot be right; of several in one place, the first."""
    lexicon = context.vocabulary.lexicon
    if lexicon is None or context.pack.language != "en":
        return
    cells = Cells(context.words, lexicon, LITERALS)
    taken: set[int] = set()
    for phrase in PHRASES:
        for pattern in phrase.patterns:
            for found in cells.search(pattern):
                span = range(found.start, found.end)
                if taken.isdisjoint(span) and _applies(context, phrase, span, found.target):
                    proposal = _propose(context, phrase, span, found.target, lexicon)
                    if proposal is not None:
                        taken.update(span)
                        yield proposal


def _applies(context: Context, phrase: Phrase, span: range, target: int) -> bool:
    """Say whether nothing around the words of *span* excuses them."""
    words = context.words
    if target in context.foreign:
        return False
    if phrase.after.intersection(words.folded[span.stop : span.stop + 1]):
        return False
    before = list(_before(context, span.start, phrase.window))
    if phrase.before.intersection(before):
        return False
    before += words.folded[span.start : target]
    return not (phrase.compared and any(_comparative(context, form) for form in before))


def _comparative(context: Context, form: str) -> bool:
    lexicon = context.vocabulary.lexicon
    return lexicon is not None and bool(speech.features(form, lexicon) & Feature.COMPARATIVE)


def _propose(
    context: Context, phrase: Phrase, span: range, target: int, lexicon: Lexicon
) -> Proposal | None:
    words = context.words
    form = words.forms[target]
    correction = phrase.fix(form.lower().replace("’", "'"), lexicon)
    if correction is None:
        return None
    if form[0].isupper():
        correction = correction[0].upper() + correction[1:]
    found = " ".join(context.text[words.starts[span.start] : words.end(span.stop - 1)].split())
    place = (words.starts[target], words.end(target))
    return context.propose(phrase.rule, place, correction, f"“{found}”: {phrase.rule.title}")


def _before(context: Context, index: int, window: int) -> Iterator[str]:
    """Yield the words before word *index* in its sentence, at most *window*, the nearest first."""
    words = context.words
    for i in range(index - 1, max(-1, index - 1 - window), -1):
        gap = words.gaps[i + 1]
        if "\n\n" in gap or set(gap) & set(".!?;:"):
            return
        yield words.folded[i]
