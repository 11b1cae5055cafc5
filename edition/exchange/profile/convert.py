"""Own the way from TEI to a profile of it: one walk, every element placed, every loss counted."""

import copy
from collections.abc import Callable, Iterator
from typing import Final

from lxml import etree

from edition.exchange.profile.attributes import can_stand, carry, returned
from edition.exchange.profile.edges import canonical, prune
from edition.exchange.profile.losses import Change, Changes, Kind
from edition.exchange.profile.model import TEXT, Profile, Rule
from edition.exchange.profile.writer import Writer
from edition.structs import Mutable
from edition.view import TABLE, Reading
from edition.view.names import Element, Event, local_name, text_of, walk
from edition.view.plan import Plan, breaks_word, plan

BESIDE: Final = frozenset({"standOff", "facsimile", "sourceDoc", "fsdDecl"})
"""What stands beside the text, and is left out whole where a profile has no place for it."""

NOWHERE: Final = "none"
"""The aside of what the views show nowhere, such as the underscores of ``_italics_``."""

NEEDED: Final = frozenset({"TEI", "text", "body"})
"""What stays even where nothing is left in it."""

NOTE_BLOCKS_IN: Final = frozenset("div body back front list listBibl listPerson listPlace".split())
"""Where a note is a block of the text, and not a note to a place in it."""

NO_RULE: Final = Rule()
Header = Callable[[Element], Element]
"""What writes a header anew from the root of a document."""


class _Frame(Mutable):
    """An element of the source: how deep the result was before it, and as what it stands.

    ``out`` is the depth of the element that stands for it; 0 when none does.
    """

    source: Element
    depth: int
    is_block: bool
    out: int = 0


class Converter:
    """Writes one document in a profile; ``changes`` is filled on the way."""

    def __init__(self, profile: Profile, root: Element, reading: Reading) -> None:
        self.profile = profile
        self.reading = reading
        self.changes = Changes()
        self.plan: Plan = plan(root, TABLE)
        self.out = Writer(profile, self.changes)
        self.frames: list[_Frame] = []
        self.skipped: Element | None = None

    def convert(self, root: Element, header: Header | None) -> Element:
        """Return *root* in the profile, with a header that *header* writes, if it is given."""
        for event, node in walk(root):
            if self.skipped is not None:
                if event is Event.END and node is self.skipped:
                    self.skipped = None
                    self.out.words(node.tail or "", node)
            elif event is Event.OTHER:
                self._other(node)
            elif event is Event.END:
                self._end(node, is_root=node is root)
            elif header and local_name(node) == "teiHeader":
                self._write_anew(node, header(root))
            else:
                self._start(node)
        result = copy.deepcopy(self.out.top[0])  # a document of its own
        prune(result, self.changes)
        return result

    def _start(self, source: Element) -> None:
        is_block = source in self.plan.blocks and not self.plan.asides.get(source)
        self.frames.append(_Frame(source, len(self.out.open), is_block))
        rule = self._rule(source)
        if self._is_left_out(source, rule):
            self._skip(source)
        elif rule.flatten:
            self._flatten(source, rule)
        elif any(self._stands(source, rule, name) for name in self._names(source, rule)):
            return
        elif not self._stands_anyhow(source):
            self._unwrap(source)

    def _rule(self, source: Element) -> Rule:
        """Return the rule for *source* where it stands, or for all of its name."""
        parent, rules = source.getparent(), self.profile.rules
        here = f"{local_name(parent)}/{local_name(source)}" if parent is not None else ""
        return rules.get(here) or rules.get(local_name(source), NO_RULE)

    def _names(self, source: Element, rule: Rule) -> Iterator[str]:
        """Yield the elements that may stand for *source*, the best first."""
        name = rule.to or local_name(source)
        if name in self.profile.elements and not self._is_broken_choice(source):
            yield name
        if rule.otherwise:
            yield rule.otherwise

    def _stands(self, source: Element, rule: Rule, name: str) -> bool:
        """Write *source* as *name*, if it can be; tell whether it was."""
        if not can_stand(self.profile, source, rule, name):
            return False
        if name == "note" and not self._suits_note(source):
            return False
        if not self.out.place(name, is_block=self.frames[-1].is_block, where=source):
            return False
        if name != local_name(source):
            self._keep_words_apart(source)
        self.frames[-1].out = len(self.out.open) - 1
        self._carry(source, rule if name != rule.otherwise else NO_RULE)
        self.out.words(source.text or "", source)
        return True

    def _stands_anyhow(self, source: Element) -> bool:
        """Leave *source* where words without tags would be no better off; tell whether it is."""
        name = local_name(source)
        if self._is_in_header() or name not in self.profile.elements:
            return False
        if self.profile.holds_text(self.out.name) or self.out.may_wrap(TEXT):
            return False
        self.changes.add(Change(Kind.MISPLACED, self.out.name, "", f"<{name}>"), source)
        self.out.push(name, is_block=self.frames[-1].is_block)
        self.frames[-1].out = len(self.out.open) - 1
        self._carry(source, NO_RULE)
        self.out.words(source.text or "", source)
        return True

    def _suits_note(self, source: Element) -> bool:
        """Tell whether a note is read here as it was: a note to the text, or a block of it.

        A note to the text that would stand among blocks gets a paragraph of its own.
        """
        if source not in self.plan.rows:
            return True
        is_aside = bool(self.plan.asides.get(source))
        among_blocks = self.out.name in NOTE_BLOCKS_IN
        for _ in ("div", "p"):  # after a division the paragraph needs one, too
            if is_aside and self.out.name in NOTE_BLOCKS_IN:
                self.out.wrap("note", source)
        return is_aside or among_blocks

    def _carry(self, source: Element, rule: Rule) -> None:
        came, out, own = local_name(source), self.out.element, Changes()
        carry(self.profile, source, rule, out, own)
        back = returned(self.profile, out)
        if local_name(back) != came:
            self.changes.lose(source, became=_shown(back))
            self.changes.gain(back, source, f"for <{came}>")
            return
        self.changes.merge(own)
        if local_name(out) != came:
            self.changes.add(Change(Kind.CHANGED, came, "", _shown(out)), source)

    def _unwrap(self, source: Element) -> None:
        """Take the tags away; the words go on where they stand."""
        if self._is_in_header() and not (
            self.profile.holds_text(self.out.name) or self.out.may_wrap(TEXT)
        ):
            self._skip(source)
            return
        self.changes.lose(source)
        self._keep_words_apart(source)
        self.out.words(source.text or "", source)

    def _end(self, source: Element, *, is_root: bool) -> None:
        frame = self.frames.pop()
        if frame.out:
            self._insist_on_content(source, frame.out)
        if frame.out or frame.is_block:
            ends = [frame.out] * bool(frame.out) + [frame.depth] * frame.is_block
            del self.out.open[min(ends) :]
        if frame.is_block and not frame.out:
            self._keep_words_apart(source)
        if not is_root:
            self.out.words(source.tail or "", source)

    def _insist_on_content(self, source: Element, depth: int) -> None:
        """Take away what stands for *source* where nothing that is in it has a place."""
        out = self.out.open[depth].element
        if len(out) or (out.text or "").strip() or not len(source):
            return
        name = self.out.open[depth].name
        if self.profile.holds_text(name) or name in NEEDED:
            return
        self.changes.lose(returned(self.profile, out), became="nothing is left in it")
        self.out.open[depth - 1].element.remove(out)

    def _other(self, node: Element) -> None:
        """Keep a comment, a processing instruction, or an entity that is not resolved."""
        if isinstance(node, etree._Entity):  # noqa: SLF001 (lxml has no public name for it)
            self.out.element.append(etree.Entity(node.name))
        elif isinstance(node, etree._Comment):  # noqa: SLF001 (as above)
            self.out.element.append(etree.Comment(node.text))
        else:
            self.changes.add(Change(Kind.LEFT_OUT, "?"), node)
        self.out.words(node.tail or "", node)

    def _is_left_out(self, source: Element, rule: Rule) -> bool:
        """Tell whether the words of *source* are not of the running text that is asked for."""
        name = local_name(source)
        if name in BESIDE and name not in self.profile.elements:
            return True
        if self.plan.asides.get(source) == NOWHERE and name not in self.profile.elements:
            return True
        if rule.to or (name in self.profile.elements and not self._is_side(source)):
            return False
        if self.plan.only.get(source) is self.reading.other:
            return True
        return bool(self.plan.asides.get(source)) and name not in self.profile.elements

    def _is_side(self, source: Element) -> bool:
        parent = source.getparent()
        return (
            parent is not None
            and local_name(parent) == "choice"
            and ("choice" not in self.profile.elements or self._is_broken_choice(parent))
        )

    def _is_broken_choice(self, source: Element) -> bool:
        """Tell whether *source* is a choice one of whose sides the profile does not have."""
        return local_name(source) == "choice" and any(
            local_name(side) not in self.profile.elements for side in source.iterchildren("*")
        )

    def _skip(self, source: Element) -> None:
        self._keep_words_apart(source)
        self.frames.pop()
        self.skipped = source
        for one in source.iter("*"):
            self.changes.lose(one, Kind.LEFT_OUT)

    def _flatten(self, source: Element, rule: Rule) -> None:
        for one in source.iter("*"):
            self.changes.lose(one, became=f"words in <{rule.flatten}>")
        words = text_of(source)
        if words and self.out.place(rule.flatten, is_block=False, where=source):
            out = self.out.open.pop().element
            carry(self.profile, etree.Element("none"), NO_RULE, out, self.changes)
            self.changes.add(Change(Kind.ADDED, rule.flatten, "", "from the header"), source)
            out.text = words
        self.frames.pop()
        self.skipped = source

    def _write_anew(self, source: Element, header: Element) -> None:
        header.tail = None
        if canonical(header) != canonical(source):
            for one in source.iter("*"):
                self.changes.lose(one, Kind.REWRITTEN)
            for one in header.iter("*"):
                self.changes.gain(one, source, "", Kind.COMPOSED)
        self.out.element.append(header)
        self.skipped = source

    def _is_in_header(self) -> bool:
        return any(local_name(frame.source) == "teiHeader" for frame in self.frames)

    def _keep_words_apart(self, source: Element) -> None:
        """Remember that the tags of *source* ended a word; the writer puts a space for them."""
        if source in self.plan.blocks or (
            source in self.plan.rows and breaks_word(self.plan, source)
        ):
            self.out.apart = source


def _shown(element: Element) -> str:
    return f"<{local_name(element)}>"
