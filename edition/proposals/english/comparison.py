"""Own “than”, “that” and “then” taken for each other."""

from edition.grammar.model import Certainty
from edition.proposals.model import Rule
from edition.proposals.phrase import DETERMINERS, PREPOSITIONS, Phrase, swap, words

NOT_COMPARED = words(
    """further later earlier sooner it so is't seems seemed became appear appears were
    likely probable possible evident clear certain apparent"""
)
"""What may stand before a comparative after which “that” begins a clause."""
THAN = Phrase(
    Rule(
        "P121",
        "that-after-comparative",
        "“that” after a comparative, where “than” must stand",
        Certainty.HIGH,
        fires=(
            ("The whole is greater that the part.", "The whole is greater than the part."),
            (
                "It is a far more correct interpretation that that of the others.",
                "It is a far more correct interpretation than that of the others.",
            ),
            ("He had more money that his brother.", "He had more money than his brother."),
            ("It was better that ever.", "It was better than ever."),
        ),
        silent=(
            "It is better that he goes. The better that he was rich.",
            "It is more likely that the king fled, and the more so that he was poor.",
            "A larger house that stood there, and no better man that I know of.",
            "He knew better that day.",
            "It proved once more that the king was right, and the more that he was poor.",
            "They came not for that, but rather that all might see it.",
            "In the less developed country it has such power that the entire order falls.",
            "He is of the firmer opinion that kings are rare; there is more danger that they fall.",
            "It was a process or other that the mind can grasp; nobody else that came knew.",
        ),
    ),
    (
        "!the|once <comparative>|less|more [that] that|those",
        "<comparative&!adverb>|worse|better|longer|later [that] i|he|she|they|we|you",
        "!the|once more|less [that] i|he|she|they|we|you|once|twice|half",
        "!the|once more|less [that] a|an|the|one|two|three|ten|anything",
        "worse|better|more|less [that] <base&!noun>",
        f"more|less|fewer <noun> {PREPOSITIONS} !<verb> [that] {PREPOSITIONS}",
        "<comparative>|less|more <adjective>? <noun> [that] that|those",
        f"<comparative&!adverb> [that] {DETERMINERS}|<name>|me|him|them|us",
        "!the|once <comparative> [that] a|an|any|his|her|their|our|my|those|the",
        f"more|less <adjective&!noun> [that] that|those|these|{PREPOSITIONS}",
        "more|less <adjective&!noun> [that] the|a|an|his|her|their|our|my|its|me|him|them|us",
        "more|less|fewer <noun> [that] the|a|an|his|her|their|our|my|me|him|them|us <noun> $",
        "!but rather [that] !i|he|she|it|they|we|you|there|all|every|no|some",
        "sooner|otherwise [that] <verb&!noun>|<ing>",
        "else [that] <ing>",
        "!or|the other [that] the|a|an|to|his|their|in|those|this",
        "<comparative&only> [that] !<function>",
    ),
    swap("that>than"),
    before=NOT_COMPARED,
    window=3,
    after=words("is was are were has had have should would"),
)
THAN_EVER = Phrase(
    THAN.rule,
    ("<comparative>|less|more [that] ever|usual|before|anything|most|either",),
    swap("that>than"),
    after=words("is was are were has had have should would"),
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
            "They are seldomer met with than others; it is closer to that (71.7) than to this.",
            "Rather than go, he stayed; than whom none was better.",
            "He had no sooner come than he left; hardly had he gone than it fell.",
        ),
    ),
    ("[than] !whom|which|ever|usual",),
    swap("than>that"),
    before=words(
        """more less other rather else otherwise sooner elsewhere different differently hardly
        scarcely scarce fewer further farther better worse prefer preferred preferable
        superior inferior barely double twice others another same lesser former latter
        nothing anymore"""
    ),
    window=60,
    compared=True,
)
THEN = Phrase(
    Rule(
        "P134",
        "then-for-than",
        "“then” after a comparative, where “than” must stand",
        Certainty.HIGH,
        fires=(
            ("He had rather then go stayed.", "He had rather than go stayed."),
            ("It was larger then the other.", "It was larger than the other."),
        ),
        silent=("It was better then, and later.", "He was older then."),
    ),
    (
        "rather [then] <ing>|<verb>|to|a|the",
        "<comparative&!adverb> [then] the|a|an|his|that|those|any|ever",
    ),
    swap("then>than"),
)
PHRASES = (THAN, THAN_EVER, THAT, THEN)
