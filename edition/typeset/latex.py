"""Own the edition as LaTeX with reledmac, for presses that set in TeX; from the same units."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from importlib.resources import files
from typing import Final

import jinja2

from edition.typeset.apparatus import LAYERS, Foot
from edition.typeset.cutting import HEADINGS, Unit, units
from edition.typeset.imprint import imprint
from edition.typeset.settings import Settings, settings
from edition.typeset.wording import wording
from edition.view import Book, Element, Entry, Layer, Open, Token, in_reading, plain, read
from edition.view.tokens import PHRASING

SPECIAL: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#",
        "%": r"\%", "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
        "[": "{[}", "]": "{]}", "\u00a0": "~", "\u00ad": r"\-",
    }
)  # fmt: skip
"""What TeX would take for a command; brackets, too, since they begin optional arguments."""

COMMANDS: Final = {
    "em": r"\emph", "i": r"\textit", "cite": r"\textit", "b": r"\textbf", "strong": r"\textbf",
    "sup": r"\textsuperscript", "sub": r"\textsubscript",
}  # fmt: skip
CLASSES: Final = {
    "italic": r"\textit", "bold": r"\textbf", "small-caps": r"\textsc",
    "superscript": r"\textsuperscript", "subscript": r"\textsubscript",
}  # fmt: skip
SERIES: Final = {1: "A", 2: "B", 3: "C"}
LANGUAGES: Final = {
    "de": "german", "el": "greek", "en": "english", "es": "spanish", "fr": "french",
    "it": "italian", "la": "latin", "nl": "dutch", "pl": "polish", "pt": "portuguese",
    "ru": "russian",
}  # fmt: skip
_SIZES: Final = (10.0, 11.0, 12.0)
_TAG: Final = re.compile(r"<(/?)(\w+)[^>]*?(/?)>")


def latex(tree: Element, chosen: Settings | None = None) -> str:
    """Return the edition as a LaTeX document for XeLaTeX or LuaLaTeX with reledmac.

    Lines are numbered and entries keyed to them by reledmac: run it three times.
    """
    look = chosen or settings()
    book = read(tree)
    language = next(iter(book.facts.languages), "en")
    words = wording(language)
    title_page, cut = units(book, look.chapters)
    said = imprint(tree, book.facts, words)
    front = [Unit("front", "", title_page)] if title_page else []
    return _template().render(
        s=look,
        class_size=min(_SIZES, key=lambda size: abs(size - look.size)),
        language=LANGUAGES.get(language.partition("-")[0], "english"),
        title=escape(book.facts.title),
        subtitle=escape(book.facts.subtitle),
        author=escape(", ".join(person.name for person in book.facts.authors)),
        publisher=escape(said.publisher),
        body="\n".join(_unit(book, look, words, unit) for unit in (*front, *cut)),
    )


def escape(text: str) -> str:
    """Return *text* as TeX prints it."""
    return text.translate(SPECIAL)


def _template() -> jinja2.Template:
    # TeX is full of braces: the template has marks of its own. Values are escaped by ``escape``.
    environment = jinja2.Environment(  # noqa: S701 -- not HTML
        block_start_string="<%", block_end_string="%>",
        variable_start_string="<<", variable_end_string=">>",
        comment_start_string="<#", comment_end_string="#>",
        undefined=jinja2.StrictUndefined, trim_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    source = (files(__package__) / "styles" / "reledmac.tex.j2").read_text("utf-8")
    return environment.from_string(source)


def _unit(book: Book, look: Settings, words: Mapping[str, str], unit: Unit) -> str:
    writer = _Writer(Foot(book, look, words))
    for token in in_reading(unit.tokens, look.reading):
        writer.take(token)
    writer.end_paragraph()
    inside = "\n".join(writer.done)
    head, _, rest = (
        inside.partition("\n") if inside.startswith("\\editionhead") else ("", "", inside)
    )
    return f"{head}\n\\beginnumbering\n{rest}\n\\endnumbering\n"


@dataclass(slots=True)
class _Writer:
    """Turns tokens into TeX: ``line`` is the paragraph at work, ``done`` what is finished.

    ``verse`` holds the lines of a stanza until it ends, since reledmac parts them by ``&``.
    """

    foot: Foot
    done: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    verse: list[str] = field(default_factory=list)
    opened: list[tuple[Open, str]] = field(default_factory=list)
    headed: bool = False

    def take(self, token: Token) -> None:
        """Write one token."""
        if isinstance(token, str):
            self.line.append(escape(" ".join(token.split("\n"))))
        elif isinstance(token, Open):
            self._open(token)
        else:
            self._close()

    def _open(self, token: Open) -> None:
        if token.role == "verse-line":
            self._end_words()
        elif token.tag not in PHRASING:
            self.end_paragraph()
        lemma = [index for index in token.entries if self.foot.stands(index)]
        command = _command(token)
        before = "\\edtext{" * bool(lemma) + (f"{command}{{" if command else "")
        after = "}" * bool(command) + (self._entries(token) if lemma else self._notes(token))
        if token.tag in PHRASING:
            self.line.append(before)
            self.opened.append((token, after))
        else:
            # A block cannot be a lemma in TeX: its entries go to its first words.
            self.opened.append((token, ""))
            self.line.append("\\edtext{}" + self._entries(token)[1:] if lemma else "")

    def _close(self) -> None:
        token, after = self.opened.pop()
        if token.tag in PHRASING:
            self.line.append(after)
        elif token.role == "verse-line":
            self.verse.append("".join(self.line).strip())
            self.line.clear()
        elif token.tag in HEADINGS:
            self._heading()
        else:
            self.end_paragraph()

    def _heading(self) -> None:
        words = "".join(self.line).strip()
        self.line.clear()
        if words and not self.headed and not self.done:
            self.done.append(f"\\editionhead{{{words}}}")
        elif words:
            self.done.append(f"\\pstart\\skipnumbering\\centering\\textit{{{words}}}\\pend")
        self.headed = True

    def end_paragraph(self) -> None:
        """Finish the stanza or the paragraph at work, if there is one."""
        if self.verse:
            self.done.append("\\stanza\n" + "&\n".join(self.verse) + "\\&")
            self.verse.clear()
        self._end_words()

    def _end_words(self) -> None:
        words = "".join(self.line).strip()
        self.line.clear()
        if not words:
            return
        if any(token.tag == "blockquote" for token, _ in self.opened):
            words = f"\\begin{{quote}}{words}\\end{{quote}}"
        self.done.append(f"\\pstart\\relax {words}\n\\pend")

    def _entries(self, token: Open) -> str:
        entries = (self.foot.book.entries[index] for index in token.entries)
        notes = "".join(map(self._entry, entries))
        return f"}}{{{notes}}}"

    def _entry(self, entry: Entry) -> str:
        if entry.layer not in LAYERS or entry.layer is Layer.NOTE:
            return ""
        words = self.foot.text(entry)
        series = SERIES[LAYERS[entry.layer]]
        return f"{self._lemma(entry)}\\{series}footnote{{{from_markup(words)}}}" if words else ""

    def _lemma(self, entry: Entry) -> str:
        """Give the words at the foot, where they are not simply those in the text."""
        shown = unescape(self.foot.lemma(entry))
        is_same = shown == plain(entry.lemma, self.foot.settings.reading)
        return "" if is_same else f"\\lemma{{{escape(shown)}}}"

    def _notes(self, token: Open) -> str:
        """Write the notes called here."""
        entries = [self.foot.book.entries[index] for index in token.entries]
        notes = [self.foot.text(one) for one in entries if one.layer is Layer.NOTE]
        return "".join(f"\\footnote{{{from_markup(words)}}}" for words in notes if words)


def _command(token: Open) -> str:
    classes = dict(token.attributes).get("class", "").split()
    found = (CLASSES[name] for name in classes if name in CLASSES)
    return next(found, COMMANDS.get(token.tag, ""))


def from_markup(markup: str) -> str:
    """Turn the markup of a note into TeX; elements without a command give their words."""
    pieces: list[str] = []
    closing: list[str] = []
    position = 0
    for tag in _TAG.finditer(markup):
        pieces.append(escape(unescape(markup[position : tag.start()])))
        position = tag.end()
        if tag[3]:
            continue
        if tag[1]:
            pieces.append(closing.pop())
        else:
            command = COMMANDS.get(tag[2], "")
            pieces.append(f"{command}{{" if command else "")
            closing.append("}" if command else " " if tag[2] not in PHRASING else "")
    pieces.append(escape(unescape(markup[position:])))
    return " ".join("".join(pieces).split())
