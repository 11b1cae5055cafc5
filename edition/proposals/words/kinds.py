"""Own what kind of word a form is, wherever it stands: by its tags, its ending or itself."""

from functools import cache, lru_cache

from edition.proposals.words.lexicon import OTHER, SPEECH, TAGS, Lexicon, Tag, parts
from edition.proposals.words.speech import LINKING_FORMS

FUNCTION_WORDS = frozenset(
    """a an the this that these those i you he she it we they me him her us them my your his its
    our their who whom whose which what and or but nor for if than then as at by from in into of
    off on onto to up upon with without is am are was were be been being has have had having do
    does did done will would shall should can could may might must not no so too very there here
    when where why how because though although while whilst until till unless before after since
    about above across against along among around behind below beneath beside between beyond down
    during except near over past through throughout toward towards under within each every either
    neither both all any some such other another one two three four five six seven eight nine ten
    much many more most less least few several own same only just also even ever never always often
    yet still himself herself itself themselves myself yourself ourselves cannot out away back again
    quite rather almost enough perhaps thus therefore however now once soon first last next well
    little long far like unlike let it's i'm that's don't thou thee thy ye said says say seem seems
    seemed become becomes became look looks looked felt feel feels made make makes making
    everything nothing something anything nobody somebody anybody none everyone others later better
    worse sooner different""".split()
)
SUFFIXES = (
    ("'s", "POS", "POS"), ("ly", "uRB", "RB"), ("ed", "uVBD+VBN", "VBD"), ("ing", "uVBG", "VBG"),
    ("ous", "uJJ", "JJ"), ("ful", "uJJ", "JJ"), ("less", "uJJ", "JJ"), ("able", "uJJ", "JJ"),
    ("ible", "uJJ", "JJ"), ("ness", "uNN", "NN"), ("tion", "uNN", "NN"), ("s", "uNNS", "NNS"),
)  # fmt: skip
"""What the ending of an unknown word says it is, finely and coarsely."""
NAME = ("NAME", "NAME")
VERBS = Tag.VB | Tag.VBZ | Tag.VBD | Tag.VBN | Tag.VBG


@lru_cache(maxsize=65_536)
def plain(form: str) -> str:
    """Return *form* in small letters with a straight apostrophe."""
    return form.lower().replace("’", "'")


def is_name(form: str) -> bool:
    """Say whether *form* is taken for a name: it has a capital, and no grammar alone."""
    return form[0].isupper() and plain(form) not in FUNCTION_WORDS


def kind(form: str, lexicon: Lexicon) -> tuple[str, str]:
    """Return what *form* is, finely and coarsely, wherever it stands."""
    small = plain(form)
    if small in FUNCTION_WORDS:
        return small, small
    if form[0].isupper():
        return NAME
    reading = lexicon.records[small] >> SPEECH
    if not reading & TAGS:
        return _unknown(small, parts(reading)[1])
    return _read(reading, linking=small in LINKING_FORMS)


@cache
def _read(reading: int, *, linking: bool) -> tuple[str, str]:
    """Return the kind that a lexicon reads so; *linking*: an adjective may follow, if a verb."""
    tags, commonest = parts(reading)
    names = [tag.name for tag in Tag if tags & tag]
    first = next((tag.name for tag in Tag if tag.bit_length() == commonest), "")
    if not first:
        first = names[0] if len(names) == 1 else "F" if commonest == OTHER else f"?{names[0]}"
    fine = f"{first}:{'+'.join(name for name in names if name != first)}"
    if linking and first[0] == "V" and tags & VERBS:
        return f"{first}L:{fine}", f"{first}L"
    return fine, first


def _unknown(form: str, commonest: int) -> tuple[str, str]:
    if commonest:
        return f"c{commonest}", "F"
    found = (kinds for ending, *kinds in SUFFIXES if form.endswith(ending))
    fine, coarse = next(found, ("UNK", "NN"))
    return fine, coarse
