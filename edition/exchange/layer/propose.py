"""Own the search: what the grammar and the detector find in the words of somebody else's TEI."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Final

from edition import grammar, proposals
from edition.exchange.layer.linear import Linear, ancestry, linear
from edition.exchange.layer.model import Kind, Layer, Remark, Said
from edition.exchange.layer.place import Pointing
from edition.exchange.layer.place import slots as slots_of
from edition.grammar import Certainty
from edition.messages import EditionError
from edition.view.facts import facts
from edition.view.names import XML_LANG, Element, local_name

AROUND: Final = 32
"""Characters of context on either side."""

OMISSIONS: Final = {"OMISSION": Certainty.HIGH, "AUTHORS_OMISSION": Certainty.MEDIUM}
QUOTED: Final = frozenset(
    "q quote said soCalled mentioned cit title gloss term distinct emph".split()
)
"""Elements that already say what words in quotation marks are."""

SETTLED: Final = frozenset(
    "sic corr orig reg abbr expan choice del supplied surplus unclear foreign code eg egXML gi att "
    "val tag ident idno formula num fw".split()
)
"""Elements whose words are as they are on purpose, or were looked at by an editor already."""


def propose(root: Element, file: str, data: bytes) -> Layer:
    """Return what may be quotations, omissions and slips in the document *root*.

    *file* is its name and *data* its bytes, which the layer is tied to. What the document
    has marked already is not proposed again.
    """
    text = linear(root)
    digest = hashlib.sha256(data).hexdigest()
    if not text.text.strip():
        return Layer(file, digest, ())
    finder = _Finder(root, text)
    found = sorted(finder.found(), key=lambda one: one[:2])
    return Layer(file, digest, tuple(remark for _, _, remark in found))


Found = tuple[int, int, Remark]
"""A remark with its offsets in the linear text."""


class _Finder:
    """Looks through one document."""

    def __init__(self, root: Element, text: Linear) -> None:
        self._text = text
        self._pointing = Pointing(root, text)
        self._document = grammar.analyse(text.text)
        self._language = (facts(root).languages or ("",))[0] or self._document.profile.language

    def found(self) -> Iterator[Found]:
        yield from self._quotations()
        yield from self._omissions()
        yield from self._corrections()

    def _quotations(self) -> Iterator[Found]:
        document = self._document
        for one in document.groups:
            yield from self._quotation("quote", one)
        for quotation in document.quotations.values():
            yield from self._quotation(quotation.element, quotation)

    def _quotation(self, name: str, found: grammar.Quotation | grammar.Group) -> Iterator[Found]:
        if found.start < found.end and not self._is_quoted(found.start, found.end):
            reason = f"quotation marks; {', '.join(found.evidence)}"
            said = Said(Kind.QUOTATION, name, found.certainty, found.evidence, reason)
            yield self._remark(found.start, found.end, said)

    def _omissions(self) -> Iterator[Found]:
        document = self._document
        for kind, text, start in zip(document.kinds, document.texts, document.starts, strict=True):
            if kind in OMISSIONS and not self._stands_in(start, {"ellipsis", "gap", *SETTLED}):
                reason = "dots that stand for words left out"
                said = Said(Kind.OMISSION, "ellipsis", OMISSIONS[kind], ("omission",), reason)
                yield self._remark(start, start + len(text), said)

    def _corrections(self) -> Iterator[Found]:
        for one in self._detected():
            if not (self._stands_in(one.start, SETTLED) or self._is_foreign(one.start)):
                rules = (one.rule,)
                said = Said(
                    Kind.CORRECTION, "corr", one.certainty, rules, one.reason, one.correction
                )
                yield self._remark(one.start, one.end, said)

    def _detected(self) -> Iterable[proposals.Proposal]:
        try:
            return proposals.detect(self._document, self._language).proposals
        except EditionError:  # a language of which nothing is known
            return ()

    def _remark(self, start: int, end: int, said: Said) -> Found:
        target = self._pointing.target(start, end)
        text = self._text.text
        held = "".join(slot.text for slot in slots_of(target.element))
        remark = Remark(
            said=said,
            target=target,
            exact=held[target.start : target.end],
            before=text[max(0, start - AROUND) : start],
            after=text[end : end + AROUND],
        )
        return start, end, remark

    def _names_around(self, offset: int) -> set[Element]:
        slot, _ = self._text.at(offset)
        return set(ancestry(slot.holder))

    def _stands_in(self, offset: int, names: Iterable[str]) -> bool:
        return any(local_name(one) in names for one in self._names_around(offset))

    def _is_quoted(self, start: int, end: int) -> bool:
        """Tell whether an element begins with the opening mark, or with the first word after it."""
        around = self._quoting(start)
        before = self._quoting(start - 1) if start else set()
        inside = self._quoting(start + 1) if start + 1 < end else set()
        return bool(around - before or inside - around)

    def _quoting(self, offset: int) -> set[Element]:
        return {one for one in self._names_around(offset) if local_name(one) in QUOTED}

    def _is_foreign(self, offset: int) -> bool:
        slot, _ = self._text.at(offset)
        named = next((name for one in ancestry(slot.holder) if (name := one.get(XML_LANG))), "")
        return bool(named) and named.split("-")[0] != self._language.split("-")[0]
