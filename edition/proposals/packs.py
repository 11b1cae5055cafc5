"""Own what differs from language to language: doubled words, spacing, derivation, articles."""

from edition.structs import Frozen


class Pack(Frozen):
    """The conventions of one language.

    ``doubled`` are words that may rightly stand twice in a row. ``joining`` are words that
    stand between a word and its repetition. ``abbreviations`` end in a full stop that ends no
    sentence. ``elided`` are written together with the next word, by an apostrophe. ``spaced``
    are the marks that have a space before them. ``endings`` says whether one letter at the end
    of a word is more often its grammar than a slip. ``prefixes`` and ``suffixes`` make new
    words of known ones; a suffix may take letters off first: ``ies>y``. ``period`` are endings
    of an earlier spelling, and today's. ``compounds`` says whether words are freely written
    together. ``parted`` says whether spaces part the words.
    """

    language: str
    doubled: frozenset[str] = frozenset()
    joining: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    elided: frozenset[str] = frozenset()
    spaced: str = ""
    prefixes: tuple[str, ...] = ()
    period: tuple[tuple[str, str], ...] = ()
    suffixes: tuple[tuple[str, str], ...] = ()
    compounds: bool = False
    endings: bool = True
    nouns_capitalised: bool = False
    parted: bool = True


def _suffixes(rows: str) -> tuple[tuple[str, str], ...]:
    """Read ``iness>y ly`` as: without *iness* and with *y*, without *ly*."""
    pairs = (row.partition(">") for row in rows.split())
    return tuple((suffix, ending) for suffix, _, ending in pairs)


ENGLISH = Pack(
    "en",
    doubled=frozenset(
        """had that very so no yes ha ho hey now there long far never by bye hear tut pooh fie hush
        knock tick tap day night pretty poor dear old really quite too more again round ever away
        here her you is what who why how look please dead mine alas amen holy oh ah""".split()
    ),
    joining=frozenset("and or to by after with".split()),
    abbreviations=frozenset(
        """cent sect arts misc chap chaps vols pars secs figs plur sing gram math medic hist prof
        revd esqr capt comp introd append repr anon pseud trans eccles proc biog suppl pref dict
        encyc archaeol geogr phil philos theol polit econ miss note notes lett lect lects chron
        inst trans works mem mems jour journ mass penn conn wash calif""".split()
    ),
    prefixes=tuple(
        """un non re pre anti over under out mis dis in im ir il inter sub super semi ultra pro
        counter mid fore co de post extra trans neo pseudo micro mono poly be en em demi arch
        by cross up down self tele hyper infra intra hydro electro photo
        socio macro psycho bio geo eco anglo franco indo quasi ex vice""".split()
    ),
    suffixes=_suffixes(
        """s es ies>y ed ed>e ied>y ing ing>e er er>e ers ers>e or ors est ness nesses iness>y less
        like ly ily>y bly>ble ish ism isms ist ists istic ize izes ized izing ization ise ises
        ised ising isation able ability ible ibly ful fully hood ship ships dom ward wards wise
        man men woman women most some let lets ling lings ette eer eers ment ments ally
        ic ical ically ity ities ian ians ite ites esque eth est ier iest ified
        ifying ify ation ations ous ously age ages ery ries est>e eth>e""",
    ),
    period=_suffixes(
        """e ie>y ies>y ick>ic icke>ic icks>ics all>al all>ally alle>al our>or ct>x xion>ction
        nesse>ness esse>ess inge>ing ynge>ing yng>ing ment>ement ar>er yd>ed id>ed ight>ite
        isht>ished sht>shed cht>ched st>sed st>ssed pt>ped ckt>cked ull>ul sse>ss
        est est>e eth eth>e yed>ied tted>ted tting>ting fel>fell"""
    ),
    compounds=True,
    endings=False,
)
GERMAN = Pack(
    "de",
    joining=frozenset("und oder zu um an für bis".split()),
    doubled=frozenset("die der das sie ihr sich den dem es so ja nein nach wer was zu".split()),
    prefixes=("un", "ver", "be", "ent", "er", "zer", "miss", "vor", "auf", "an", "aus", "über"),
    suffixes=_suffixes("e en er es em s n st t te ten ung ungen heit keit lich isch los"),
    compounds=True,
    nouns_capitalised=True,
)
FRENCH = Pack(
    "fr",
    joining=frozenset("et ou à en de par".split()),
    doubled=frozenset("nous vous si oui non très bien tout plus".split()),
    elided=frozenset("l d j m t s n c qu jusqu lorsqu puisqu quoiqu quelqu presqu".split()),
    spaced="!?;:»",
    prefixes=("re", "ré", "in", "im", "dé", "anti", "sur", "sous", "pré"),
    suffixes=_suffixes("s e es x ment ait aient ions ant"),
)
SPANISH = Pack(
    "es",
    joining=frozenset("y o a por en de".split()),
    doubled=frozenset("sí no muy ya que casi bien todo".split()),
    prefixes=("re", "in", "im", "des", "anti", "sobre", "pre"),
    suffixes=_suffixes("s es mente ndo ndose lo la los las le les me te se nos"),
)
RUSSIAN = Pack(
    "ru",
    joining=frozenset("и или за в по к".split()),
    doubled=frozenset("да нет чуть едва так еле очень долго давно только вот он ну".split()),
    prefixes=("не", "по", "на", "пере", "при", "вы", "до", "за", "раз", "рас", "об", "от", "под"),
    suffixes=_suffixes("а у ом е ы и ов ам ами ах ой ого ому ым их ая ое ые ся сь"),
)
DUTCH = Pack(
    "nl",
    joining=frozenset("en of te om aan voor".split()),
    doubled=frozenset("ja nee zo heel die dat wat u er".split()),
    prefixes=("on", "be", "ver", "ge", "her", "ont", "aan", "af", "op", "uit", "over", "voor"),
    suffixes=_suffixes("e en s t te ten de den je jes lijk ing ingen heid"),
    compounds=True,
)
UNPARTED = frozenset({"ja", "zh", "th", "lo", "km", "my"})
"""Languages that part no words by spaces."""
PACKS = {pack.language: pack for pack in (ENGLISH, GERMAN, FRENCH, SPANISH, RUSSIAN, DUTCH)}


def pack(language: str) -> Pack:
    """Return the pack for a BCP 47 tag; one without conventions where there is none."""
    base = language.partition("-")[0].lower()
    return PACKS.get(base, Pack(base, parted=base not in UNPARTED))
