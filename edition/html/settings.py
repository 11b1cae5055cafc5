"""Own what an edition may change about its page: wording, style, rows, templates, pictures."""

from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType
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
OWN_SUFFIXES: Final = (STYLE_SUFFIX, WORDING_SUFFIX, TABLE_SUFFIX)
"""How the names of an edition's own files end; ``book.css`` belongs to ``book.txt``."""
NO_FILES: Final[Mapping[str, str]] = MappingProxyType({})


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


def written(
    name: str, own: Mapping[str, str], templates: Mapping[str, str] = NO_FILES
) -> dict[str, Any]:
    """Return the settings that files of the edition *name* make, as arguments of ``Settings``.

    *own* are the texts of those that there are, by ``OWN_SUFFIXES``; an empty one changes
    nothing. *templates* are Jinja2 sources by the names of their files.

    Raises:
        EditionError: one of them says what is not known (H010–H015).
    """
    found: dict[str, Any] = {"file": f"{name}.xml"}
    if style := own.get(STYLE_SUFFIX):
        found["style"] = style
    if wording := own.get(WORDING_SUFFIX):
        found["wording"] = changed_wording(wording, f"{name}{WORDING_SUFFIX}")
    if rows := own.get(TABLE_SUFFIX):
        found["table"] = TABLE.extended(rows, f"{name}{TABLE_SUFFIX}")
    if templates:
        found["templates"] = templates
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
