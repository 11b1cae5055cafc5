"""What a reader does with the page, in a real browser."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import etree
from playwright.sync_api import Page, expect

from edition.exchange import epub
from edition.html import render

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::DeprecationWarning")]
Opener = Callable[..., Page]
CORRECTED = "zebra"
STATES = ["plain", "marks", "popup", "search", "display", "contents", "cite"]


def enter(page: Page, state: str) -> None:
    """Bring *page* into *state*, by keys alone."""
    if state in {"marks", "popup"}:
        page.keyboard.press("m")
    if state == "popup":
        page.locator("#c1 + .sign").focus()
        page.keyboard.press("Enter")
    if state == "search":
        page.keyboard.press("/")
        page.keyboard.type("the")
        page.wait_for_selector(".results li")
    keys = {"display": "d", "contents": "c", "cite": "."}
    if state in keys:
        page.keyboard.press(keys[state])


def test_nothing_is_asked_of_the_network(open_page: Opener) -> None:
    """The page is complete in one file: no request, no error, no violation of its policy."""
    page = open_page()
    for state in STATES:
        enter(page, state)
        page.keyboard.press("Escape")

    assert page.complaints == []


def test_one_key_changes_the_reading(open_page: Opener) -> None:
    """R shows the words as corrected, and again as printed."""
    page = open_page()
    seen = [page.locator("#p4").inner_text()]
    for _ in range(2):
        page.keyboard.press("r")
        seen.append(page.locator("#p4").inner_text())

    assert [(CORRECTED in text, "teh" in text) for text in seen] == [
        (False, True),
        (True, False),
        (False, True),
    ]


def test_keys_can_be_switched_off(open_page: Opener) -> None:
    """Single keys do nothing when a reader does not want them."""
    page = open_page()
    page.get_by_role("button", name="Display").click()
    page.locator(".shortcuts").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("r")

    assert CORRECTED not in page.locator("#p4").inner_text()


def test_a_mark_explains_itself_to_the_keyboard(open_page: Opener) -> None:
    """Enter on a sign opens its evidence; Escape leads back to the sign."""
    page = open_page()
    sign = page.locator("#c1 + .sign")
    sign.focus()
    page.keyboard.press("Enter")
    told = page.locator(".popup").inner_text()
    page.keyboard.press("Escape")

    assert [part in told for part in ("been been", "high", "doubled word", "same word twice")] == [
        True
    ] * 4
    assert sign.evaluate("node => node === document.activeElement")


def test_a_note_opens_at_its_call(open_page: Opener) -> None:
    """A click on the call shows the note beside the text."""
    page = open_page()
    page.locator("a.call", has_text="a").click()

    assert "with a café" in page.locator(".popup").inner_text()


def test_an_apparatus_entry_names_its_witnesses(open_page: Opener) -> None:
    """Variant, siglum and remark stand in the pop-up, the siglum explained in the register."""
    page = open_page()
    page.keyboard.press("m")
    page.locator("#a1 + .sign").click()
    told = page.locator(".popup").inner_text()

    assert ("cano" in told, "B" in told, "scholia" in told) == (True, True, True)
    assert "Bodleian" in page.locator(".witnesses").inner_text()


def test_search_ignores_accents_and_capitals(open_page: Opener) -> None:
    """“CAFE” finds café in a note, with its count and its context."""
    page = open_page()
    page.keyboard.press("/")
    page.keyboard.type("CAFE")

    expect(page.locator(".status")).to_have_text("one place in one passage")
    expect(page.locator(".results b")).to_have_text(["café"])


def test_search_reads_both_readings(open_page: Opener) -> None:
    """A word that only the corrected text has is found, and going there shows it."""
    page = open_page()
    page.keyboard.press("/")
    page.keyboard.type(CORRECTED)
    page.locator(".results a").click()
    page.wait_for_timeout(100)

    assert CORRECTED in page.locator("#p4").inner_text()


def test_search_finds_across_marks_and_readings(open_page: Opener) -> None:
    """A phrase is found though marks, notes and the other reading stand in its way."""
    page = open_page()
    page.keyboard.press("/")
    found = {}
    for phrase in ("was been been withdrawn", "was been withdrawn", "nothing is 'lost' on"):
        page.locator("input[type=search]").fill(phrase)
        page.wait_for_timeout(250)
        found[phrase] = page.locator(".status").inner_text()

    assert set(found.values()) == {"one place in one passage"}


def test_a_passage_can_be_cited(open_page: Opener) -> None:
    """A click on its number gives the reference with the paragraph and its address."""
    page = open_page()
    page.locator("#p2 > .number").click()
    told = page.locator(".popup").inner_text()

    assert [part in told for part in ("Ann Author", "A Miscellany", "2020", "¶ 2", "#p2")] == [
        True
    ] * 5


def test_the_tei_is_saved_as_it_was(open_page: Opener, showcase: bytes) -> None:
    """The download is the file itself, unpacked."""
    page = open_page()
    with page.expect_download() as caught:
        page.locator(".download").click()

    assert Path(caught.value.path()).read_bytes() == showcase
    assert caught.value.suggested_filename == "showcase.xml"


def test_the_page_remembers(open_page: Opener) -> None:
    """Reading, and how far one has read, are there again after coming back."""
    page = open_page()
    page.keyboard.press("r")
    page.evaluate("document.getElementById('p4').scrollIntoView()")
    expect(page.locator(".here")).to_contain_text(re.compile("¶ [2-9]"))
    page.goto(page.url.split("#")[0])
    page.reload()

    expect(page.locator(".reading-corrected")).to_be_checked()
    expect(page.locator(".resume a")).to_be_visible()


def test_the_contents_follow_the_reader(open_page: Opener) -> None:
    """The chapter one reads is marked in the contents; ] leads to the next."""
    page = open_page()
    page.locator("#drama").scroll_into_view_if_needed()
    page.evaluate("document.getElementById('drama').scrollIntoView()")
    page.wait_for_timeout(300)
    here = page.locator(".contents [aria-current]").inner_text()

    assert here == "Drama"


def test_everything_is_there_without_a_script(open_page: Opener) -> None:
    """Text, notes, registers and the change of reading need no JavaScript."""
    page = open_page(java_script_enabled=False)
    page.locator(".readings label").nth(1).click()
    corrected = CORRECTED in page.locator("#p4").inner_text()
    page.get_by_role("button", name="Display").click()
    page.locator(".show-quotation").check()
    sign = page.locator("#q1 + .sign")
    page.keyboard.press("Escape")

    assert (
        corrected,
        sign.is_visible(),
        page.locator(sign.get_attribute("href").replace(":", "\\:")).is_visible(),
        page.locator(".find").is_visible(),
    ) == (True, True, True, False)


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 1920, 2560])
def test_no_width_needs_sideways_scrolling(open_page: Opener, width: int) -> None:
    """From a desktop at 400 % to a wide screen, lines fit and are of readable length."""
    page = open_page(width=width)
    page.keyboard.press("m")
    overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    line = page.evaluate(
        """() => { const style = getComputedStyle(document.querySelector("#p3"));
        return document.querySelector("#p1").clientWidth / parseFloat(style.fontSize) }"""
    )

    assert overflow <= 0
    assert line < 34  # em: some 75 characters in this face


def test_targets_are_large_enough_for_fingers(open_page: Opener) -> None:
    """Buttons and choices are at least 24 pixels high and wide (WCAG 2.2, 2.5.8)."""
    page = open_page(width=390, height=844, has_touch=True)
    page.get_by_role("button", name="Display").tap()
    sizes = page.evaluate(
        """() => [...document.querySelectorAll("button, .panel label, .readings label")]
        .filter((node) => node.checkVisibility()).map((node) => node.getBoundingClientRect())
        .filter((box) => box.width < 24 || box.height < 24).length"""
    )

    assert sizes == 0


def test_a_finger_opens_a_mark(open_page: Opener) -> None:
    """On a phone the pop-up is a sheet at the foot of the screen."""
    page = open_page(width=390, height=844, has_touch=True)
    page.locator("#c1 + .sign").tap()
    box = page.locator(".popup").bounding_box()

    assert box is not None
    assert box["y"] + box["height"] > 700


def test_motion_is_reduced_on_request(open_page: Opener) -> None:
    """Who asks for less motion gets none."""
    moved = [
        open_page(reduced_motion=wish).evaluate(
            "location.hash = 'p4', getComputedStyle(document.querySelector('#p4')).animationName"
        )
        for wish in ("no-preference", "reduce")
    ]

    assert moved == ["found", "none"]


def test_on_paper_there_is_only_the_text(open_page: Opener) -> None:
    """Printing leaves out what needs a finger, and prints the reading shown."""
    page = open_page()
    page.keyboard.press("r")
    page.emulate_media(media="print")

    assert [
        page.locator(part).is_visible() for part in (".bar", ".contents", ".sign >> nth=0")
    ] == [False] * 3
    assert CORRECTED in page.locator("#p4").inner_text()
    assert len(page.pdf()) > 1000


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_no_barrier_in_any_state(open_page: Opener, scheme: str, width: int) -> None:
    """axe-core finds no violation in either theme, in any state."""
    page = open_page(width=width, color_scheme=scheme, reduced_motion="reduce")
    found = {}
    for state in STATES:
        page.reload()
        enter(page, state)
        told = Axe().run(page).response["violations"]
        found[state] = [(one["id"], one["nodes"][0]["html"][:120]) for one in told]

    assert {state: told for state, told in found.items() if told} == {}


def test_no_barrier_in_forced_colours(open_page: Opener) -> None:
    """In the reader's own colours nothing is lost: signs and choices stay visible."""
    page = open_page(forced_colors="active")
    enter(page, "marks")

    assert page.locator("#c1 + .sign").is_visible()
    assert Axe().run(page).violations_count == 0


def test_the_lines_of_the_source_run_on_in_prose(open_page: Opener, tmp_path: Path) -> None:
    """Prose breaks where it must; a title, a list of contents, where it was broken."""
    tei = etree.fromstring(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><div>'
        "<head>A<lb/>title</head><p>One<lb/>line.</p>"
        "<ab type='lines'>I. 1<lb/>II. 2</ab></div></body></text></TEI>"
    )
    (tmp_path / "page.html").write_text(render(tei), "utf-8")
    with zipfile.ZipFile(io.BytesIO(epub(tei.getroottree()))) as archive:
        archive.extractall(tmp_path)
    for file in ("page.html", "EPUB/text-001.xhtml"):
        page = open_page(tmp_path / file)

        assert page.get_by_role("heading", name="title").last.inner_text() == "A\ntitle"
        assert page.locator("p.paragraph").inner_text().endswith("One line.")
        assert page.locator(".lines").inner_text().split("\n") == ["I. 1 ", "II. 2"]


@pytest.mark.parametrize("width", [320, 375, 768])
def test_a_narrow_window_shows_the_whole_width(open_page: Opener, width: int) -> None:
    """Nothing, a long checksum neither, makes a phone scroll sideways; its bar has two lines."""
    page = open_page(width=width, is_mobile=True, has_touch=True, device_scale_factor=2)
    bar = page.locator(".bar")

    expect(bar.get_by_text("display")).to_be_visible()
    sizes = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    box = bar.bounding_box()

    assert sizes == [width, width]
    assert box is not None
    assert box["height"] < 90
