"""Own verbs that do not agree with their subject."""

from edition.grammar.model import Certainty
from edition.proposals.model import Rule
from edition.proposals.phrase import DETERMINERS, OBJECTS, PREPOSITIONS, Phrase, words
from edition.proposals.words import speech

INVERTED = words(
    """do does did will would shall should can could may might must let make makes made making
    see saw seen seeing hear heard have had has watch help helped helps cannot can't won't
    don't didn't doesn't wouldn't couldn't shouldn't not never nor to bade bid bidding feel felt
    dare need needs rather better best god heaven dost didst wilt canst shalt wouldst mayst
    let's pray hath doth neither"""
)
"""What stands close before a subject whose verb has no ending: *did he go*, *made it turn*."""
DEMANDED = words(
    """suffer lest if unless until till ere except before whether suppose provided demand demands
    demanded insist insists insisted command commands commanded desire desires desired wish
    wishes wished order ordered require requires required request suggest suggested propose
    proposed recommend recommended urge urged beg begged necessary important proper fitting
    ordain ordained decree decreed direct directed agreed condition conditions suggests advise
    advises advised stipulate stipulated essential imperative"""
)
"""What may stand far before it in the clause: *if he go*, *demanded that it stop*."""
AUXILIARIES = INVERTED | DEMANDED
COMPLEMENTS = f"{DETERMINERS}|{PREPOSITIONS}|{OBJECTS}|that|not|as|no|only"
CLAUSES = f"{DETERMINERS}|to|that|not|as|no"
"""What follows a verb, and no noun that looks like one."""
PREDICATES = f"{DETERMINERS}|{PREPOSITIONS}|not|been|never|<adverb&!function>|<participle>|<ing>"
CONJUNCTIONS = "although|though|because|when|where|wherever|while|that|which|what|since|as|but"
LINKS = "and|but|because|when|where|while|if|that|as"
PLURAL = "the|these|those|all|many|some|our|their|his|my|few|several|most"
INNER = f"{DETERMINERS} <modifier>? <singular>"
OBJECTIVE = "that|to|the|a|an|how|us|him|them|no"
"""What follows a verb with a complement, and no plural that looks like one."""
HE_GO = Phrase(
    Rule(
        "P123",
        "base-after-he",
        "a verb without its ending after “he”, “she”, “it” or “this”",
        Certainty.MEDIUM,
        fires=(
            (
                "Once they are abolished, this mean that all is well.",
                "Once they are abolished, this means that all is well.",
            ),
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
            "He came on condition that he leave at once. Those born into it stay in it for life.",
            "These are comments that imply that it works. “[t]he class struggle does not end.”",
        ),
    ),
    (
        f"^ he|she|it [<base>|have|are|do] {COMPLEMENTS}",
        "^ he|she|it [<base>|have|are] <adverb>|<adjective>|<participle>",
        "^ he|she|it [<base>|have|are] $",
        f"and|but|because|when|where|which|while|what he|she [<base&!noun>|have|are] {COMPLEMENTS}",
        f", he|she|it [<base>|have|are] {CLAUSES}|in",
        f"he|she [<bare>|have|are] {COMPLEMENTS}|<adverb>",
        f"{CONJUNCTIONS}|<noun>|<adverb>|yet it [<base>|have|are] {COMPLEMENTS}|<adverb>",
        f"{CONJUNCTIONS} it [<base>|have|are] {COMPLEMENTS}|<adverb>|<adjective>|<participle>",
        f"{CONJUNCTIONS} it [<base&!noun>] !<name>",
        f", it [<base>] {COMPLEMENTS}|<adverb>|<adjective>",
        "because|when|where|while|which|what|since|as|but he|she [<base&!noun>|have|are] !<name>",
        "he|she [<base&only>] !<function>",
        "<noun> it [<base&only>] !<function>",
        f"because|when|where|while|and|but|which it [<base&!noun>|have|are] {CLAUSES}",
        "this [<base>] that",
        "^ this [<base>] the|a|an|to|us|his|in",
        ", this [<base>] the|a|an|to|us",
        f"^ everyone|everybody|nobody|someone|anyone [<base&!noun>|have|are] {CLAUSES}",
    ),
    speech.third_person,
    before=AUXILIARIES,
    window=3,
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
        silent=(
            "What they say goes. He tells us we Romans know it.",
            "The man they call king knows it. Between you and me stands nothing.",
        ),
    ),
    (
        "^ they|we [<third>|has|is|was|does] !<noun>|<name>",
        f"{LINKS} they|we [<third>|has|is|was|does] {COMPLEMENTS}|<adverb>|<ing>|<participle>",
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
        fires=(
            ("The books is old.", "The books are old."),
            (
                "The results of the war shows that he erred.",
                "The results of the war show that he erred.",
            ),
            ("The houses of the old town was burnt.", "The houses of the old town were burnt."),
            ("These men was never seen again.", "These men were never seen again."),
        ),
        silent=(
            "The number of the books is small.",
            "One of the men is here.",
            "To read the books is easy.",
        ),
    ),
    (
        f"^ {PLURAL} <modifier>? <plural&!third> [is|was|has|does] {PREDICATES}|<adjective>|<past>",
        "^ these|those <modifier>? <plural> [is|was|has|does]",
        f"^ {PLURAL} <modifier>? <plural&!third> of|in|from {INNER} [is|was|has|does] {PREDICATES}",
        f"^ {PLURAL} <modifier>? <plural&!third> of|in|from {INNER} [<third>] {OBJECTIVE}",
    ),
    speech.base,
)
MAN_ARE = Phrase(
    Rule(
        "P126",
        "plural-verb-after-singular",
        "a verb in the plural after a singular",
        Certainty.MEDIUM,
        fires=(
            ("This man are my brother.", "This man is my brother."),
            ("Every house have a door.", "Every house has a door."),
        ),
        silent=("A number are lost; this and that are gone.", "If a man have faith, let him come."),
    ),
    (
        f"^ this|every|each|another <modifier>? <singular> [are|have|do] {PREDICATES}",
        f", this|every|another <singular> [are|have] {PREDICATES}",
    ),
    speech.third_person,
    before=AUXILIARIES,
    window=3,
)
PHRASES = (HE_GO, THEY_GOES, MEN_IS, MAN_ARE)
