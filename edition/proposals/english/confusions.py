"""Own short words taken for each other: he and be, it and is, there and their."""

from edition.grammar.model import Certainty
from edition.proposals.model import Rule
from edition.proposals.phrase import MODALS, Phrase, swap, words

TURNING = "nor|neither|not|never|only|so|why|how|when|where|then|scarcely|is|are|was|were"
"""What stands before a verb that stands before its subject."""
SCANNED = Phrase(
    Rule(
        "P130",
        "he-for-be",
        "“he” and “be” taken for each other",
        Certainty.HIGH,
        fires=(
            ("It ought to he done.", "It ought to be done."),
            ("Then be was gone.", "Then he was gone."),
        ),
        silent=(
            "He could be had. It may be said. To him he said.",
            "Would he come? Must he in the meantime wait? Is not he a charming man?",
            "What he might be was not known, and where he was to be was settled.",
        ),
    ),
    (
        "to [he] <adjective>|<participle>|<adverb>|the|a|an|in|of|no|so|more|seen|done|made",
        f"!{TURNING} {MODALS}|not [he] the|a|an|in|no|so|more|<participle&only>",
    ),
    swap("he>be"),
    after=words("and"),
)
BE_WAS = Phrase(
    SCANNED.rule,
    ("[be] was|could|would|should|did|has|went|came|knew|must",),
    swap("be>he"),
    before=words("to not " + MODALS.replace("|", " ")),
    after=words("and"),
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
        fires=(
            ("They lost there own money.", "They lost their own money."),
            ("Their is no doubt of it.", "There is no doubt of it."),
        ),
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
PHRASES = (SCANNED, BE_WAS, THERE_IT, THEIR, ITS)
