"""Own adjectives where an adverb must stand."""

from edition.grammar.model import Certainty
from edition.proposals.model import Rule
from edition.proposals.phrase import DETERMINERS, MODALS, OBJECTS, PREPOSITIONS, Phrase, words
from edition.proposals.words import speech

DEGREES = (
    "extreme|remarkable|complete|entire|perfect|absolute|particular|utter|total|exact|equal"
    "|comparative|sufficient|tolerable|wonderful|terrible|dreadful|infinite|extraordinary|unusual"
    "|partial|peculiar|thorough|intense|excessive"
)
"""Adjectives that, before another after “is”, must be adverbs."""
LINKS = (
    "feel|feels|felt|feeling|seem|seems|seemed|look|looks|looked|looking|become|becomes|became"
    "|grow|grows|grew|grown|appear|appears|appeared|remain|remains|remained"
)
"""Verbs that an adjective completes, so that an adverb of degree may stand before it."""
LOOKING = (
    "look|looks|looked|looking|gaze|gazed|gazing|glance|glanced|glancing|stare|stared|staring"
    "|peer|peered|peering"
)
SAYING = (
    "said|says|replied|answered|cried|exclaimed|remarked|observed|returned|asked|inquired|muttered"
    "|murmured|added|repeated|whispered|interrupted|continued|shouted|rejoined|retorted"
)
"""Verbs between which and the end of the clause an adjective has no place."""
ONWARD = (
    "in|on|at|into|upon|through|during|before|behind|after|beside|against|across|beyond|when|until"
    "|till|because|again|back|round|along|up|down|out|away|off|over|about|towards|toward"
)
"""What follows a verb and its adverb; no adjective is completed by these, as by *of* and *with*."""
AFTER_VERBS = f"{DETERMINERS}|{OBJECTS}|{PREPOSITIONS}"
TOLD = "<past&!adjective&!linking&!noun>|<third&!linking&!noun>"
"""A verb that no adjective completes, and that is nothing else."""
OWNED = "every|the|a|an|this|these|his|her|their|its"
ACTING = "<verb&!linking&!adjective>|<noun&!linking>"
AFTER_MANNER = PREPOSITIONS.removeprefix("of|")
"""What follows a verb and its adverb; *of* follows adjectives: *certain of them*."""
AFTER_JOINED = "in|on|upon|at|by|with|from|to|when|as|if"
MAKING = "a|an|make|makes|made|making|render|renders|rendered|rendering"
"""What stands before an adjective that is said of an object: *he makes apparent his aim*."""
COPULAS = (
    "is|are|was|were|be|been|being|so|as|too|very|how|more|most|not|however|also|still|now|even"
    "|only|quite|rather|almost|never|ever|always|often|once|yet|just|less|least"
)
"""What stands before an adjective that is said of something: *he is also hopeful the king*."""
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
            (
                "They were quarrelling violent, and left.",
                "They were quarrelling violently, and left.",
            ),
            (
                "The dog was barking hoarse at the gate.",
                "The dog was barking hoarsely at the gate.",
            ),
            ("The Turtle wept pitiful, and he left.", "The Turtle wept pitifully, and he left."),
            ("He looked anxious at the door.", "He looked anxiously at the door."),
            ("“Yes,” said the King eager, and left.", "“Yes,” said the King eagerly, and left."),
            ("“Yes,” she replied thoughtful.", "“Yes,” she replied thoughtfully."),
            ("Alice felt dreadful puzzled.", "Alice felt dreadfully puzzled."),
            (
                "It advances more true and genuine will our work advance.",
                "It advances more true and genuine will our work advance.",
            ),
        ),
        silent=(
            "The house was old fashioned and quick moving.",
            "He had large painted eyes and recent published works.",
            "They lay dead, stood firm, and came back unharmed.",
            "She was beautiful and proud, extreme right and wise.",
            "It was so simple a thing that he laughed. They are pure agricultural labourers.",
            "Are active people preparing? He made complete copies.",
            "He was getting ready. He expelled pleasant, thick words.",
            "The losses consequent upon the war need extensive rebuilding.",
            "He looked anxious, and at first thoughtful. She felt sudden pain.",
            "He uttered words inconsistent with it, and came home hoarse and angry.",
            "It was a new way, not religious thinking; it does not equal the market.",
            "One young militant asked what each collective gave. They received adequate, hot food.",
            "He had an estimated total of ten, and is also hopeful the king will help.",
            "The question proper arose at various points.",
            "They acted together when necessary, and it is exceeding porous.",
            "This is idle talking! It was as clear and definite as the other.",
            "He makes apparent his aim. All of a sudden the boat sank, with no feeling apparent.",
        ),
    ),
    (
        "am|is|are|was|were|be|been|being not? [<flat>] <ing>|<participle> !<noun>|<name>",
        "am|is|are|was|were|be|been|being not? [<flat>] <participle> $",
        "has|have|had|having [<flat>] <finished> !<noun>|<adjective>|<name>",
        "has|have|had|having [<flat>] <finished> $",
        "has|have|had [<mere>] <finished>",
        f"{ACTING} [<mere&!name&!noun>] {DETERMINERS}|{AFTER_MANNER}",
        f"!<adjective> and|but|or [<mere&!name>] {DETERMINERS}|{AFTER_JOINED}",
        "and|but|or [<mere&!name>] <finished&!noun> !<noun>|<adjective>|<name>",
        "!<function>|<linking>|<adverb>|<name>|<noun&!verb> [<mere&!name>] .",
        f"!{COPULAS}|{MAKING}|<linking>|<adverb> [<mere&!name&!verb>] any|all|{OWNED}",
        f"though|although|and|but|or|when|once [<flat>] <finished&!noun> {PREPOSITIONS}|and",
        "though|although|and|but|or|when|once [<flat>] <finished&!noun> $",
        f"{MODALS} [<flat>] be|have|not",
        f"{MODALS}|did|does|do|to|not [<flat>] <base&!noun&!adjective>",
        "he|she|it|they|we|i|who|which [<flat>] <past&!adjective>|<third&!noun>",
        f"<noun>|<name> [<sudden&!name&!noun>] <past&!noun&!adjective> {AFTER_VERBS}",
        "^ [<sudden>] , he|she|it|they|we|i|the|this|there|a|in|when|as|if",
        f"is|are|was|were|be|been|being|not [{DEGREES}] <adjective&only>|<flat> !<noun>|<name>|of",
        f"is|are|was|were|be|been|being|not [{DEGREES}] <adjective&only>|<flat> $",
        f"{TOLD} [<sudden&!name&!noun>] .",
        f"{TOLD} [<sudden&!name&!noun>] {PREPOSITIONS}",
        "[<sudden&!name>] <past&only> by|in|from|with|upon|to",
        "<ing&!linking> [<flat&!name&!noun>] $",
        f"<ing&!linking> [<flat&!name&!noun>] {ONWARD}",
        f"{TOLD} [<flat&!name&!noun>] .",
        f"{TOLD} [<flat&!name&!noun>] , and|but|he|she|it|they|we|i|who|which|as|when|while|with",
        f"{TOLD} [<flat&!name&!noun>] {ONWARD}",
        f"{LOOKING} [<flat&!name&!noun>] at the|his|her|my|me|him|them|us|it|one|<name>",
        f"{LOOKING} [<flat&!name&!noun>] round|into|up|down|towards|toward|through|over|back|out",
        f"he|she|i|they|<name> {SAYING} [<flat&!name&!noun>] $",
        f"{SAYING} he|she|i|they|<name> [<flat&!name&!noun>] $",
        f"{SAYING} the|his|her|my <noun>|<name> [<flat&!name&!noun>] $",
        f"{LINKS} [{DEGREES}] <participle&!noun>|<adjective&only>|<flat> !<noun>|<name>|of|and",
        f"{LINKS} [{DEGREES}] <participle&!noun>|<adjective&only>|<flat> $",
    ),
    speech.adverb,
    before=words("so as how too"),
)
GENUINE = Phrase(
    Rule(
        "P128",
        "adjective-beside-adverb",
        "an adjective joined to an adverb by “and”",
        Certainty.MEDIUM,
        fires=(
            (
                "The more truly and genuine will our work advance.",
                "The more truly and genuinely will our work advance.",
            ),
        ),
        silent=("It was truly and deeply felt.", "An early and happy end."),
    ),
    (
        "more|most|so|very|as|how <adverb&!adjective&!function> and [<flat>] will|shall|did|do|has",
        "more|most|so|very|as|how <adverb&!adjective&!function> and [<flat>] $",
    ),
    speech.adverb,
)
PHRASES = (ADVERB, GENUINE)
