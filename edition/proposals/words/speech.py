"""Own what an English word can be: its parts of speech, and the forms made of it."""

from enum import IntEnum
from functools import lru_cache

from edition.proposals.words.lexicon import KEPT, OTHER, SPEECH, TAGS, Lexicon, Tag, parts


class Feature(IntEnum):
    """What a word can be, one bit each; a name in a pattern is one of these in small letters."""

    PLURAL = 1
    SINGULAR = 2
    NOUN = 4
    BASE = 8
    THIRD = 16
    PAST = 32
    PARTICIPLE = 64
    ING = 128
    ADJECTIVE = 256
    ADVERB = 512
    COMPARATIVE = 1024
    FLAT = 2048
    """An adjective that has an adverb in -ly, and is never an adverb itself."""
    NAME = 4096
    ONLY = 8192
    """No other part of speech is possible."""
    VERB = 16384
    FUNCTION = 32768
    LINKING = 131072
    """A verb that may have an adjective after it: seem, make, stand, die."""
    BARE = 2097152
    """Perhaps the base of a verb, and nothing that can follow “he” otherwise."""
    FINISHED = 524288
    """A past tense or past participle, whatever else."""
    MODIFIER = 262144
    """First of all an adjective."""
    SUDDEN = 65536
    """An adjective whose adverb in -ly is about as common as itself, or commoner."""
    MERE = 1048576
    """An adjective whose adverb in -ly is clearly commoner."""


FUNCTION, COMPARATIVE, SINGULAR, FLAT, LINKS = map(
    int,
    (Feature.FUNCTION, Feature.COMPARATIVE, Feature.SINGULAR, Feature.FLAT, Feature.LINKING),
)
"""Asked for so often that looking them up would take long."""
NOT_ONE = frozenset(
    """people police cattle sheep fish deer many few dozen hundred thousand million folk clergy
    youth majority minority number half rest couple pair score lot family crew staff public
    gentry nobility poultry vermin offspring kind sort type manner means news series species
    more most remainder committee government company party army enemy group team board
    council jury crowd percent mankind swine trout grouse foot head ton stone craft aircraft
    yoke brace gross data christian english french dutch rank class variety quantity host
    plenty little none any all some such certain other same own very latter former suite
    retinue household clan tribe circle escort garrison fleet cavalry infantry corps counsel twain
    community kindred cannon sail artillery personnel importance consequence""".split()
)
"""Singular in form, often plural in sense, or hardly nouns."""
NOT_BARE = frozenset(
    "need dare let say come see give run become said think put set while mine like save".split()
)
"""Bases that follow “he” in questions, in older English, or in dialect."""
NOT_MANY = frozenset(
    """people folk means news works odds amends innings summons billiards measles tidings riches
    data media barracks headquarters gallows alms series species gas lens bus politics physics
    mathematics ethics economics statistics tactics athletics classics optics mechanics dynamics
    hysterics thanks always perhaps besides towards afterwards upwards downwards backwards
    forwards sometimes las los les des mrs messrs others themselves ourselves yourselves
    analysis basis crossroads proceeds""".split()
)
"""Plural in form, often singular in sense, or measures, or hardly nouns."""
FLAT_ADVERBS = frozenset(
    """fast hard late long high low near well right wrong short deep wide close clean clear
    dead fair free full ill just large light loud most only pretty quick real sharp slow
    sound straight sure tight new good best first last next worst better worse early daily
    likely cheap easy even fine flat direct like live plain round same thick thin through
    very weekly yearly bright scarce exceeding double single big great little much more less
    enough such own west east north south cold warm hot soft rough smooth sweet tender true
    false strong broad dear dry heavy kind mighty open quiet safe silent sour steady still
    stiff strict tall tidy whole wild worth relative subsequent previous incidental bare
    usual politic sufficient preferable frequent possible present busy subject original
    prior contrary independent preparatory exclusive inclusive equal proper consequent similar
    adequate inadequate incident""".split()
)
"""Adjectives that serve as adverbs, or stand before a participle as part of a compound."""
SUDDEN, MERE = -0.4, 0.25
"""By how much the adverb must be commoner than its adjective, in Zipf units."""
LINKING = """seem become appear prove make render find judge think grow look remain keep hold feel
    taste sound smell lie stand sit go come turn fall run get die live return call consider
    deem leave set mean show believe suppose account pronounce declare wear burn blow break
    rise loom shine stay rest continue walk wait emerge escape arrive start begin end depart
    reach hear see warrant esteem be have do say tell give take let pass suffer need want
    require use like love hate know paint dye draw born serve marry send bring carry strike
    lay ride drive flow gleam glow wax""".split()
IRREGULAR = """became made found thought grew kept held felt lay stood sat went came turned fell
    ran got left meant shown wore burnt blew broke rose shone began heard saw seen had did said told
    gave took knew drew sent brought struck rode drove proven grown gone fallen worn blown
    broken risen begun given taken known drawn ridden driven hung""".split()


@lru_cache(KEPT)
def features(form: str, lexicon: Lexicon) -> int:
    """Return what *form* (small letters) can be: the bits of ``Feature``."""
    reading = lexicon.records[form] >> SPEECH
    found = _READINGS[reading]
    if found == FUNCTION or form in _CLOSED or "'" in form:
        return FUNCTION
    if not reading & TAGS and form.endswith("er") and _compares(form, lexicon):
        found |= COMPARATIVE
    if found & SINGULAR and form.endswith("s") and lexicon.tags(form[:-1])[0] & Tag.NN:
        found &= ~SINGULAR
    if form in _SPECIAL:
        found = found & ~_SPECIAL[form] | (LINKS if form in _LINKING else 0)
    if found & FLAT:
        found = found & ~FLAT | _flat(form, lexicon)
    return found


def _compares(form: str, lexicon: Lexicon) -> bool:
    """Say whether a form that no list tags is the comparative of a word: *seldomer*, *solider*."""
    ends = (("ier", "y"), ("er", ""), ("er", "e"))
    stems = (form.removesuffix(end) + new for end, new in ends if form.endswith(end))
    return any(lexicon.tags(stem)[0] & (Tag.JJ | Tag.RB) for stem in stems)


class _Readings(dict[int, int]):
    """The features of a form that the lexicon reads so; found out when first asked for."""

    def __missing__(self, reading: int) -> int:
        tags, commonest = parts(reading)
        made = self[reading] = FUNCTION if commonest == OTHER else _readings(tags, commonest)
        return made


_READINGS = _Readings()


def _readings(tags: int, commonest: int) -> int:
    """Return the features that follow from the parts of speech alone."""
    found = _noun(tags, commonest) | _verb(tags, commonest)
    if tags & Tag.JJ:
        found |= Feature.ADJECTIVE
        found |= Feature.MODIFIER if commonest in _first(Tag.JJ) else 0
        spoilt = tags & (Tag.RB | Tag.VBG) or (tags & (Tag.NN | Tag.VB) and not commonest)
        found |= 0 if spoilt or commonest not in _first(Tag.JJ) else Feature.FLAT
    found |= Feature.ADVERB if tags & (Tag.RB | Tag.RBR) else 0
    found |= Feature.COMPARATIVE if tags & (Tag.JJR | Tag.RBR) else 0
    return found | (Feature.ONLY if tags and not tags & (tags - 1) else 0)


def _first(tag: Tag) -> tuple[int, int]:
    """Return the marks of a form of which *tag* is the commonest reading, or no reading is."""
    return tag.bit_length(), 0


def _noun(tags: int, commonest: int) -> int:
    found = Feature.NOUN if tags & (Tag.NN | Tag.NNS) else 0
    if tags & Tag.NNS and commonest in _first(Tag.NNS)[: 1 if tags & Tag.NN else 2]:
        found |= Feature.PLURAL
    if tags & Tag.NN and commonest in _first(Tag.NN)[: 1 if tags & Tag.NNS else 2]:
        found |= Feature.SINGULAR
    return found


def _verb(tags: int, commonest: int) -> int:
    found = 0
    if tags & Tag.VB and not tags & Tag.VBD and (commonest in _first(Tag.VB)[:1] or tags == Tag.VB):
        found |= Feature.BASE
    if tags & Tag.VBZ and (commonest in _first(Tag.VBZ)[:1] or not tags & Tag.NNS):
        found |= Feature.THIRD
    if tags & Tag.VBD and commonest in (*_first(Tag.VBD), Tag.VBN.bit_length()):
        found |= Feature.PAST
    participle = tags & Tag.VBN or (tags & Tag.VBD and commonest == Tag.VBN.bit_length())
    found |= Feature.PARTICIPLE if participle and not tags & Tag.JJ else 0
    other = Tag.VBD | Tag.VBN | Tag.RB | Tag.RBR | Tag.JJ | Tag.JJR | Tag.NNS
    found |= Feature.BARE if tags & Tag.VB and not tags & other else 0
    found |= Feature.FINISHED if tags & (Tag.VBD | Tag.VBN) else 0
    found |= Feature.ING if tags & Tag.VBG and not tags & (Tag.JJ | Tag.NN) else 0
    verb = Tag.VB | Tag.VBZ | Tag.VBD | Tag.VBN | Tag.VBG
    return found | (Feature.VERB if tags & verb else 0)


def _flat(form: str, lexicon: Lexicon) -> int:
    made = None if form in FLAT_ADVERBS else adverb(form, lexicon)
    if made is None:
        return 0
    gain = lexicon.zipf(made) - lexicon.zipf(form)
    found = Feature.SUDDEN if gain >= SUDDEN else 0
    return Feature.FLAT | found | (Feature.MERE if gain >= MERE else 0)


@lru_cache(KEPT)
def adverb(form: str, lexicon: Lexicon) -> str | None:
    """Return the adverb in -ly of an adjective, if it is in use."""
    for ending, replacement in (
        ("ic", "ically"),
        ("le", "ly"),
        ("y", "ily"),
        ("ll", "lly"),
        ("", "ly"),
    ):
        if form.endswith(ending):
            made = form.removesuffix(ending) + replacement
            if lexicon.tags(made)[0] & Tag.RB and lexicon.zipf(made) >= 2:  # noqa: PLR2004 -- Zipf: once in ten million words
                return made
    return None


def third_person(form: str, lexicon: Lexicon) -> str | None:
    """Return the third person singular of a verb."""
    irregular = {"have": "has", "be": "is", "do": "does", "go": "goes", "are": "is", "don": "doesn"}
    made = [irregular.get(form, ""), form + "s", form + "es", form.removesuffix("y") + "ies"]
    return next((each for each in made if lexicon.tags(each)[0] & Tag.VBZ), None)


def base(form: str, lexicon: Lexicon) -> str | None:
    """Return the base of a verb in the third person singular."""
    irregular = {"has": "have", "is": "are", "was": "were", "does": "do", "goes": "go"}
    if form in irregular:
        return irregular[form]
    made = [form.removesuffix("s"), form.removesuffix("es"), form.removesuffix("ies") + "y"]
    return next((each for each in made if lexicon.tags(each)[0] & Tag.VB), None)


def singular(form: str, lexicon: Lexicon) -> str | None:
    """Return the singular of a noun."""
    irregular = {
        "men": "man",
        "women": "woman",
        "children": "child",
        "feet": "foot",
        "mice": "mouse",
    }
    ends = (("ies", "y"), ("s", ""), ("es", ""), ("ves", "f"), ("men", "man"))
    made = [form.removesuffix(end) + new for end, new in ends if form.endswith(end)]
    made.insert(0, irregular.get(form, ""))
    return next((each for each in made if lexicon.tags(each)[0] & Tag.NN), None)


def plural(form: str, lexicon: Lexicon) -> str | None:
    """Return the plural of a noun."""
    made = [form.removesuffix("y") + "ies" if form.endswith("y") else "", form + "s", form + "es",
            form.removesuffix("man") + "men" if form.endswith("man") else ""]  # fmt: skip
    return next((each for each in made if lexicon.tags(each)[0] & Tag.NNS), None)


_CLOSED = frozenset(
    """a an the this that these those i you he she it we they me him her us them my your his its
    our their who whom whose which what and or but nor for if than then as at by from in into
    of off on onto to up upon with without is am are was were be been being has have had
    having do does did will would shall should can could may might must not no so too very
    there here when where why how because though although while whilst until till unless
    before after since about above across against along among around behind below beneath
    beside between beyond down during except near over past through throughout toward towards
    under within each every either neither both all any some such other another one two three
    four five six seven eight nine ten much many more most less least few several own same
    only just also even ever never always often yet still himself herself itself themselves
    myself yourself ourselves regarding concerning according using being considering
    notwithstanding including respecting touching following pending failing""".split()
)
LINKING_FORMS = frozenset(IRREGULAR) | {
    form
    for stem in LINKING
    for form in (
        stem,
        stem + "s",
        stem + "es",
        stem + "ed",
        stem + "d",
        stem + "ing",
        stem[:-1] + "ing",
        stem[:-1] + "ied",
        stem[:-1] + "ies",
    )
}
"""The forms of verbs that may have an adjective after them, as tables of judgements know them."""
_LINKING = LINKING_FORMS | {stem + stem[-1] + "ing" for stem in LINKING}
"""The same with those that double a letter: *getting*, *sitting*."""
_SPECIAL = {
    form: Feature.BARE * (form in NOT_BARE)
    | Feature.PLURAL * (form in NOT_MANY)
    | Feature.SINGULAR * (form in NOT_ONE)
    for form in NOT_BARE | NOT_MANY | NOT_ONE | _LINKING
}
"""Forms of which less is true than their tags say, with that; and the linking verbs."""
