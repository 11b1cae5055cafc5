"""Own the way of a TEI text into a stream of tokens, with its divisions and entries."""

from typing import Final

from edition.structs import Mutable
from edition.view import attributes, markup
from edition.view.drafts import TAKES_UP, Draft, Remarks, layer_of, variant
from edition.view.entries import Layer, Where
from edition.view.identity import Anchors
from edition.view.links import Links
from edition.view.names import XML_ID, XML_LANG, Element, Event, shown_text, walk
from edition.view.outline import DIVISIONS, HEADINGS, Outline
from edition.view.plan import Plan, breaks_word, first_text, following_text, glyph
from edition.view.record import Facts
from edition.view.spacing import spaces_inside, unbroken
from edition.view.table import Row
from edition.view.tokens import Close, Open, Passage, Reading, Token
from edition.view.verse import Verse

VERSE_LINE: Final = "verse-line"
REFERENCES: Final = frozenset({"reference", "pointer"})
UNCOUNTED: Final = frozenset({"table", "title-page", "note-block", "figure"})
"""Paragraphs in these are not counted: they are no passages of the running text."""

LAYERS: Final = {
    "notes": Layer.NOTE,
    "readings": Layer.VARIANT,
    "comment": Layer.VARIANT,
    "descriptions": Layer.OMISSION,
}
"""The layer of an entry made for an aside that stands where nothing takes it up."""


class Frame(Mutable):
    """An element that is open, and what its end has to do.

    ``outer`` is the stream to go back to from an aside, ``variant_of`` the draft that the
    aside is a form of, -1 for none. ``has_spaced_marks``: its language sets spaces beside marks.
    """

    element: Element
    row: Row
    only: Reading | None
    tag: str = ""
    drafts: tuple[int, ...] = ()
    division: int = -1
    heading: int = -1
    outer: list[Token] | None = None
    variant_of: int = -1
    is_link: bool = False
    is_counted: bool = False
    has_spaced_marks: bool = False


class Walk:
    """One way through the texts of a plan, from the first word to the last."""

    def __init__(self, plan: Plan, facts: Facts, remarks: Remarks) -> None:
        """Begin with nothing written."""
        self.body: list[Token] = []
        self.drafts: list[Draft] = []
        self.outline = Outline()
        self.links = Links()
        self._plan = plan
        self._facts = facts
        self._remarks = remarks
        self._anchors = Anchors(plan.rows)
        self._verse = Verse()
        self._out = self.body
        self._frames: list[Frame] = []
        self._paragraph = Where()
        self._counted = 0
        self._uncounted = 0  # how many elements are open in which nothing is counted
        self._waiting: set[int] = set()  # open drafts around the next paragraph
        self._skipped = 0
        self._has_spaced_marks = spaces_inside(next(iter(facts.languages), ""))

    def read(self, text: Element) -> None:
        """Read *text* to its end."""
        for event, node in walk(text):
            if event is Event.START:
                self._start(node)
            elif event is Event.OTHER:
                self._say(shown_text(node) + following_text(node))
            else:
                self._end()
                if node is not text:
                    self._say(following_text(node))

    def _say(self, text: str) -> None:
        if text and not self._skipped:
            spaced = self._frames[-1].has_spaced_marks if self._frames else self._has_spaced_marks
            self._out.append(unbroken(text) if spaced else text)

    def _start(self, element: Element) -> None:
        aside = self._plan.asides.get(element, "")
        if self._skipped or aside == "none":
            self._skipped += 1
            return
        only = self._plan.only.get(element) or (self._frames[-1].only if self._frames else None)
        frame = Frame(element, self._plan.rows[element], only)
        frame.has_spaced_marks = self._sets_spaces(element)
        if aside:
            self._start_aside(frame, aside)
        if breaks_word(self._plan, element):
            self._out.append(" ")
        self._open(frame)
        self._frames.append(frame)
        self._say(first_text(element) + glyph(self._plan, element))

    def _sets_spaces(self, element: Element) -> bool:
        """Tell whether *element*, about to be opened, is in a language with spaces beside marks."""
        named = attributes.language(element.get(XML_LANG))
        if named:
            return spaces_inside(named)
        return self._frames[-1].has_spaced_marks if self._frames else self._has_spaced_marks

    def _end(self) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        frame = self._frames.pop()
        if frame.heading >= 0:
            self._end_heading(frame.heading)
        self._out.append(Close(frame.tag))
        for index in frame.drafts:
            self.drafts[index].end = len(self._out)
            self._waiting.discard(index)
        if frame.division >= 0:
            self.outline.end(frame.division, len(self._out))
        if frame.is_counted:
            self._paragraph = Where(self.outline.current)
        self.links.depth -= frame.is_link
        self._uncounted -= frame.row.role in UNCOUNTED
        if frame.outer is not None:
            self._end_aside(frame, frame.outer)

    def _open(self, frame: Frame) -> None:
        """Write the start tag, with all that begins with the element."""
        element, row, plan = frame.element, frame.row, self._plan
        around = self._frames[-1].tag if self._frames and frame.outer is None else "div"
        frame.tag = markup.tag(plan, element, row, around, self.outline.level)
        href = self._link(frame) if row.role in REFERENCES else ""
        layers = [] if frame.outer is not None else self._layers(element, row)
        is_counted = row.numbered and frame.outer is None and self._can_count(element)
        anchor = self._anchor(frame, needed=bool(layers) or is_counted)
        self._uncounted += row.role in UNCOUNTED
        if row.role in DIVISIONS and frame.outer is None:
            start = len(self._out)
            frame.division = self.outline.begin(element, row.role, anchor, start)
        if is_counted:
            self._count(frame, anchor)
        frame.drafts = tuple(self._draft(frame, layer, anchor) for layer in layers)
        self._out.append(
            Open(
                tag=frame.tag,
                attributes=self._attributes(frame, anchor, href),
                role=row.role,
                only=plan.only.get(element),
                entries=frame.drafts,
                number=self._counted if is_counted else 0,
                template="pointer"
                if href and not len(element) and not element.text
                else row.template,
                in_link=self.links.depth > frame.is_link,
            )
        )
        self.links.remember(href, self._out)
        if row.role in HEADINGS:
            frame.heading = len(self._out)

    def _attributes(self, frame: Frame, anchor: str, href: str) -> tuple[tuple[str, str], ...]:
        element = frame.element
        step = self._verse.step(element) if frame.row.role == VERSE_LINE else ""
        role = " ".join(filter(None, (frame.row.role, self._plan.only.get(element), step)))
        found = attributes.described(element, frame.row.role, role, self._plan.table.rend)
        found += [("id", anchor)] if anchor else []
        found += [("href", href)] if href and frame.tag == "a" else []
        found += attributes.language_attributes(element)
        found += attributes.spans(element) if frame.tag in {"td", "th"} else []
        return tuple(found)

    def _anchor(self, frame: Frame, *, needed: bool) -> str:
        own = self._anchors.own(frame.element)
        if not own and (needed or frame.row.role in DIVISIONS):
            own = self._anchors.made(frame.element, frame.row.role)
        self.links.anchors.add(own)
        return own

    def _link(self, frame: Frame) -> str:
        """Return where a reference leads, empty for one that becomes no link."""
        if frame.tag != "a":
            return ""
        href = self.links.begin(frame.element)
        if not href:
            frame.tag = "span"
        frame.is_link = bool(href)
        return href

    def _layers(self, element: Element, row: Row) -> list[Layer]:
        layer = layer_of(element, row.layer)
        found = [layer] if layer else []
        if element.get(XML_ID) in self._remarks.anomalies and Layer.ANOMALY not in found:
            found.append(Layer.ANOMALY)
        return found

    def _draft(self, frame: Frame, layer: Layer, anchor: str) -> int:
        index = len(self.drafts)
        where = Where(self.outline.current, self._paragraph.number, self._paragraph.id)
        draft = Draft(
            frame.element,
            layer,
            frame.row.role,
            anchor,
            self._out,
            len(self._out),
            frame.only,
            where,
        )
        self.drafts.append(draft)
        if not where.number:
            self._waiting.add(index)
        return index

    def _can_count(self, element: Element) -> bool:
        has_words = bool(len(element) or (element.text and not element.text.isspace()))
        is_running = self._out is self.body and not self._uncounted
        return has_words and is_running and not self._paragraph.number

    def _count(self, frame: Frame, anchor: str) -> None:
        self._counted += 1
        self._paragraph = Where(self.outline.current, self._counted, anchor)
        frame.is_counted = True
        for index in self._waiting:
            self.drafts[index].where = self._paragraph
        self._waiting.clear()

    def _end_heading(self, start: int) -> None:
        if self._out is self.body:
            self.outline.name(Passage(self._out, start, len(self._out)))

    def _start_aside(self, frame: Frame, aside: str) -> None:
        """Turn to another stream: that of the entry the aside belongs to, or of its own."""
        frame.outer = self._out
        taken = -1 if aside == "notes" else self._taken_up()
        if taken < 0:
            taken = self._call(frame, LAYERS[aside])
        if aside == "readings":
            frame.variant_of = taken
            self._out = []
        else:
            self._out = self.drafts[taken].comment
            if self._out:  # of two remarks the second begins a word of its own
                self._out.append(" ")

    def _taken_up(self) -> int:
        """Return the innermost open entry that can have variants and comments, -1 for none."""
        for frame in reversed(self._frames):
            for index in frame.drafts:
                if self.drafts[index].layer in TAKES_UP:
                    return index
            if frame.outer is not None:
                return frame.variant_of
        return -1

    def _call(self, frame: Frame, layer: Layer) -> int:
        """Write an empty element where an aside is called, and begin its entry."""
        anchor = self._anchors.given(frame.element, layer)
        self.links.anchors.add(anchor)
        index = self._draft(frame, layer, anchor)
        role = f"{layer}-call"
        self._out.append(
            Open(
                tag="span",
                attributes=(("class", role), ("id", anchor)),
                role=role,
                only=None,
                entries=(index,),
                in_link=self.links.depth > 0,
            )
        )
        self._out.append(Close("span"))
        self._waiting.discard(index)
        self.drafts[index].end = self.drafts[index].start
        return index

    def _end_aside(self, frame: Frame, outer: list[Token]) -> None:
        if frame.variant_of >= 0:
            form = variant(frame.element, self._out, self._facts)
            self.drafts[frame.variant_of].variants.append(form)
        self._out = outer
