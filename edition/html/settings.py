"""Own what an edition may change about its page: wording, style, rows, templates, pictures."""

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from edition.fonts.screens import ScreenTypefaces
from edition.html.wording import standard_words
from edition.messages import EditionError, Message, Place
from edition.source import load_settings
from edition.structs import Frozen, field
from edition.view import TABLE, Reading, Table

STYLE_SUFFIX: Final = ".css"
WORDING_SUFFIX: Final = ".wording.toml"
TABLE_SUFFIX: Final = ".elements.toml"
TEMPLATES_SUFFIX: Final = ".templates"


class Settings(Frozen):
    """What an edition chose for its page; the defaults give a complete one.

    ``file`` is the name under which the TEI is offered for download; ``address`` the URL of
    the published page, empty when it has none; ``reading`` is shown first; ``style`` is CSS
    that comes after the program's; ``wording`` what is said in other words than the program's
    (``words/en.toml``), its ``language`` included; ``quotation_marks`` the language whose marks the
    corrected reading gets, empty to keep those of the source; ``templates`` are Jinja2
    sources by name, for rows of the element table; ``images`` the pictures to embed, by the
    URL that the TEI has for them; ``typefaces`` are the editor's own.
    """

    file: str = "edition.xml"
    address: str = ""
    reading: Reading = Reading.PRINTED
    table: Table = TABLE
    wording: Mapping[str, Any] = field(default_factory=dict)
    style: str = ""
    quotation_marks: str = ""
    templates: Mapping[str, str] = field(default_factory=dict)
    images: Mapping[str, bytes] = field(default_factory=dict)
    typefaces: ScreenTypefaces = ScreenTypefaces()


def beside(text: Path) -> dict[str, Any]:
    """Return the settings that files beside *text* make, as arguments of ``Settings``.

    ``book.css``, ``book.wording.toml``, ``book.elements.toml`` and the folder
    ``book.templates`` belong to ``book.txt`` and to ``book.xml``.

    Raises:
        EditionError: one of them cannot be read (H013) or says what is not known (H010–H015).
    """
    name = text.stem.encode("utf-8", "replace").decode()  # a file's name may be no UTF-8
    found: dict[str, Any] = {"file": f"{name}.xml"}
    if style := _text(text.with_suffix(STYLE_SUFFIX)):
        found["style"] = style
    if wording := _text(text.with_suffix(WORDING_SUFFIX)):
        found["wording"] = changed_wording(wording, text.with_suffix(WORDING_SUFFIX).name)
    if rows := _text(text.with_suffix(TABLE_SUFFIX)):
        found["table"] = TABLE.extended(rows, text.with_suffix(TABLE_SUFFIX).name)
    folder = text.with_suffix(TEMPLATES_SUFFIX)
    if folder.is_dir():
        found["templates"] = {path.name: _text(path) for path in sorted(folder.glob("*.html"))}
    return found


def changed_wording(toml: str, file: str) -> Mapping[str, Any]:
    """Return what *toml* changes of the wording of a page.

    Raises:
        EditionError: H010 not TOML, H014 a key that the page does not have.
    """
    given = load_settings(file, toml, "H010")
    known = standard_words()
    found: dict[str, Any] = {}
    for section, words in given.items():
        is_section = isinstance(words, dict)
        if section not in known or is_section != isinstance(known[section], dict):
            raise _unknown(section, "sections", known, file)
        found[section] = _changed(section, words, file) if is_section else str(words)
    return found


def _changed(section: str, words: Mapping[str, object], file: str) -> dict[str, str]:
    known = standard_words()[section]
    for key in words:
        if key not in known and section != "kinds":
            raise _unknown(key, f"words in [{section}]", known, file)
    return {key: str(word) for key, word in words.items()}


def _unknown(key: str, what: str, known: Mapping[str, object], file: str) -> EditionError:
    near = get_close_matches(key, list(known), 1)
    hint = f"did you mean {near[0]!r}?" if near else f"the {what} are: {', '.join(known)}"
    return EditionError(
        Message("H014", f"{key!r} is none of the {what} of the page", place=Place(file), hint=hint)
    )


def _text(path: Path) -> str:
    if not path.is_file():
        return ""
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = Message("H013", f"it cannot be read: {error}", place=Place(path.name))
        raise EditionError(message) from error
