"""Own the decoding of a source: strict, lossless, and clear when it cannot be done."""

import codecs
import hashlib
import re
import shlex

import lazy_loader

from edition.messages import EditionError, Message, Place
from edition.source.model import Source

charset_normalizer = lazy_loader.load("charset_normalizer")

BINARY_BYTES = bytes({*range(9), *range(14, 32)} - {0x1B})
"""Control bytes that text does not hold; HT, LF, VT, FF, CR and ESC it may."""

WIDE_MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
BYTE_ORDER_MARK = "\ufeff"
STANDARD_INPUT = "-"
"""The name of a source that was not read from a file."""
AS_TEXT = "give a plain text file (.txt), exported from the word processor if need be"
FORMATS = {b"%PDF-": "a PDF", b"{\\rtf": "a word processor's file (RTF)"}
"""How files begin that may hold nothing but letters, and are no plain text all the same."""
MARKUP = re.compile(r"\s*<(?:(!doctype\s+html|html)\b|\?xml\b|TEI\b|teiCorpus\b)", re.IGNORECASE)
XML_ENDINGS = (".xml", ".tei")
"""How the names of files end that hold XML."""
BLANK = "\ufeff \t\r\n\f\v\u00a0"
SAMPLE = 65_536
COMMONEST = "cp1252"
FREQUENT = [
    COMMONEST,
    *(f"cp{number}" for number in (1250, 1251, 1253, 1254, 1255, 1256)),
    *("koi8_r", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"),
]
"""What old text files are really in; rarer ones only bring wrong guesses."""


def decode(name: str, data: bytes, encoding: str = "utf-8") -> Source:
    """Decode *data*, which messages call *name*, without changing a character.

    Raises:
        EditionError: S001 empty, S002 only white space, S003 binary, S004 UTF-16 or UTF-32
            without being told so, S005 not valid in *encoding*, S006 no such encoding,
            S007 *encoding* does not give the same bytes back.
    """
    if not data:
        raise _refused("S001", name, "the file is empty", "put the text of the work into it")
    for beginning, kind in FORMATS.items():
        if data.startswith(beginning):
            raise _refused("S003", name, f"this is {kind}, not a plain text", AS_TEXT)
    codec = _codec(name, encoding)
    if codec == "utf-8":
        _refuse_wide(name, data)
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        raise _undecodable(name, data, codec, error) from error
    if not (text[:SAMPLE].strip(BLANK) or text.strip(BLANK)):  # no copy of a whole book
        raise _refused("S002", name, "the file holds only white space", "put the text into it")
    if codec != "utf-8" and text.encode(codec) != data:  # strict UTF-8 has one way to write
        hint = "use an encoding whose bytes come back, such as utf-8"
        raise _refused("S007", name, f"{encoding} does not give the same bytes back", hint)
    return Source(name, text, codec, hashlib.sha256(data).hexdigest(), len(data))


def refuse_markup(source: Source) -> None:
    """Make sure that *source* is no document whose tags would be taken for its text.

    Raises:
        EditionError: S008 it begins as a web page or as XML does.
    """
    text = source.text.removeprefix(BYTE_ORDER_MARK)
    found = MARKUP.match(text)
    is_page = bool(found and found[1])
    if found or (source.name.endswith(XML_ENDINGS) and text.lstrip().startswith("<")):
        kind = "a web page (HTML)" if is_page else "XML"
        hint = _take_in(source.name, is_page=is_page)
        raise _refused("S008", source.name, f"this is {kind}, not a plain text", hint)


def _take_in(name: str, *, is_page: bool) -> str:
    """Return how a web page or XML is taken in: an import knows XML by the name of its file."""
    quoted = shlex.quote(name)
    if name == STANDARD_INPUT:
        named = "FILE.html" if is_page else "FILE.xml"
        return f"save it in a file, and take its text in with: edition import {named}"
    if is_page:
        return f"take its text in with: edition import {quoted}"
    if name.endswith(XML_ENDINGS):
        words = f"of other XML, edition render {quoted} --to text has the words"
        return f"take TEI in with: edition import {quoted}; {words}"
    return "give it a name that ends in .xml, and take it in with: edition import"


def byte_place(name: str, data: bytes, codec: str, start: int) -> tuple[Place, str]:
    """Return where the byte *start* is, and what is wrong with it."""
    line = data.count(b"\n", 0, start) + 1
    before = data[data.rfind(b"\n", 0, start) + 1 : start]
    column = len(before.decode(codec, "replace")) + 1
    text = f"not valid {codec.upper()} at byte {start} (0x{data[start]:02X})"
    return Place(name, line, column), text


def _codec(name: str, encoding: str) -> str:
    try:
        found = codecs.lookup(encoding)
    except LookupError:
        hint = "use a name such as utf-8, windows-1252, iso-8859-1, utf-16"
        raise _refused("S006", name, f"there is no encoding called {encoding!r}", hint) from None
    if not found._is_text_encoding:  # noqa: SLF001 -- codecs has no public way to ask
        hint = "use a name such as utf-8, windows-1252, iso-8859-1, utf-16"
        raise _refused("S006", name, f"{encoding!r} is not an encoding of text", hint)
    return found.name


def _name_it(name: str, encoding: str) -> str:
    command = "encode" if name == STANDARD_INPUT else "build"  # an edition needs a name
    return f"name the encoding: edition {command} {shlex.quote(name)} --encoding {encoding}"


def _refuse_wide(name: str, data: bytes) -> None:
    for mark, encoding in WIDE_MARKS.items():
        if data.startswith(mark):
            hint = _name_it(name, encoding.lower())
            raise _refused("S004", name, f"this is {encoding}, not UTF-8", hint)
    sample = data[:SAMPLE]
    odd, even = sample[1::2].count(0), sample[::2].count(0)
    if odd + even > len(sample) // 4 and min(odd, even) * 10 < max(odd, even):
        encoding = "utf-16-le" if odd > even else "utf-16-be"
        hint = _name_it(name, encoding)
        text = "every second byte is zero: this looks like UTF-16 without its mark"
        raise _refused("S004", name, text, hint)


def _undecodable(name: str, data: bytes, codec: str, error: UnicodeDecodeError) -> EditionError:
    start = error.start
    sample = data[:SAMPLE]
    if len(sample.translate(None, BINARY_BYTES)) < len(sample) * 0.95:
        return _refused("S003", name, "this is a binary file, not a plain text", AS_TEXT)
    likely = _likely_encoding(data, start)
    guess = f"; it looks like {likely}" if likely else ""
    hint = (
        _name_it(name, likely)
        if likely
        else "save the file as UTF-8, or name its encoding with --encoding"
    )
    place, text = byte_place(name, data, codec, start)
    return EditionError(Message("S005", f"{text}{guess}", place=place, hint=hint))


def _likely_encoding(data: bytes, start: int) -> str:
    begin = max(0, start - SAMPLE // 2)
    found = charset_normalizer.from_bytes(data[begin : begin + SAMPLE], cp_isolation=FREQUENT)
    best = found.best()
    if not best:
        return ""
    # A Central European guess often reads just as well as the commonest encoding.
    western = any(COMMONEST in match.could_be_from_charset for match in found)
    encoding = str(COMMONEST if western else best.encoding)
    return encoding.replace("_", "-").replace("cp125", "windows-125")


def _refused(code: str, name: str, text: str, hint: str) -> EditionError:
    return EditionError(Message(code, text, place=Place(name), hint=hint))
