"""Own what is said about elements and words: not allowed, unknown, missing, in no namespace."""

from edition.structs import Frozen
from edition.validation.explain import words
from edition.validation.explain.knowledge import Knowledge
from edition.validation.relaxng.automaton import State
from edition.validation.relaxng.names import split

QUOTED = 30
"""Characters of stray text that a message repeats."""

TEI_P4 = {"TEI.2", "teiCorpus.2"}


class Spot(Frozen):
    """A point in an element: its name, how it came there, what may come, and the child before.

    ``turns`` are the children after which something else may come than before, each with the
    state before it.
    """

    parent: str
    turns: tuple[tuple[str, State], ...]
    state: State
    last: str


class Problem(Frozen):
    """What is wrong, and how to read on.

    ``read_as`` is the name under which the element is read, empty when it is unknown;
    ``skipped`` are the elements taken to be missing before it; ``namespace`` says which
    namespace stands where which other was meant.
    """

    code: str
    text: str
    hint: str
    read_as: str = ""
    skipped: tuple[str, ...] = ()
    namespace: tuple[str, str] | None = None


def unexpected(knowledge: Knowledge, spot: Spot, name: str) -> Problem:
    """Return what is wrong with an element called *name* that cannot come at *spot*."""
    here = knowledge.heads(spot.state)
    twins = [twin for twin in knowledge.namespaces.get(split(name)[1], ()) if twin != name]
    if name not in knowledge.by_name and twins:
        return _namespace(name, next((twin for twin in twins if twin in here), twins[0]))
    if not spot.parent:
        return _root(name, here, known=name in knowledge.by_name)
    if name not in knowledge.by_name:
        foreign = split(name)[0] not in {split(known)[0] for known in knowledge.by_name}
        return (_foreign if foreign else _unknown)(knowledge, spot, name, here)
    bridge = knowledge.bridge(spot.state, name)
    if bridge:
        missing = words.joined([words.tag(one) for one in bridge], "and")
        are = "is" if len(bridge) == 1 else "are"
        text = (
            f"{missing} {are} missing in {words.described(spot.parent)}, before {words.tag(name)}"
        )
        return Problem("V010", text, f"add {missing} before it", name, tuple(bridge))
    return _misplaced(knowledge, spot, name, here)


def _namespace(name: str, meant: str) -> Problem:
    found, wanted = split(name)[0], split(meant)[0]
    stands = f"in the namespace {found}" if found else "in no namespace"
    text = f"{words.tag(name)} is {stands}, so it is not the {words.tag(name)} of this schema"
    hint = f'write xmlns="{wanted}" on it, or on the outermost element'
    if not wanted:
        hint = "take the namespace declaration away"
    return Problem("V003", text, hint, meant, namespace=(found, wanted))


def _root(name: str, here: frozenset[str], *, known: bool) -> Problem:
    wanted = words.listing(here)
    if split(name)[1] in TEI_P4:
        text = f"{words.tag(name)} begins a document of TEI P4, the TEI of before 2007"
        return Problem("V012", text, "convert it to TEI P5 first: edition import does so")
    text = f"a document cannot begin with {words.described(name)}"
    if split(name)[1].lower() == "html":
        return Problem("V012", text, "it is a web page: edition import takes it in")
    return Problem("V012", text, f"begin with {wanted}", name if known else "")


def _unknown(knowledge: Knowledge, spot: Spot, name: str, here: frozenset[str]) -> Problem:
    text = f"there is no element {words.tag(name)} in this schema"
    guess = words.meant(name, here, knowledge.by_name)
    if guess and guess in here:
        return Problem("V002", text, f"did you mean {words.tag(guess)}?", guess)
    may = _may_come(knowledge, spot, here)
    if guess:
        return Problem("V002", text, f"did you mean {words.tag(guess)}? {may}", guess)
    return Problem("V002", text, f"use an element of the schema: {may}")


def _foreign(knowledge: Knowledge, spot: Spot, name: str, here: frozenset[str]) -> Problem:
    namespace = split(name)[0]
    stands = f"the namespace {namespace}" if namespace else "no namespace"
    text = f"this schema has no elements in {stands}, as {words.tag(name)} is"
    return Problem("V002", text, _may_come(knowledge, spot, here))


def _misplaced(knowledge: Knowledge, spot: Spot, name: str, here: frozenset[str]) -> Problem:
    text = f"{words.described(name)} cannot stand in {words.described(spot.parent)}"
    remedy = words.table("remedies").get(f"{split(spot.parent)[1]}/{split(name)[1]}")
    turned = (child for child, state in reversed(spot.turns) if knowledge.follow(state, name))
    before = next(turned, "")
    if before:
        text = f"{words.described(name)} cannot come here in {words.described(spot.parent)}"
        earlier = f"put it earlier, before {words.tag(before)}"
        if before == name:
            earlier = f"one {words.tag(name)} is enough here: join them, or take one away"
        return Problem("V001", text, earlier, name)
    if spot.last:
        text += " here" if knowledge.parents(name) >= {spot.parent} else ""
    may = _may_come(knowledge, spot, here)
    alias = words.table("aliases").get(split(name)[1])
    meant = next((one for one in sorted(here) if split(one)[1] == alias), None)
    if meant:
        return Problem("V001", text, f"did you mean {words.tag(meant)}? {may}", meant)
    if remedy:
        return Problem("V001", text, remedy, name)
    homes = knowledge.parents(name)
    belongs = f"; {words.tag(name)} belongs in {words.listing(homes)}" if homes else ""
    return Problem("V001", text, may + belongs, name)


def _may_come(knowledge: Knowledge, spot: Spot, here: frozenset[str]) -> str:
    offers = words.listing(here)
    plain = knowledge.allows_text(spot.state)
    if not here:
        return "only words may come here" if plain else f"{words.tag(spot.parent)} ends here"
    return f"here may come {'words, ' if plain else ''}{offers}"


def incomplete(knowledge: Knowledge, name: str, state: State) -> Problem:
    """Return what is wrong with an element called *name* that ends in *state* too early."""
    missing = knowledge.missing(state)
    if not missing:
        text = f"{words.described(name)} is empty, but must hold a value"
        return Problem("V011", text, "write the value between its tags")
    wanted = words.listing(missing)
    text = f"{words.described(name)} is not complete: it still needs {wanted}"
    return Problem("V011", text, f"add {wanted} before its end tag")


def stray(knowledge: Knowledge, spot: Spot, text: str) -> Problem:
    """Return what is wrong with words at *spot*, where none may stand."""
    told = f"words cannot stand directly in {words.described(spot.parent)}: {quoted(text)}"
    if not spot.parent:
        return Problem("V008", told, "put them inside the outermost element")
    wrappers = [name for name in knowledge.heads(spot.state) if knowledge.holds_text(name)]
    if wrappers:
        return Problem("V008", told, f"put them into {words.listing(wrappers)}")
    return Problem("V008", told, "take them away, or move them to where words may stand")


def quoted(text: str) -> str:
    """Return *text* on one line, shortened, in quotation marks."""
    line = " ".join(text.split())
    return f"“{line}”" if len(line) <= QUOTED else f"“{line[:QUOTED].rstrip()}…”"
