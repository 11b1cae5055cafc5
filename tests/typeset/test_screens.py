"""The editor's own typefaces on screens: what is taken along, and what only named."""

import base64
import io
import re
import zipfile
from collections.abc import Callable

from fontTools.ttLib import TTFont
from lxml import etree

from edition import exchange, html, typeset
from edition.typeset import FontFile, Named
from edition.typeset.screens import for_screens
from tests.typeset.squares import font

Tei = Callable[[str], str]
LETTERS = "𒀀𒀁𒀂"
PREVIEW, NO_SUBSET = 0x0004, 0x0100


def named(characters: str = LETTERS, name: str = "Cuneiform", **os2: int) -> Named:
    """Return a typeface as an editor names it by its file."""
    return Named("own.ttf", "", (FontFile("own.ttf", font(name, characters, **os2)),))


def test_a_page_and_a_book_take_along_what_the_text_needs(tei: Tei) -> None:
    """The face has the text's characters that no typeface before it has, and no others."""
    tree = etree.ElementTree(etree.fromstring(tei("<p>So 𒀀 it.</p>")))
    chosen, told = for_screens([named("So𒀀𒀁")], "So 𒀀 it.")

    page = html.render(tree.getroot(), html.Settings(typefaces=chosen))
    book = zipfile.ZipFile(io.BytesIO(exchange.epub(tree, typefaces=chosen)))

    embedded = re.search(r'"Cuneiform";[^}]*unicode-range:U\+12000-12000;[^,]*,([^)]*)\)', page)
    assert embedded
    data = base64.b64decode(embedded[1])
    assert set(TTFont(io.BytesIO(data)).getBestCmap()) == {ord("𒀀")}
    assert '--face:"Edition Serif", "Cuneiform",' in page
    assert (book.read("EPUB/typefaces/own-1.otf"), told) == (data, ())


def test_one_that_is_for_print_only_is_named(tei: Tei) -> None:
    """It shows where it is installed; a message says so."""
    chosen, (told,) = for_screens([named(fsType=PREVIEW)], LETTERS)

    page = html.render(etree.fromstring(tei("<p>𒀀</p>")), html.Settings(typefaces=chosen))

    assert (told.code, chosen.faces) == ("T016", ())
    assert '--face:"Edition Serif", "Cuneiform",' in page


def test_one_that_may_not_be_cut_stays_whole() -> None:
    """Its bytes are those of its file."""
    one = named(fsType=NO_SUBSET)

    assert for_screens([one], "𒀀")[0].faces[0].data == one.files[0].data


def test_a_typeface_before_the_program_s_own_comes_first() -> None:
    """It has what it can have; nothing is taken along of one that the text does not need."""
    chosen, _ = for_screens([named("Sot"), Named("Linux Libertine"), named("𒀀", "Other")], "Sot it")

    assert chosen.families == ("Cuneiform", "Linux Libertine")
    assert for_screens([named("𒀀")], "Sot it")[0].families == ()


def test_a_name_cannot_end_the_rule_it_stands_in() -> None:
    """Signs of style sheets are taken out of it."""
    chosen, _ = for_screens([named(name='A";}</style>')], LETTERS)

    assert chosen.families[-1] == "A/style"


def test_latex_looks_in_them_where_it_can(tei: Tei) -> None:
    """LuaLaTeX has them after its first typeface; what TeX would run is taken out of a name."""
    look = typeset.settings({"typefaces": ["GFS Didot", "Linux Libertine", "fonts/E#z.ttf"]})

    written = typeset.latex(etree.fromstring(tei("<p>So.</p>")), look)

    assert 'add_fallback("edition",{"[Ez.ttf]:mode=harf;"})' in written
    assert "\\setmainfont{GFS Didot}\n" in written
