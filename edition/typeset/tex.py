"""Own the writing of a unit of the text as TeX: paragraphs, verse, tables, entries, labels."""

import re
from collections.abc import Mapping
from html import unescape
from typing import Final

from edition.structs import Mutable, field
from edition.typeset.apparatus import LAYERS, Foot
from edition.typeset.engine import Lines
from edition.typeset.titles import HEADINGS
from edition.view import Close, Entry, Layer, Open, Token, plain
from edition.view.tokens import PHRASING
from edition.view.verse import steps

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
BLOCKS: Final = {"speaker": r"\textsc", "stage": r"\textit"}
"""Commands for all the words of a block, by its role."""
CELLS: Final = frozenset({"td", "th"})
SHORT: Final = 24
"""Letters of the longest cell in a table that is set without breaking its lines."""
_TAG: Final = re.compile(r"<(/?)(\w+)[^>]*?(/?)>")
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9.:-]")
_MARK: Final = re.compile(r"\\(?:edlabel|index)(?:\[\w+\])?\{[^}]*\}")
_QUOTED: Final = re.compile(r'([!@|"])')


def escape(text: str) -> str:
    """Return *text* as TeX prints it."""
    return text.translate(SPECIAL)


def label(anchor: str) -> str:
    """Return *anchor* as the name of a label."""
    return _UNSAFE.sub("-", anchor)


def place(anchor: str, words: str) -> str:
    """Return *words*, “p. {page}, l. {line}”, with the numbers that reledmac will find."""
    page, line = (f"\\ed{what}ref{{{label(anchor)}}}" for what in ("page", "line"))
    return words.format(page=page, line=line)


def index(term: str, name: str = "") -> str:
    """Return an entry of an index; what makeindex reads as a sign is quoted."""
    of = f"[{name}]" if name else ""
    return f"\\index{of}{{{_QUOTED.sub(chr(34) + chr(92) + '1', escape(term))}}}"


class Writer(Mutable):
    """Turns tokens into TeX: ``line`` is the paragraph at work, ``done`` what is finished.

    ``verse`` holds the lines of a stanza until it ends, since reledmac parts them by ``&``;
    ``rows`` the table at work. ``labelled`` are the anchors that something refers to, ``terms``
    the index entries at an anchor, ``waiting`` what stands before the next words.
    """

    foot: Foot
    labelled: frozenset[str] = frozenset()
    terms: Mapping[str, str] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    verse: list[str] = field(default_factory=list)
    opened: list[tuple[Open, str]] = field(default_factory=list)
    rows: list[list[str]] | None = None
    asides: list[str] = field(default_factory=list)
    title: str = ""
    heading: list[str] = field(default_factory=list)
    waiting: str = ""
    items: list[int] = field(default_factory=list)

    def take(self, token: Token) -> None:
        """Write one token."""
        if isinstance(token, Open):
            self._open(token)
        elif isinstance(token, Close):
            self._close()
        else:
            self._say(escape(" ".join(token.split("\n"))))
            self.heading.append(token)

    def _say(self, words: str) -> None:
        if words.strip():
            words, self.waiting = self.waiting + words, ""
        self.line.append(words)

    def _open(self, token: Open) -> None:
        if token.role == "verse-line":
            self._end_words()
        elif token.tag not in PHRASING:
            self.end_paragraph()
            self._begin_block(token)
        self._mark(token)
        lemma = [index for index in token.entries if self.foot.stands(index)]
        command = _command(token)
        if token.tag not in PHRASING:
            # A block cannot be a lemma in TeX: its entries go to its first words.
            self.opened.append((token, ""))
            self.waiting += f"\\edtext{{}}{{{self._entries(token)}}}" if lemma else ""
            self.waiting += self._notes(token)
            return
        is_key = bool(lemma) and self.rows is None
        before = "\\edtext{" * is_key + (f"{command}{{" if command else "")
        after = "}" * bool(command) + (f"}}{{{self._entries(token)}}}" if is_key else "")
        if lemma and not is_key:
            self.asides += [self._aside(index) for index in lemma]
        self._say(before) if before else None
        self.opened.append((token, after + self._notes(token)))
        if token.template == "pointer":
            self._say(self._reference(dict(token.attributes).get("href", "")))

    def _begin_block(self, token: Open) -> None:
        if token.tag == "table":
            self.rows = []
        elif token.tag == "tr" and self.rows is not None:
            self.rows.append([])
        elif token.tag in {"ol", "ul", "dl"}:
            self.items.append(0 if token.tag == "ol" else -1)
        elif token.tag == "li" and self.items and self.items[-1] >= 0:
            self.items[-1] += 1
            self.waiting += f"{self.items[-1]}.\\enspace "
        elif token.tag in HEADINGS:
            self.heading.clear()

    def _mark(self, token: Open) -> None:
        """Put a label where something refers to, and a term of an index where it belongs."""
        anchor = dict(token.attributes).get("id", "")
        if anchor in self.labelled:
            self.waiting += f"\\edlabel{{{label(anchor)}}}"
        self.waiting += self.terms.get(anchor, "")

    def _reference(self, href: str) -> str:
        if not href.startswith("#") or href[1:] not in self.labelled:
            return escape(href)
        by_line = self.foot.settings.numbering is not Lines.NONE
        return place(href[1:], self.foot.words["page_line" if by_line else "page"])

    def _close(self) -> None:
        token, after = self.opened.pop()
        if token.tag in PHRASING:
            self.line.append(after)
        elif token.role == "verse-line":
            words = "".join(self.line).strip()
            self.verse.append(
                f"\\hspace*{{{in_by}em}}{words}" if (in_by := steps(token)) else words
            )
            self.line.clear()
        elif token.tag in HEADINGS:
            self._heading()
        elif token.tag in CELLS and self.rows:
            self.rows[-1].append(" ".join("".join(self.line).split()))
            self.line.clear()
        elif token.tag == "table":
            self._table()
        else:
            self._end_block(token)

    def _end_block(self, token: Open) -> None:
        if token.role in BLOCKS and "".join(self.line).strip():
            self.line = [f"{BLOCKS[token.role]}{{{''.join(self.line).strip()}}}"]
        if token.tag in {"ol", "ul", "dl"}:
            self.items.pop()
        self.end_paragraph()

    def _heading(self) -> None:
        words = "".join(self.line).strip()
        self.line.clear()
        if not words:
            return
        title = escape(" ".join("".join(self.heading).split()))
        if not self.title and not self.done:
            self.title = title
            self.done.append(f"\\pstart\\skipnumbering\\centering\\Large {words}\\pend")
        else:
            listed = f"[\\addcontentsline{{toc}}{{section}}{{{title}}}]"
            self.done.append(f"\\pstart{listed}\\skipnumbering\\centering {words}\\pend")

    def _table(self) -> None:
        """Set the table at work, outside the lines that are counted; its notes stand below it."""
        rows, self.rows = self.rows or [], None
        width = max(map(len, rows), default=0)
        if width:
            longest = max(len(_MARK.sub("", cell)) for row in rows for cell in row)
            column = "l" if longest <= SHORT else f"p{{{0.9 / width:.3f}\\linewidth}}"
            lines = "".join(f"{' & '.join(row)}\\tabularnewline\n" for row in rows)
            table = f"\\begin{{tabular}}{{{column * width}}}\n{lines}\\end{{tabular}}"
            self.done.append(
                f"\\pausenumbering\n\\begin{{center}}{table}\\end{{center}}\n\\resumenumbering"
            )
        self.done += [f"\\pstart\\skipnumbering\\small {aside}\\pend" for aside in self.asides]
        self.asides.clear()

    def _aside(self, number: int) -> str:
        entry = self.foot.book.entries[number]
        return f"{from_markup(self.foot.lemma(entry))}{{]}} {from_markup(self.foot.text(entry))}"

    def end_paragraph(self) -> None:
        """Finish the stanza or the paragraph at work, if there is one."""
        if self.rows is not None:
            self.line.append(" ")  # blocks in a cell are parted by a space
            return
        if self.verse:
            self.done.append("\\stanza\n" + "&\n".join(self.verse) + "\\&")
            self.verse.clear()
        self._end_words()

    def _end_words(self) -> None:
        words = "".join(self.line).strip()
        self.line.clear()
        if not words:
            return
        is_set_off = any(token.tag == "blockquote" for token, _ in self.opened)
        indents = "\\leftskip=1.5em\\rightskip=1.5em" * is_set_off
        self.done.append(f"\\pstart{indents}\\relax {words}\n\\pend")

    def _entries(self, token: Open) -> str:
        return "".join(self._entry(self.foot.book.entries[index]) for index in token.entries)

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
        """Write the notes called here; those of a table stand below it."""
        entries = [self.foot.book.entries[index] for index in token.entries]
        texts = [self.foot.text(one) for one in entries if one.layer is Layer.NOTE]
        notes = [from_markup(words) for words in texts if words]
        if self.rows is not None:
            self.asides += notes
            return ""
        return "".join(f"\\footnote{{{words}}}" for words in notes)


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
