"""Own what collections of texts put around a text: recognised, kept apart, and read for facts."""

import re
from collections import deque
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from edition.structs import Frozen, field

GUTENBERG: Final = "Project Gutenberg"
AUSTRALIA: Final = "Project Gutenberg Australia"
GOOGLE: Final = "Google Book Search"
WIKISOURCE: Final = "Wikisource"

START: Final = re.compile(
    r"^[ \t]*\*{3} ?START OF (?:THE|THIS) PROJECT GUTENBERG EBOOK[^*]*\*{3}[^\n]*\n?|"
    r"^[ \t]*\*END[ *]?THE SMALL PRINT![^\n]*\*END\*[^\n]*\n?",
    re.MULTILINE | re.IGNORECASE,
)
END: Final = re.compile(
    r"^[ \t]*(?:\*{3} ?END OF (?:THE|THIS) PROJECT GUTENBERG EBOOK|"
    r"(?:The )?End of (?:the |this )?Project Gutenberg(?:'s|’s)?\b)",
    re.MULTILINE | re.IGNORECASE,
)
CREDIT: Final = re.compile(
    r"\s*(?:Produced by|E-?text prepared by|This e-?text was|This ebook was|Scanned by|"
    r"Transcribed (?:by|from)|Updated editions|Note: (?:Images|Project Gutenberg))\b"
    r"[^\n]*(?:\n[^\n\S]*\S[^\n]*)*\n?",
    re.IGNORECASE,
)
FIELD: Final = re.compile(
    r"^(Title|Author|Editor|Translator|Language|Release date|Credits|Character set encoding)"
    r":[ \t]*([^\n]*(?:\n[ \t]{2,}\S[^\n]*)*)",
    re.MULTILINE | re.IGNORECASE,
)
TITLED: Final = re.compile(
    r"Project Gutenberg(?:'s|’s| e-?(?:text|book),? of) (?P<title>[^\n*]+?),? by "
    r"(?P<author>[^\n*]+)",
    re.IGNORECASE,
)
"""The first line of texts that have no fields yet, before about 2000."""

AUSTRALIAN: Final = re.compile(
    r"^-{10,}\s+A Project Gutenberg (?:of )?Australia eBook\s+((?:^\w[\w ]*:[^\n]*\n)*)",
    re.MULTILINE | re.IGNORECASE,
)
AUSTRALIAN_END: Final = re.compile(
    r"^[ \t]*(?:THE END\s+)?(?:This site is full of FREE ebooks - )?"
    r"Project Gutenberg (?:of )?Australia\s*\Z",
    re.MULTILINE | re.IGNORECASE,
)
GOOGLES: Final = re.compile(
    r"\A\s*(?:Google\s+)?This is a digital copy of a book that was preserved for generations"
    r"(?s:.*?)\bhttps?\s?: ?/ ?/books\.google\.com/?\S*[^\n]*\n"
)
YEAR: Final = re.compile(r"\d{3,4}")
NUMBER: Final = re.compile(r"\[e?(?:book|text) #(\d+)\]", re.IGNORECASE)
EXPORTED: Final = re.compile(r"^[^\n]*Exported from Wikisource on [^\n]*\n?", re.MULTILINE)
ABOUT: Final = re.compile(r"^[ \t#]*About this digital edition[ \t]*$", re.MULTILINE)
BEGINNING: Final = 100_000
"""Characters at either end in which boilerplate is looked for, but for its two marked lines."""

LANGUAGES: Final = {
    "chinese": "zh", "danish": "da", "dutch": "nl", "english": "en", "esperanto": "eo",
    "finnish": "fi", "french": "fr", "german": "de", "greek": "el", "hungarian": "hu",
    "italian": "it", "latin": "la", "norwegian": "no", "polish": "pl", "portuguese": "pt",
    "russian": "ru", "spanish": "es", "swedish": "sv", "tagalog": "tl", "welsh": "cy",
}  # fmt: skip
"""The names of languages in the catalogue of Project Gutenberg, as tags of BCP 47."""


class Parted(Frozen):
    """A plain text and what a collection put around it.

    ``before + text + after`` is what was received. ``collection`` is empty when nothing was
    recognised. ``facts`` are those of the boilerplate, by their keys in a metadata file.
    """

    text: str
    before: str = ""
    after: str = ""
    collection: str = ""
    facts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def part(received: str) -> Parted:
    """Return *received* with the boilerplate of a collection parted from its text."""
    if AUSTRALIAN.search(received, 0, BEGINNING):
        return _australian(received)
    if "PROJECT GUTENBERG" in received.upper():
        return _gutenberg(received)
    if found := GOOGLES.match(received):
        begin, end = _trimmed(received, found.end(), len(received))
        return Parted(received[begin:end], received[:begin], received[end:], GOOGLE)
    if EXPORTED.search(received, 0, BEGINNING) or ABOUT.search(received):
        return _wikisource(received)
    return Parted(received)


def _gutenberg(received: str) -> Parted:
    started = START.search(received)
    begin = started.end() if started else 0
    while started and (credit := CREDIT.match(received, begin)):
        begin = credit.end()
    ended = END.search(received, begin)
    end = ended.start() if ended else len(received)
    if not (started or ended):
        return Parted(received)
    begin, end = _trimmed(received, begin, end)
    before, after = received[:begin], received[end:]
    return Parted(received[begin:end], before, after, GUTENBERG, dict(_fields(before)))


def _australian(received: str) -> Parted:
    started = next(AUSTRALIAN.finditer(received, 0, BEGINNING))
    ended = AUSTRALIAN_END.search(received, started.end())
    end = ended.start() if ended else len(received)
    begin, end = _trimmed(received, started.end(), end)
    before = received[:begin]
    return Parted(received[begin:end], before, received[end:], AUSTRALIA, dict(_fields(before)))


def _wikisource(received: str) -> Parted:
    started = EXPORTED.search(received, 0, BEGINNING)
    ended = next(iter(deque(ABOUT.finditer(received), maxlen=1)), None)
    begin, end = _trimmed(
        received, started.end() if started else 0, ended.start() if ended else len(received)
    )
    before, after = received[:begin], received[end:]
    lines = [line.strip() for line in before.splitlines() if line.strip()]
    lines = lines[:-1] if started else []  # the last says when it was exported
    facts = dict(zip(("title", "author"), lines, strict=False))
    if YEAR.fullmatch(facts.get("author", "")):
        del facts["author"]
    if date := next(filter(YEAR.fullmatch, lines[1:]), ""):
        facts["date"] = date
    return Parted(received[begin:end], before, after, WIKISOURCE, facts)


def _trimmed(received: str, begin: int, end: int) -> tuple[int, int]:
    """Move empty lines at both ends to the boilerplate; the text keeps its last line end."""
    inner = received[begin:end]
    if not inner.strip():
        return end, end
    start = len(inner) - len(inner.lstrip())
    start = inner.rfind("\n", 0, start) + 1
    kept = len(inner.rstrip())
    line_end = inner.find("\n", kept)
    return begin + start, begin + (len(inner) if line_end < 0 else line_end + 1)


def _fields(header: str) -> Iterator[tuple[str, str]]:
    if titled := TITLED.search(header):
        yield from ((key, " ".join(value.split())) for key, value in titled.groupdict().items())
    for found in FIELD.finditer(header):
        key, value = found[1].lower(), " ".join(found[2].split())
        if key == "language":
            yield key, LANGUAGES.get(re.split(r"[,;/]", value.lower())[0].strip(), "")
        elif value:
            yield key.replace(" ", "-"), value
    if number := NUMBER.search(header):
        yield "url", f"https://www.gutenberg.org/ebooks/{number[1]}"
