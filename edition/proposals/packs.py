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
    of an earlier spelling, and today's, ``period_letters`` what stood inside words.
    ``words`` are right that the lists do not have so: without their accent, or the apostrophe
    before them.
    ``compounds`` says whether words are freely written together. ``parted`` says whether spaces
    part the words, ``names_told`` whether the lists tell names from other words.
    """

    language: str
    doubled: frozenset[str] = frozenset()
    joining: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    elided: frozenset[str] = frozenset()
    spaced: str = ""
    prefixes: tuple[str, ...] = ()
    period: tuple[tuple[str, str], ...] = ()
    period_letters: tuple[tuple[str, str], ...] = ()
    words: frozenset[str] = frozenset()
    suffixes: tuple[tuple[str, str], ...] = ()
    compounds: bool = False
    endings: bool = True
    nouns_capitalised: bool = False
    parted: bool = True
    names_told: bool = False


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
    period_letters=_suffixes(
        "y>i u>v v>u ew>ow ee>ie ae>e inc>enc int>ent eigh>aigh ickl>icl hus>hoos"
    ),
    words=frozenset("cafe cafes twould twere twill twixt".split()),
    compounds=True,
    endings=False,
    names_told=True,
)
GERMAN_PARTICLES = tuple(
    """ab an auf aus bei da dar durch ein empor entgegen fest fort her herab heran herauf heraus
    herbei herein herum herunter hervor hin hinab hinan hinauf hinaus hinein hinüber hinunter hinzu
    los mit nach nieder über um unter vor voran voraus vorbei vorüber weg weiter wider wieder zu
    zurück zusammen zwischen""".split()
)
"""What stands before a verb, apart from it or joined by *zu* or *ge*: zusammenzulesen."""
GERMAN = Pack(
    "de",
    joining=frozenset("und oder zu um an für bis".split()),
    doubled=frozenset("die der das sie ihr sich den dem es so ja nein nach wer was zu".split()),
    abbreviations=frozenset(
        """evtl bzgl beispielsw einschl entspr ausschl insb insbes inkl exkl allg versch usf engl
        franz griech latein ital span russ österr schweiz dtsch geogr gesch hrsg herausg übers
        verb verm eigtl urspr jährl vermutl wahrsch zool medizin mathem theol philos
        jahrh Jahrh Kap kapit Artikel Anm Aufl Bearb Bibl Verf Verl Zeitschr Abschn""".split()
    ),
    prefixes=(
        *"un ver be ent er zer miss ge ur erz".split(),
        *(part + zu for part in GERMAN_PARTICLES for zu in ("", "zu", "ge")),
    ),
    suffixes=_suffixes(
        """e en er es em s n st t te ten ung ungen heit keit lich isch los ere eren erer eres bar
        haft sam chen lein in innen e>en et>en te>en ten>en test>en tet>en end>en ende>en
        enden>en ender>en endes>en ig ige igen iger iges"""
    ),
    period=_suffixes(
        """hn>hen et>t etest>test ete>te ne>ene nes>enes nen>enen ner>ener re>ere rer>erer
        ren>eren res>eres le>ele len>eln ges>iges ger>iger gen>igen ge>ige gem>igem irt>iert
        iren>ieren irte>ierte irten>ierten niß>nis nisse>nisse thum>tum thümer>tümer ey>ei
        eyn>ein ieng>ing äu>eu lichs>liches"""
    ),
    compounds=True,
    nouns_capitalised=True,
)
FRENCH = Pack(
    "fr",
    joining=frozenset("et ou à en de par".split()),
    doubled=frozenset("nous vous si oui non très bien tout plus".split()),
    abbreviations=frozenset(
        """chap append introd imprim édit trad anon biblio coll compl conf dict env fasc librair
        math mécan méd philos polit théol suiv vraisemb appr nouv plur sing subst masc""".split()
    ),
    elided=frozenset("l d j m t s n c qu jusqu lorsqu puisqu quoiqu quelqu presqu".split()),
    spaced="!?;:»",
    prefixes=("re", "ré", "in", "im", "dé", "anti", "sur", "sous", "pré"),
    suffixes=_suffixes("s e es x ment ait aient ions ant"),
)
SPANISH = Pack(
    "es",
    joining=frozenset("y o a por en de".split()),
    abbreviations=frozenset(
        """aprox admón cap edic edit gral ilmo introd izdo licdo págs prov pral pref supl sres trad
        univ máx mín capít dicc compl hist lám núms""".split()
    ),
    doubled=frozenset("sí no muy ya que casi bien todo".split()),
    prefixes=("re", "in", "im", "des", "anti", "sobre", "pre"),
    suffixes=_suffixes("s es mente ndo ndose lo la los las le les me te se nos"),
)
RUSSIAN = Pack(
    "ru",
    joining=frozenset("и или за в по к".split()),
    doubled=frozenset("да нет чуть едва так еле очень долго давно только вот он ну".split()),
    prefixes=tuple(
        """не по на пере при вы до за раз рас разо об обо от ото под подо с со вз вс воз вос из ис
        про у в во о без бес наи сверх полу пол само много меж между пред противо""".split()
    ),
    suffixes=_suffixes(
        """а у ом е ы и ов ам ами ах ой ого ому ым их ая ое ые ся сь ю ей ею ями ях ем
        а>о ы>а у>а ой>а ою>а е>а и>ь я>ь ю>ь ем>ь ей>ь ям>ь ями>ь ях>ь и>я ю>я ей>я ею>я ями>я
        ях>я и>й я>й ю>й ем>й ев>й ами>а ам>а ами>о ах>о
        ее>ый ей>ый ее>ий ейший>ый ейшая>ый ейшие>ый ый>ой ого>ый ому>ый ым>ый ыми>ый ых>ый ую>ый
        ая>ый ое>ый ые>ый ою>ый ею>ий его>ий ему>ий им>ий ими>ий их>ий юю>ий яя>ий ее>ий ие>ий о>ый
        ю>ть ет>ть ем>ть ете>ть ют>ть ешь>ть ит>ить им>ить ите>ить ят>ить ишь>ить ат>ить
        л>ть ла>ть ло>ть ли>ть й>ть йте>ть я>ть в>ть вши>ть вший>ть вшая>ть вшие>ть ющий>ть
        ющая>ть ющие>ть щий>т нный>ть нная>ть нное>ть нные>ть но>ть
        лся>ться лась>ться лось>ться лись>ться ется>ться ются>ться емся>ться ется>ть ться>ть
        ится>ить ятся>ить ну>нуть нет>нуть нут>нуть нешь>нуть нул>нуть нула>нуть
        ость>ый ости>ый остью>ый ски>ский"""
    ),
    period=_suffixes(
        "ием>ьем ием>ие ье>ие ья>ия ью>ию ьем>ием ьям>иям ьях>иях ьями>иями ью>ией ыя>ые аго>ого"
    ),
)
DUTCH = Pack(
    "nl",
    joining=frozenset("en of te om aan voor".split()),
    abbreviations=frozenset(
        """bijv bijvoorb enz resp blz hoofdst aant afb afd alg betr derg eigenl evenw vert uitg
        voorn wetensch zogen ongev taalk gesch mevr""".split()
    ),
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
