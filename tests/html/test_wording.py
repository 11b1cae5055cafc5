"""The words of the page: its language, and what an edition changes of them."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree
from lxml.html import fromstring

import edition
from edition.html import Settings, render
from edition.html.wording import said
from edition.view.record import Original

WORDS = Path(edition.__file__).parent / "html" / "words"
LANGUAGES = sorted(WORDS.glob("*.toml"))
TEI = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader xml:lang="en"><encodingDesc>'
    "<editorialDecl><correction><p>None.</p></correction></editorialDecl></encodingDesc>"
    '</teiHeader><text xml:lang="{language}"><body><p>x</p></body></text></TEI>'
)


def _page(language: str, wording: Mapping[str, object] | None = None) -> str:
    return render(etree.fromstring(TEI.format(language=language)), Settings(wording=wording or {}))


@pytest.mark.parametrize(
    ("language", "spoken", "heading"),
    [
        ("de-CH-1996", "de", "Zu dieser Ausgabe"),
        ("fr", "fr", "À propos de cette édition"),
        ("la", "en", "About this edition"),
        ("../../cli", "en", "About this edition"),
    ],
)
def test_a_page_speaks_the_language_of_its_text(language: str, spoken: str, heading: str) -> None:
    """A language that the program has no words for gets English ones, and says so."""
    html = _page(language)

    assert f'<html lang="{spoken}" dir="ltr">' in html
    assert f">{heading}</h2>" in html


def test_prose_of_the_header_keeps_its_own_language() -> None:
    """An English statement on a German page is English to a screen reader too."""
    assert '<h3>Verbesserungen</h3>\n<p lang="en">None.</p>' in _page("de")


def test_an_edition_chooses_the_language_of_its_page() -> None:
    """An English edition of a German text says so once; its own words go before all."""
    html = _page("de", {"language": "en", "headings": {"about": "Imprint"}})

    assert '<html lang="en" dir="ltr">' in html
    assert (">Imprint</h2>" in html, "<h3>Corrections</h3>" in html) == (True, True)


@pytest.mark.parametrize("path", LANGUAGES, ids=lambda path: path.stem)
def test_a_language_has_the_words_and_the_blanks_of_english(path: Path) -> None:
    """A translation has every key, none of its own, and leaves the same ``{blanks}`` to fill."""
    assert _blanks(path) == _blanks(WORDS / "en.toml")


def _blanks(path: Path) -> dict[tuple[str, str], set[str]]:
    told = tomllib.loads(path.read_text("utf-8"))
    assert told.pop("language") == path.stem
    return {
        (section, key): set(re.findall(r"\{\w+\}", word))
        for section, words in told.items()
        for key, word in words.items()
        if (section, key) != ("registers", "notes")  # has no sentence
    }


def test_no_word_is_left_unsaid() -> None:
    """What a page never says need not be translated; choices and certainties are looked up."""
    room = WORDS.parent
    files = [*room.glob("*.py"), *room.glob("templates/*"), *room.glob("script/*")]
    said = set(re.findall(r"\w+", " ".join(file.read_text("utf-8") for file in files)))
    told = tomllib.loads((WORDS / "en.toml").read_text("utf-8"))
    unsaid = {*told["controls"], *told["words"]} - said - {"high", "medium", "low"}

    assert {key for key in unsaid if not key.startswith(("theme_", "size_"))} == set()


def test_roles_and_extents_of_our_own_header_are_in_the_language_of_the_page() -> None:
    """What nobody translated stays as the header has it."""
    say = said("de", {})

    assert [say.role("translator"), say.role("scribe")] == ["Übersetzung", "scribe"]
    assert [say.measured("61 words"), say.measured("61 leaves")] == ["61 Wörter", "61 leaves"]
    assert say.made_from(Original("a.txt", "9")) == "Hergestellt aus der Datei a.txt (9 Bytes)"


LETTER = """<profileDesc><correspDesc>
<correspAction type="sent"><persName ref="https://e.org/a">Ann</persName><date when="1891"/>
</correspAction><correspAction type="posted"><name>Bob</name></correspAction>
<correspContext><ref type="next" target="https://e.org/2">Two</ref></correspContext>
<note>Torn.</note></correspDesc></profileDesc>"""


def test_a_letter_is_told_in_the_language_of_the_page() -> None:
    """Who sent it, when, and which letters are around it; an act nobody translated stays."""
    tei = TEI.format(language="de").replace("<encodingDesc>", f"{LETTER}<encodingDesc>")
    root = fromstring(render(etree.fromstring(tei), Settings()))
    facts = {
        one.findtext("dt"): [value.text_content().strip() for value in one.iterfind("dd")]
        for one in root.iterfind(".//section[@class='about']//dl/div")
    }
    links = [one.get("href") for one in root.iterfind(".//section[@class='about']//dd/a")]

    assert facts["Abgesandt"] == ["Ann", "1891"]
    assert facts["posted"] == ["Bob"]
    assert facts["Umgebende Briefe"] == ["Two der Brief danach"]
    assert facts["Der Brief"] == ["Torn."]
    assert links == ["https://e.org/a", "https://e.org/2"]
