"""Own the thorough pass: read on after an error, and say of each what it is.

What follows from an error already reported is not reported: an element that is not allowed
is read by itself, a misspelt one as what it was meant to be, a missing one as if it were
there.
"""

from collections.abc import Sequence

from edition.messages import Message, Severity
from edition.structs import Mutable, field
from edition.tei.intake import DEEPEST, Document, Places, Reader, too_deep
from edition.validation.explain import attributes as about_attributes
from edition.validation.explain import content as about_content
from edition.validation.explain import tags, words
from edition.validation.explain.knowledge import Knowledge
from edition.validation.relaxng.automaton import Automaton, Opening, State, Step
from edition.validation.relaxng.declarations import Declaration
from edition.validation.relaxng.match import BLANK, Scope
from edition.validation.relaxng.names import expand, split


class Frame(Mutable):
    """An element that is open.

    ``state`` is what may come in it; None when nothing is known, and then everything may.
    ``step`` is the way on in its parent, None when it was not allowed there. ``turns`` are the
    children that changed what may come, with the state before each; ``awaited`` maps what was
    told to be missing to that message. ``troubled``: a child was wrong, so what is missing may
    be that child. ``last`` is the child before this point.
    """

    name: str
    offset: int
    state: State | None
    step: Step | None = None
    turns: list[tuple[str, State]] = field(default_factory=list)
    awaited: dict[str, tuple[int, Message]] = field(default_factory=dict)
    troubled: bool = False
    last: str = ""
    text: list[str] = field(default_factory=list)
    text_offset: int = -1


def explain(automaton: Automaton, document: Document) -> list[Message]:
    """Return everything that is wrong with *document* under the schema, in order.

    Raises:
        EditionError: I00x, the document is not well-formed or not harmless.
    """
    explainer = _Explainer(Knowledge(automaton), document)
    explainer.reader.run()
    explainer.check_idrefs()
    return [message for _, message in sorted(explainer.found, key=lambda pair: pair[0])]


class _Explainer(Scope):
    """The handlers of the pass."""

    def __init__(self, knowledge: Knowledge, document: Document) -> None:
        super().__init__()
        self.found: list[tuple[int, Message]] = []
        self._knowledge = knowledge
        self._automaton = knowledge.automaton
        self._document = document
        self._places = Places(document)
        self._frames = [Frame("", 0, knowledge.automaton.start)]
        self._renamed: dict[str, str] = {}
        self._problems: dict[tuple[about_content.Spot, str], about_content.Problem] = {}
        self._ids: dict[str, int] = {}
        self._idrefs: list[tuple[str, tags.Span]] = []
        self.reader = Reader(
            document,
            self._start,
            self._end,
            characters=self._characters,
            bind=self.bind,
            unbind=self.unbind,
            buffered=False,
        )

    def _report(self, code: str, text: str, hint: str, span: tags.Span) -> None:
        place = self._places.at(span.offset, span.length)
        self.found.append((span.offset, Message(code, text, Severity.ERROR, place, hint)))

    def _start(self, name: str, flat: list[str]) -> None:
        offset = self.reader.offset
        if len(self._frames) > DEEPEST:
            raise too_deep(self._document, offset)
        parent = self._frames[-1]
        self._take_text(parent, whole=False)
        name = self._in_namespace(name)
        step, opening = self._enter(parent, name, offset)
        state = None
        if opening:
            pairs = list(zip(flat[::2], flat[1::2], strict=True))
            state = self._attributes(name, opening, pairs, offset)
        parent.last = name
        self._frames.append(Frame(name, offset, state, step))

    def _in_namespace(self, name: str) -> str:
        """Return *name* in the namespace that was meant, once it is known to be meant."""
        if name in self._knowledge.by_name:
            return name
        namespace, local = split(name)
        right = self._renamed.get(namespace)
        fixed = expand(right, local) if right is not None else name
        return fixed if fixed in self._knowledge.by_name else name

    def _enter(self, parent: Frame, name: str, offset: int) -> tuple[Step | None, Opening | None]:
        if parent.state is None:
            return None, self._knowledge.opening(name)
        step = self._automaton.step(parent.state, name)
        if step:
            return step, step.opening
        problem = self._unexpected(
            about_content.Spot(parent.name, tuple(parent.turns), parent.state, parent.last), name
        )
        if name in parent.awaited:  # it was not missing, but comes too late, which is told now
            self.found.remove(parent.awaited.pop(name))
        if not (parent.troubled and problem.skipped):  # what is missing was wrong, and reported
            span = tags.tag_span(self._document.data, offset)
            self._report(problem.code, problem.text, problem.hint, span)
            if len(problem.skipped) == 1:
                parent.awaited[problem.skipped[0]] = self.found[-1]
        if problem.namespace:
            self._renamed[problem.namespace[0]] = problem.namespace[1]
        self._skip(parent, name, problem.skipped)
        parent.troubled = parent.troubled or not problem.skipped
        if parent.state and problem.read_as:
            step = self._automaton.step(parent.state, problem.read_as)
        if step:
            return step, step.opening
        return None, self._knowledge.opening(problem.read_as) if problem.read_as else None

    def _skip(self, parent: Frame, name: str, skipped: Sequence[str]) -> None:
        """Read on in *parent*, at *name*, as if all that was *skipped* before it stood there."""
        if skipped and parent.state:
            parent.turns.append((name, parent.state))
        for missing in skipped:
            parent.state = parent.state and self._knowledge.follow(parent.state, missing)

    def _unexpected(self, spot: about_content.Spot, name: str) -> about_content.Problem:
        """Return what is wrong; whole books make the same mistake again and again."""
        problem = self._problems.get((spot, name))
        if problem is None:
            problem = about_content.unexpected(self._knowledge, spot, name)
            self._problems[spot, name] = problem
        return problem

    def _attributes(
        self, name: str, opening: Opening, pairs: Sequence[tuple[str, str]], offset: int
    ) -> State | None:
        self._collect_ids(opening, pairs, offset)
        state = self._automaton.after(opening.declarations, pairs, self.bindings)
        if state:
            return state
        choices = [
            (
                list(about_attributes.complaints(name, declaration, pairs, self.bindings)),
                declaration,
            )
            for declaration in opening.declarations
        ]
        complaints, declaration = min(choices, key=lambda choice: len(choice[0]))
        for complaint in complaints:
            span = tags.tag_span(self._document.data, offset)
            if complaint.index >= 0:
                spans = tags.attribute_spans(self._document.data, offset, complaint.index)
                span = spans[complaint.in_value]
            self._report(complaint.code, complaint.text, complaint.hint, span)
        return self._without_wrong(opening, declaration, pairs)

    def _collect_ids(self, opening: Opening, pairs: Sequence[tuple[str, str]], offset: int) -> None:
        plan = self._automaton.plan(opening, tuple(name for name, _ in pairs))
        for index, kind in plan.ids:
            _, span = tags.attribute_spans(self._document.data, offset, index)
            for value in pairs[index][1].split():
                if kind != "ID":
                    self._idrefs.append((value, span))
                elif value in self._ids:
                    line = self._places.at(self._ids[value]).line
                    text = f"the id {value!r} is used twice; the first is in line {line}"
                    self._report("V020", text, "give this element another id", span)
                else:
                    self._ids[value] = span.offset

    def check_idrefs(self) -> None:
        """Report the references to ids that turned out not to be there."""
        for value, span in self._idrefs:
            if value not in self._ids:
                text = f"no element has the id {value!r}"
                self._report("V022", text, "give the element that is meant this id", span)

    def _without_wrong(
        self, opening: Opening, declaration: Declaration, pairs: Sequence[tuple[str, str]]
    ) -> State | None:
        """Return the state as if the wrong attributes were not there and the missing ones were."""
        make = self._automaton.make
        if declaration.body.holds_attributes:
            right = about_attributes.right_ones(declaration, pairs, self.bindings)
            return self._automaton.after((declaration,), right, self.bindings)
        patterns = tuple(
            declaration.body if one is declaration else make.not_allowed
            for one in opening.declarations
        )
        return self._automaton.state(patterns)

    def _end(self, _name: str) -> None:
        frame = self._frames[-1]
        self._take_text(frame, whole=True)
        self._frames.pop()
        mask = frame.state.mask if frame.state else 0
        if frame.state and not mask and not frame.troubled:
            problem = about_content.incomplete(self._knowledge, frame.name, frame.state)
            self._report(
                problem.code,
                problem.text,
                problem.hint,
                tags.tag_span(self._document.data, frame.offset),
            )
        parent = self._frames[-1]
        if frame.step and parent.state:
            everything = (1 << len(frame.step.ways)) - 1
            before = parent.state
            parent.state = self._automaton.onward(frame.step, mask or everything)
            if parent.state is not before:
                parent.turns.append((frame.name, before))

    def _characters(self, text: str) -> None:
        frame = self._frames[-1]
        if frame.state is None:
            return
        if frame.text_offset < 0 and text.strip(BLANK):
            frame.text_offset = tags.first_words(self._document.data, self.reader.offset)
        frame.text.append(text)

    def _take_text(self, frame: Frame, *, whole: bool) -> None:
        """Take in the text since the last tag; *whole* when it may be all of the element."""
        state, text, offset = frame.state, "".join(frame.text), frame.text_offset
        frame.text, frame.text_offset = [], -1
        if state is None:
            return
        if state.data and whole:
            after = self._automaton.data(state, text, self.bindings)
            if after.mask or (frame.troubled and not text.strip(BLANK)):
                frame.state = after
                return
            if offset >= 0 and self._automaton.text(state) is None:
                self._wrong_value(frame, text.strip(BLANK), offset)
                frame.state = None
                return
        if text.strip(BLANK):
            after_words = self._automaton.text(state)
            if after_words is None:
                self._stray(frame, text.strip(BLANK), offset)
                frame.troubled = True
            else:
                frame.state = after_words

    def _wrong_value(self, frame: Frame, text: str, offset: int) -> None:
        patterns = frame.state.patterns if frame.state else ()
        hint = about_attributes.expected(patterns, text)
        told = f"{words.described(frame.name)} cannot hold {about_content.quoted(text)}"
        self._report("V009", told, hint, tags.Span(offset, len(text)))

    def _stray(self, frame: Frame, text: str, offset: int) -> None:
        if frame.state:
            spot = about_content.Spot(frame.name, tuple(frame.turns), frame.state, frame.last)
            problem = about_content.stray(self._knowledge, spot, text)
            length = len(text.split("\n", maxsplit=1)[0])
            self._report(problem.code, problem.text, problem.hint, tags.Span(offset, length))
