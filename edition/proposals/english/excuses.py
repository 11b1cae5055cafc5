"""Own what around an English word shows that it may be right, whatever the odds say."""

from edition.proposals.english.agreement import DEMANDED, INVERTED
from edition.proposals.learnt.surroundings import (
    CLOSING,
    COMPARATIVES,
    DEGREES,
    GROUPS,
    Surroundings,
)
from edition.proposals.phrase import FINITE
from edition.proposals.words.kinds import FUNCTION_WORDS
from edition.proposals.words.lexicon import Tag
from edition.proposals.words.speech import Feature, features

SUBJECTS = frozenset(("NN", "NNS", "NAME"))
PAUSES = frozenset("*.")
"""A dash, or dots."""
NOUNS = frozenset(("NN", "NAME", "JJ", "VBN"))
"""What stands before a noun, or is one itself."""
ADJECTIVES = frozenset(("JJ", "VBN", "VBNL"))
DETERMINERS = frozenset(GROUPS["det"].split())
BEFORE_OBJECTS = frozenset(GROUPS["prep"].split()) | {"out"}
AUXILIARY = frozenset(FINITE.split("|"))
POSTPOSED = frozenset(
    """sufficient similar subsequent consequent adequate inadequate equal equivalent analogous
    adjacent preparatory preliminary incident superior inferior""".split()
)
"""Adjectives that stand after their noun, with what completes them: *a tax sufficient to pay*."""
COMPLETING = frozenset(("to", "upon", "on", "with"))
ADJOINED = BEFORE_OBJECTS | AUXILIARY | frozenset("and or but as when that because if".split())
"""What may follow an adjective that ends what is said of a subject."""
BEFORE_BASES = frozenset(GROUPS["modal"].split()) | frozenset("not do does did to".split())
BEFORE_VERBS = frozenset("they we you i and or".split())
CAUSATIVE = frozenset(
    """make makes made making render renders rendered rendering deem deems deemed adjudge adjudged
    declare declares declared declaring pronounce pronounced hold holds held think thought consider
    considered""".split()
)
"""Verbs after whose object an adjective says what it is made, or held to be."""
CAUSE, PASSIVE = 3, 5
"""How many words before an adjective its cause may stand; before *to*, the verb of a passive."""
COMPARED = frozenset("compared considering".split())
"""What an adjective is seen by, which is told of a subject: *it is small compared to the rest*."""
THINGS = frozenset(("thing", "things"))
PRONOUNS = frozenset("it he she i we they you him them us".split())
BEING = frozenset(GROUPS["be"].split())
OBJECTS = frozenset(GROUPS["object"].split()) | {"her"}
VERBS = frozenset("VB VBD VBN VBZ VBG".split())
NOT_COMPARED = {
    ("but", "rather"), ("or", "rather"), ("or", "other"), ("and", "other"), ("once", "more"),
    ("the", "more"),
}  # fmt: skip
CLAUSES = frozenset("whether if that when what which who where while because though".split())
TURNING = frozenset(
    "nor neither not never only so why how when where then scarcely hardly little thus".split()
)
"""After these the verb stands before its subject."""
ALONE = frozenset(("of", "to"))
"""Prepositions after which *these* may be all that is meant."""
AMOUNTS = frozenset(("much", "many"))
JOINED = frozenset(("and", "or"))
CONDITIONS = frozenset(("if", "when", "unless"))
OPENERS = frozenset("it he she i we they the there".split())
"""What begins a clause, and seldom ends a comparison."""
CLAUSE, SOON, CLOSE = 30, 4, 5
"""The most words of a clause with *if*; between a comparative and *than* as a rule, and *other*."""
SUPPOSED = DEMANDED | frozenset("though although however whatever accept".split())
"""Words after which the subjunctive is in its right."""
CALLED_FOR, TURNED = 7, 2
"""How many words before a verb may ask for a wish, and before its subject turn the clause round."""
PHRASE = 5
"""Nouns end before so many words."""
NOMINAL_FEATURES = Feature.NOUN | Feature.MODIFIER | Feature.PARTICIPLE
NOMINAL = Tag.NN | Tag.NNS


def _is(text: Surroundings, index: int, tags: int) -> bool:
    """Say whether word *index* can be one of the parts of speech *tags*."""
    return bool(text.lexicon.tags(text.form(index))[0] & tags)


def of_no_manner(text: Surroundings, index: int) -> bool:
    """Say whether an adjective may be right where an adverb is usual: it says nothing of a verb."""
    return any(excuse(text, index) for excuse in (_made_so, _acts, _named, _beside_noun))


def _beside_noun(text: Surroundings, index: int) -> bool:
    """Say whether an adjective may be told of a subject, a noun, a verb, or one of several.

    *A legend is current in these parts; one anarchist militant said; it does not equal the market;
    they gave adequate, hot food; the losses consequent upon war; in need of extensive rebuilding.*
    """
    before, beside = text.coarse(index - 1), not text.mark(index)
    if beside and before in BEING and (text.mark(index + 1) or text.form(index + 1) in ADJOINED):
        return True
    if not text.mark(index + 1) and text.coarse(index + 1) == "VBG" and before not in BEING:
        return _is(text, index + 1, Tag.NN) or text.before(index) == "prep"
    determined = before in DETERMINERS | NOUNS | {"and", "or"}
    if beside and _is(text, index, NOMINAL) and determined:
        return True
    if beside and _is(text, index, Tag.VB) and text.form(index - 1) in BEFORE_BASES:
        return True
    if text.mark(index + 2) == "-" and not text.mark(index + 1):
        return True
    completed = text.form(index) in POSTPOSED and text.form(index + 1) in COMPLETING
    return completed or (text.mark(index + 1) == "," and text.coarse(index + 1) in ADJECTIVES)


def _made_so(text: Surroundings, index: int) -> bool:
    """Say whether an object is made what the adjective says: *adjudged invalid by them*."""
    near = range(max(0, index - CAUSE), index)
    return any(text.form(each) in CAUSATIVE for each in near) or text.form(index + 1) in COMPARED


def _acts(text: Surroundings, index: int) -> bool:
    """Say whether an adjective is a verb here: *to pause and deliberate before it*."""
    after = text.form(index + 1)
    subject = not text.mark(index) and text.form(index - 1) in BEFORE_VERBS
    return subject and _is(text, index, Tag.VB) and after in BEFORE_OBJECTS | DETERMINERS


def _named(text: Surroundings, index: int) -> bool:
    """Say whether an adjective stands by “thing”, or by what there is: *there are certain old*."""
    before = text.form(index - 1)
    return before in THINGS or (before in BEING and text.form(index - 2) == "there")


def after_object(text: Surroundings, index: int) -> bool:
    """Say whether the pronoun before word *index* belongs to a preposition, or stands by a noun.

    *The versions of it have a seal; those feeling it have; others than he have; all this talk.*
    """
    pronoun = text.form(index - 1)
    if index > 1 and not text.mark(index - 1):
        lead = text.form(index - 2)
        if lead == "than":
            return True
        if lead in BEFORE_OBJECTS or text.coarse(index - 2) == "VBG":
            return pronoun not in {"he", "she"}
    return pronoun == "this" and _is(text, index, Tag.NN)


def bare(text: Surroundings, index: int) -> bool:
    """Say whether a verb may have no ending: *made it turn*, *if he go*; or is none.

    What turns a clause round stands close before the subject, what asks for a wish anywhere before
    it in the clause.
    """
    first, subject = index - 1, index - 1
    while first > max(0, index - CALLED_FOR) and text.mark(first) not in CLOSING:
        first -= 1
        near = subject - first <= TURNED
        if text.form(first) in SUPPOSED or (near and text.form(first) in INVERTED):
            return True
    return after_object(text, index)


def doubled(text: Surroundings, index: int) -> bool:
    """Say whether English has word *index* twice: *was resorted to to stop; to fix it it must*."""
    form, before = text.form(index), text.form(index - 1)
    if form == "to":
        passive = (text.form(each) in BEING for each in range(max(0, index - PASSIVE), index - 1))
        return _is(text, index - 1, Tag.VBN) and any(passive)
    led = before in BEFORE_OBJECTS or _is(text, index - 1, Tag.VB)
    return form == "it" and led and text.form(index + 2) in AUXILIARY | {"be"}


def _is_plural(text: Surroundings, index: int) -> bool:
    form = text.form(index)
    tags, _ = text.lexicon.tags(form)
    return bool(tags & Tag.NNS and not tags & Tag.NN) or (not tags and form.endswith(("s", "men")))


def _nouns(text: Surroundings, index: int) -> range:
    """Return the nouns, and what stands before nouns, that follow word *index* at once."""
    here, last = index + 1, min(len(text) - 1, index + PHRASE)
    while here < last and not text.mark(here):
        form = text.form(here)
        if form in FUNCTION_WORDS or not features(form, text.lexicon) & NOMINAL_FEATURES:
            break
        here += 1
    return range(index + 1, here)


def not_many(text: Surroundings, index: int) -> bool:
    """Say whether no plural follows “this”, or what is more likely a verb: *this lists names*."""
    nouns = _nouns(text, index)
    if not nouns or not features(text.form(nouns[-1]), text.lexicon) & Feature.PLURAL:
        return True
    if text.mark(nouns.stop) == "-":
        return True
    if len(nouns) > 1 and _is(text, nouns[-1], Tag.VBZ) and _is(text, nouns[-2], Tag.NN):
        return True
    if not _is(text, index + 1, Tag.VBZ) or text.before(index) == "prep":
        return False
    return len(nouns) > 1 or text.form(nouns.stop) not in AUXILIARY


def not_one(text: Surroundings, index: int) -> bool:
    """Say whether no singular follows “these”, or perhaps a verb: *these code pages*, *these use*.

    What a hyphen or *and* goes on may belong to a plural: *these community-based groups*, *these
    energy and economic policies*. After *of* it may stand alone: *in framing of these care was*.
    """
    nouns = _nouns(text, index)
    after = nouns.stop
    if not nouns or text.mark(after) == "-":
        return True
    if text.form(index - 1) in ALONE and text.form(after) in AUXILIARY and not text.mark(after):
        return True
    joined = _nouns(text, after) if text.form(after) in JOINED else ()
    if any(_is_plural(text, each) for each in (*nouns, after, *joined)):
        return True
    if features(text.form(nouns[0]), text.lexicon) & Feature.BASE:
        return True
    return not features(text.form(nouns[-1]), text.lexicon) & Feature.SINGULAR


def called(text: Surroundings, index: int) -> bool:
    """Say whether word *index* may be those spoken to: *thank you guys; come, you spirits*."""
    return text.form(index - 1) == "you" and _is(text, index, Tag.NNS)


def of_place(text: Surroundings, index: int) -> bool:
    """Say whether “there” may be right: *and there paint an image*, *nor is there evidence*."""
    if not text.mark(index) and text.form(index - 1) in AUXILIARY:
        return True
    after = text.form(index + 2) if index + 2 < len(text) else ""
    verb = _is(text, index + 1, Tag.VB) and not text.mark(index + 2)
    return verb and (after in DETERMINERS or after in PRONOUNS)


def conditional(text: Surroundings, index: int) -> bool:
    """Say whether “then” after a clause with *if* goes on: *if it costs more then it is dear*.

    Soon after the comparative it may be a slip all the same, if no subject follows.
    """
    if CONDITIONS.isdisjoint(map(text.form, range(max(0, index - CLAUSE), index))):
        return False
    before = range(max(0, index - SOON), index)
    compared = any(
        text.coarse(each) in DEGREES or text.form(each) in COMPARATIVES for each in before
    )
    return not compared or text.form(index + 1) in OPENERS


def rather(text: Surroundings, index: int) -> bool:
    """Say whether nothing is compared before word *index*, or not with what follows.

    *But rather that; one or other; it proved once more that; no other way that they knew; it
    convinced me that.*
    """
    before = text.form(index - 2) if index > 1 else "", text.form(index - 1)
    if before in NOT_COMPARED or text.mark(index) == ",":
        return True
    if before[1] in OBJECTS and text.coarse(index - 2) in VERBS and not text.mark(index - 1):
        return True
    nearest = (text.form(each) for each in range(index - 2, max(0, index - CLOSE), -1))
    return text.form(index - 1) not in COMPARATIVES and "other" in nearest


def turned_round(text: Surroundings, index: int) -> bool:
    """Say whether “he” begins a clause, be it turned round: *whether he came; nor could he*."""
    if text.form(index - 1) in CLAUSES and not text.mark(index):
        return True
    if text.mark(index) or text.form(index - 1) not in BEFORE_BASES:
        return False
    return bool(text.mark(index - 1)) or (index > 1 and text.form(index - 2) in TURNING)


def of_much(text: Surroundings, index: int) -> bool:
    """Say whether “to” is followed by an amount of something: *it led to much discussion*."""
    if text.form(index + 1) not in AMOUNTS or text.mark(index + 1) or text.mark(index + 2):
        return False
    return text.form(index + 2) not in FUNCTION_WORDS


def after_subject(text: Surroundings, index: int) -> bool:
    """Say whether word *index* follows a subject, or what was put between: *all acting is work*."""
    if text.mark(index):
        return text.mark(index) in PAUSES
    gerund = text.coarse(index - 1) == "VBG" and text.form(index - 2) in DETERMINERS | {"all"}
    return gerund or text.coarse(index - 1) in SUBJECTS
