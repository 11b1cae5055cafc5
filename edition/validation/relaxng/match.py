"""Own the fast pass: whether a document is right, what it names, and what it points at.

For an element whose like has been met before, this costs a few dictionary look-ups. It
explains nothing: when something is wrong, ``explain`` reads the document once more.
"""

from edition.structs import Mutable, field
from edition.tei.intake import Document, Reader
from edition.validation.relaxng.automaton import Automaton, Opening, State, Step
from edition.validation.relaxng.datatypes import Bindings

BLANK = " \t\r\n"
XML_BINDING: Bindings = {"xml": "http://www.w3.org/XML/1998/namespace"}


class Mismatch(Exception):  # noqa: N818 -- not an error of ours: the document is not right
    """The document does not match; reading on would tell no more."""


class Reading(Mutable):
    """What one pass found.

    ``right``: the document matches the schema, ids apart. ``ids`` are the values of
    attributes that the schema makes ID, ``idrefs`` of those it makes IDREF or IDREFS;
    ``watched`` pairs the names and values of the attributes that the caller asked for.
    """

    right: bool = True
    ids: list[str] = field(default_factory=list)
    idrefs: list[str] = field(default_factory=list)
    watched: list[tuple[str, str]] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """Whether ids are unique and idrefs meet one, as RELAX NG's DTD compatibility wants."""
        known = set(self.ids)
        return len(known) == len(self.ids) and known.issuperset(self.idrefs)


def match(automaton: Automaton, document: Document, watch: frozenset[str] = frozenset()) -> Reading:
    """Read *document* against the schema; stop at the first thing that is wrong.

    Raises:
        EditionError: I00x, the document is not well-formed or not harmless.
    """
    matcher = _Matcher(automaton, watch)
    reader = Reader(
        document,
        matcher.start,
        matcher.end,
        characters=matcher.characters,
        bind=matcher.bind,
        unbind=matcher.unbind,
    )
    try:
        reader.run()
    except Mismatch:
        matcher.reading.right = False
    return matcher.reading


class Scope:
    """The namespace prefixes in scope, as a reader reports them."""

    def __init__(self) -> None:
        """Begin with the one prefix that XML itself binds."""
        self.bindings: Bindings = XML_BINDING
        self._outer: list[Bindings] = []

    def bind(self, prefix: str | None, namespace: str | None) -> None:
        """Enter the scope of a declaration."""
        self._outer.append(self.bindings)
        self.bindings = {**self.bindings, prefix or "": namespace or ""}

    def unbind(self, _prefix: str | None) -> None:
        """Leave it."""
        self.bindings = self._outer.pop()


class _Matcher(Scope):
    """The handlers of one pass. Speed matters here and nowhere else in this room."""

    def __init__(self, automaton: Automaton, watch: frozenset[str]) -> None:
        super().__init__()
        self.reading = Reading()
        self._automaton = automaton
        self._watch = watch
        self._watched: dict[tuple[str, ...], list[int]] = {}
        self._state = automaton.start
        self._steps: list[Step] = []
        self._words: list[str] = []

    def start(self, name: str, attributes: list[str]) -> None:
        """Step into an element."""
        state = self._state
        if state.data and self._words:
            state = self._plain(state)
        step = state.children.get(name) or self._automaton.step(state, name)
        if step is None:
            raise Mismatch
        self._steps.append(step)
        after = self._attributes(step.opening, attributes) if attributes else step.opening.bare
        if after is None:
            raise Mismatch
        self._state = after

    def _attributes(self, opening: Opening, attributes: list[str]) -> State | None:
        names = tuple(attributes[::2])
        plan = opening.plans.get(names) or self._automaton.plan(opening, names)
        for index, known, rule in plan.checks:
            value = attributes[2 * index + 1]
            if value not in known and not rule.allows(value, self.bindings):
                return None
        reading = self.reading
        for index, kind in plan.ids:
            values = attributes[2 * index + 1].split()
            (reading.ids if kind == "ID" else reading.idrefs).extend(values)
        watched = self._watched.get(names)
        if watched is None:
            watched = [index for index, name in enumerate(names) if name in self._watch]
            self._watched[names] = watched
        for index in watched:
            reading.watched.append((names[index], attributes[2 * index + 1]))
        if plan.joint:
            pairs = list(zip(names, attributes[1::2], strict=True))
            return self._automaton.after(opening.declarations, pairs, self.bindings)
        return plan.state

    def end(self, _name: str) -> None:
        """Step out of an element."""
        state = self._state
        if state.data:
            state = self._automaton.data(state, "".join(self._words), self.bindings)
            self._words = []
        step = self._steps.pop()
        after = step.onward.get(state.mask) or self._automaton.onward(step, state.mask)
        if after is None:
            raise Mismatch
        self._state = after

    def characters(self, text: str) -> None:
        """Take words in."""
        state = self._state
        if state.words is state:
            return
        if state.data:
            self._words.append(text)
        elif text.strip(BLANK):
            after = state.words or self._automaton.text(state)
            if after is None:
                raise Mismatch
            self._state = after

    def _plain(self, state: State) -> State:
        """Return the state after text that turned out not to be the whole of an element."""
        blank = not "".join(self._words).strip(BLANK)
        self._words = []
        after = state if blank else self._automaton.text(state)
        if after is None:
            raise Mismatch
        return after
