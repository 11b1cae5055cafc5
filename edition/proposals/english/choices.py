"""Own the choices between English words that learnt judgements decide, and how sure they are."""

from edition.grammar.model import Certainty
from edition.proposals.english.adverbs import ADVERB
from edition.proposals.english.agreement import HE_GO, THEY_GOES
from edition.proposals.english.comparison import THAN, THEN
from edition.proposals.english.confusions import SCANNED, THEIR
from edition.proposals.english.determiners import THESE_ONE, THIS_MANY
from edition.proposals.english.excuses import (
    after_subject,
    bare,
    called,
    conditional,
    not_many,
    not_one,
    of_much,
    of_no_manner,
    of_place,
    rather,
    turned_round,
)
from edition.proposals.english.pairs import (
    FROM_FORM,
    HE_BE,
    IS_HIS,
    ITS_IT_S,
    MANNER,
    MANY_VERB,
    ONE_VERB,
    THAT_THAN,
    THEIR_THERE,
    THEN_THAN,
    THIS_THESE,
    TO_TOO,
)
from edition.proposals.learnt.choice import Choice
from edition.proposals.model import Rule
from edition.proposals.phrase import words

CONDITIONS = words("when if where as than though although while until once unless whether")
"""Before an adjective alone, these shorten a clause: *when necessary*, *if possible*."""
NEVER = 99.0
"""Odds that nothing has."""
TOO = Rule(
    "P137",
    "to-for-too",
    "“to” and “too” taken for each other",
    Certainty.MEDIUM,
    fires=(
        ("It was to late for that.", "It was too late for that."),
        ("He wanted too go home at once.", "He wanted to go home at once."),
    ),
    silent=(
        "He came to early Mass. He wanted to go, too, but it was too late.",
        "It led to much discussion, and he was entitled to much credit.",
    ),
)
ITS = Rule(
    "P138",
    "it-is-for-its",
    "“it’s” where “its” must stand",
    Certainty.MEDIUM,
    fires=(("The dog wagged it's tail and ran.", "The dog wagged its tail and ran."),),
    silent=("I know it's late, and it's my fault.", "The dog wagged its tail."),
)
HIS = Rule(
    "P139",
    "is-for-his",
    "“is” and “his” taken for each other",
    Certainty.MEDIUM,
    fires=(
        ("He put is hand upon the door.", "He put his hand upon the door."),
        ("The river his the longest of them all.", "The river is the longest of them all."),
    ),
    silent=("This is his hand. What is his name, and whose is this?",),
)
FORM = Rule(
    "P140",
    "form-for-from",
    "“form” and “from” taken for each other",
    Certainty.MEDIUM,
    fires=(("He came form the river that night.", "He came from the river that night."),),
    silent=("The form from which it came. They form the half of it.",),
)
CONTENTS = words(
    """better worse likely probable possible evident clear clearly certain apparent significant
    remarkable natural seeing strange plain important true necessary desirable insomuch inasmuch
    expedient clearer plainer inevitable convinced aware sorry glad
    assurance belief chance conclusion congratulation conviction danger doubt evidence fact fear
    feeling ground hope idea impression joy likelihood notion opinion pity possibility probability
    proof proposition reason report result sense sign suspicion truth view
    believe believed believes fear feel find found hope hopes know knows mean means say says
    state states suppose think thinks thought"""
)
"""What may be more or less so *that* something is the case; what says that it is."""
EASED = {
    **dict.fromkeys(("be", "subject", "and", "or", "most", "NAME"), 0.8),
    **dict.fromkeys(("NN", "VBN", "not"), 1.2),
    **dict.fromkeys(("VBD", "VBG"), 0.5),
    **dict.fromkeys(("modal", "has", "have", "had", "having"), 1.5),
    "": 0.7,
}
"""After what adjectives that might be adverbs are so rare that the little that was learnt will do;
the last is what follows a mark."""
CHOICES = (
    Choice(
        ADVERB.rule,
        MANNER,
        (2.0, 3.0, NEVER),
        names=False,
        attributes=False,
        after=CONDITIONS
        | words("there here nothing anything something everything anywhere somewhere"),
        before=words("a an"),
        eased=EASED,
        excused=of_no_manner,
    ),
    Choice(HE_GO.rule, ONE_VERB, (0.0, 1.2, NEVER), excused=bare),
    Choice(THEY_GOES.rule, MANY_VERB, (7.0, 8.7, NEVER), reverse=True, excused=called),
    Choice(
        THAN.rule,
        THAT_THAN,
        (1.6, 3.1, NEVER),
        after=CONTENTS | {"that"},
        before=words("day night time year morning evening afternoon week moment"),
        excuses=words("so such"),
        excused=rather,
    ),
    Choice(THEN.rule, THEN_THAN, (2.0, 3.9, NEVER), excused=conditional),
    Choice(THIS_MANY.rule, THIS_THESE, (0.5, 1.8, NEVER), excused=not_many),
    Choice(THESE_ONE.rule, THIS_THESE, (2.0, 3.0, NEVER), reverse=True, excused=not_one),
    Choice(TOO, TO_TOO, (1.6, 2.8, NEVER), excused=of_much),
    Choice(TOO, TO_TOO, (6.5, 8.1, NEVER), reverse=True),
    Choice(
        ITS,
        ITS_IT_S,
        (2.5, 5.6, NEVER),
        reverse=True,
        names=False,
        excuses=words("if when as since because"),
    ),
    Choice(THEIR.rule, THEIR_THERE, (1.8, 3.2, NEVER)),
    Choice(THEIR.rule, THEIR_THERE, (4.0, 6.0, NEVER), reverse=True, excused=of_place),
    Choice(SCANNED.rule, HE_BE, (3.8, 5.1, NEVER), excused=turned_round),
    Choice(SCANNED.rule, HE_BE, (4.8, 6.4, NEVER), reverse=True),
    Choice(HIS, IS_HIS, (4.6, 5.8, NEVER), names=False, excused=after_subject),
    Choice(HIS, IS_HIS, (5.5, 7.0, NEVER), reverse=True),
    Choice(FORM, FROM_FORM, (1.2, 2.6, NEVER)),
    Choice(FORM, FROM_FORM, (5.2, 7.4, NEVER), reverse=True),
)
