"""Own the entries at the foot of the page: what they say, in which layer, and in what words."""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape

from edition.structs import Mutable, field
from edition.typeset.engine import Lines
from edition.typeset.settings import Settings
from edition.typeset.wording import named
from edition.view import Book, Entry, Layer, Open, Reading, Token, quoted, write
from edition.view.tokens import PHRASING, Template

CALLED = 4
"""The row of all notes that are called by numbers: they stand in the order of the numbers."""
LONG_LEMMA = 5
"""A lemma of more words is given by its first and last: “the … Union”."""
LONG_NOTE = 900
"""A note of more letters stands with the notes after the text: no foot of a page holds it."""
LAYERS = {
    Layer.CORRECTION: 1,
    Layer.NORMALISATION: 1,
    Layer.VARIANT: 1,
    Layer.OMISSION: 2,
    Layer.ANOMALY: 3,
    Layer.NOTE: 3,
}
"""The rows at the foot, from the top; what is not here stands in the registers alone."""
SPACE = re.compile(r"[ \t\r\n]+")
WORD, PLACES = "000", "000–000"
"""The widest labels expected: of a lemma of one word, and of several, which may break."""
INLINE = frozenset({"p", "div"})


class Foot(Mutable):
    """Writes the foot entries of one unit, in the order in which the text calls them.

    ``elsewhere`` are the entries that a page could not hold; they, and long notes, are called
    by a number and collected in ``endnotes`` as (anchor, name, number, markup). ``templates``
    write what has one, as in the text.
    """

    book: Book
    settings: Settings
    words: Mapping[str, str]
    elsewhere: frozenset[str] = frozenset()
    templates: Mapping[str, Template] = field(default_factory=dict)
    calls: int = 0
    endnotes: list[tuple[str, str, str, str]] = field(default_factory=list)
    texts: dict[int, str] = field(default_factory=dict)

    def after(self, lemma: Open) -> str:
        """Return the markup of the entries whose lemma just ended."""
        return "".join(map(self._entry, lemma.entries))

    def stands(self, index: int) -> bool:
        """Tell whether the entry at *index* has something to say at the foot of its page."""
        entry = self.book.entries[index]
        has_place = entry.layer in LAYERS and entry.only in {None, self.settings.reading}
        return has_place and entry.layer is not Layer.NOTE and bool(self._text(index))

    def _text(self, index: int) -> str:
        """Return what the entry at *index* says; asked for three times, it is written once."""
        if index not in self.texts:
            self.texts[index] = self.text(self.book.entries[index])
        return self.texts[index]

    def note(self, lemma: Open) -> str:
        """Return the name of the first entry of *lemma* that stands at the foot, or nothing."""
        entries = self.book.entries
        return next((_key(entries[index]) for index in lemma.entries if self.stands(index)), "")

    def _entry(self, index: int) -> str:
        entry = self.book.entries[index]
        if entry.layer not in LAYERS or entry.only not in {None, self.settings.reading}:
            return ""
        # The engine does not collapse white space at the foot, and breaks down on a line end.
        words = SPACE.sub(" ", self._text(index)).strip()
        if not words:
            return ""
        identifier, key = escape(entry.id), escape(_key(entry))
        lemma = "" if entry.layer is Layer.NOTE else self.lemma(entry)
        back = f'<a id="foot-{key}" href="#{identifier}">{lemma}</a>'
        bracket = "" if lemma.endswith("]") else "]"
        said = f"{back}{bracket} {words}" if lemma else f"{back}{words}"
        if not self._by_line(entry, words):
            return self._called(entry, said)
        label = PLACES if set(" -") & set(lemma) else WORD
        return (
            f'<note data-note="{key}" data-ref="{identifier}"'
            f' data-layer="{LAYERS[entry.layer]}" data-label="{label}" dir="ltr">{said}</note>'
        )

    def _by_line(self, entry: Entry, words: str) -> bool:
        """Tell whether an entry is found by its line: else it needs a call in the text."""
        return (
            entry.layer is not Layer.NOTE
            and self.settings.numbering is not Lines.NONE
            and _key(entry) not in self.elsewhere
            and len(words) <= LONG_NOTE
        )

    def _called(self, entry: Entry, words: str) -> str:
        """Write a note that is called by a number; at the foot, or after the text."""
        self.calls += 1
        call, key = str(self.calls), escape(_key(entry))
        if _key(entry) in self.elsewhere or len(words) > LONG_NOTE or not _is_inline(entry.comment):
            self.endnotes.append((entry.id, key, call, words))
            return f'<sup class="generated"><a href="elsewhere:endnote-{key}">{call}</a></sup>'
        return (
            f'<note class="called" data-note="{key}"'
            f' data-layer="{CALLED}" data-label="{call}">{words}</note>'
        )

    def lemma(self, entry: Entry) -> str:
        """Return the words an entry is about, as markup; shortened when there are many."""
        found = quoted(entry, self.settings.reading).split()
        if len(found) > LONG_LEMMA:
            found = [found[0], "…", found[-1]]
        return escape(" ".join(found), quote=False)

    def text(self, entry: Entry) -> str:
        """Return what an entry says after its lemma, as markup; empty when it says nothing."""
        if entry.layer is Layer.NOTE:
            return self._written(entry.comment)
        if entry.layer is Layer.OMISSION:
            return self._omission(entry)
        if entry.layer is Layer.ANOMALY:
            return escape("; ".join(reason.text for reason in entry.reasons), quote=False)
        forms = [*self._other_side(entry), *self._variants(entry)]
        comment = self._written(entry.comment)
        return "; ".join(filter(None, [*forms, comment]))

    def _written(self, tokens: Iterable[Token]) -> str:
        return write(tokens, self.settings.reading, templates=self.templates)

    def _other_side(self, entry: Entry) -> Iterator[str]:
        """Give the form the text does not show: the correction, or what is printed."""
        reading = self.settings.reading
        here, other = quoted(entry, reading), quoted(entry, reading.other)
        # Where only the width of a space differs, both sides look the same.
        if entry.layer is Layer.VARIANT or (here == other and (here or not entry.lemma)):
            return
        form = escape(other, quote=False)
        if reading is Reading.CORRECTED:
            siglum = escape(self.settings.siglum or self.words["printed"])
            yield f'{form or self._said("omitted")} <i class="siglum">{siglum}</i>'
        elif not here:
            yield f"{self._said('insert')} {form or self.words['space']}"
        else:
            sure = entry.decided or entry.certainty in {"high", ""}
            yield f"{self._said('read' if sure else 'perhaps')} {form or self._said('omitted')}"

    def _said(self, word: str) -> str:
        """Return a word of the editor's, which stands in italics."""
        return f"<i>{self.words[word]}</i>"

    def _variants(self, entry: Entry) -> Iterator[str]:
        for variant in entry.variants:
            form = self._written(variant.tokens).strip() or f"<i>{self.words['omitted']}</i>"
            sigla = " ".join(variant.witnesses)
            yield f'{form} <i class="siglum">{escape(sigla)}</i>' if sigla else form

    def _omission(self, entry: Entry) -> str:
        said = self._written(entry.comment) or self.words["omission"]
        by = f", {escape(named(entry.responsible, self.words))}" if entry.responsible else ""
        return f"<i>{said}</i>{by}"


def _key(entry: Entry) -> str:
    """Return the name of an entry; two may be about the same words, each of its own layer."""
    return f"{entry.id}.{LAYERS[entry.layer]}"


def _is_inline(tokens: Iterable[Token]) -> bool:
    """Tell whether a note can stand in a line: a table or a list cannot."""
    return all(not isinstance(token, Open) or token.tag in INLINE | PHRASING for token in tokens)
