"""Plain text and Markdown: the words of a reading, each once, laid out as one expects."""

import re
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree, html
from markdown_it import MarkdownIt

from edition import exchange, view
from edition.exchange.common_mark import as_markdown
from edition.exchange.plain_text import Layout, Notes, as_text
from edition.view import Book, Reading

Maker = Callable[..., Book]
HOSTILE = [
    *"ab*_`[]<>&~|\\#-+1.)!=: \n\t\u00a0אé“\u0301",
    "*a*",
    "__a__",
    "`a`",
    "<b>",
    "&lt;",
    "1.",
]
HOSTILE += [
    "# ",
    "- ",
    "+ a",
    "> ",
    "| a |",
    "[a](b)",
    "![a](b)",
    "<http://a.b>",
    "---",
    "\\*",
    "~~~",
]
NAMES = ["p", "hi", "quote", "list", "item", "table", "row", "cell", "head", "lg", "l", "ref", "eg"]
LINE = '<hi rend="italic">one</hi> two'


def shown(markdown: str) -> tuple[str, ...]:
    """Return the words that a Markdown reader shows, by another program than ours."""
    text = re.sub(r"^---\n.*?\n---\n\n", "", markdown, count=1, flags=re.DOTALL)
    page = MarkdownIt("commonmark").enable("table").render(text)
    spaced = re.sub(r"</(p|h\d|li|td|th|pre|blockquote)>|<br ?/?>", r"\g<0> ", page)
    return tuple(html.fromstring(f"<div>{spaced}</div>").text_content().split())


def test_paragraphs_have_an_empty_line_between(book: Maker) -> None:
    """A heading and two paragraphs, one a line; line breaks of the source are folded."""
    found = book("<head>Title</head><p>one<lb/>two\n three</p><p>four</p>")

    assert as_text(found) == "Title\n\none two three\n\nfour\n"


def test_verse_stands_line_by_line(book: Maker) -> None:
    """Lines of a stanza follow each other; stanzas have an empty line between."""
    found = book("<lg><l>one</l><l>two</l></lg><lg><l>three</l></lg>")

    assert as_text(found) == "one\ntwo\n\nthree\n"


def test_lines_of_verse_stand_in_as_in_their_text(book: Maker) -> None:
    """By as many spaces, also when lines are wrapped; Markdown has wide spaces for them."""
    found = book('<lg xml:space="preserve"><l>One</l><l>    and two</l><l>  three</l></lg>')

    assert as_text(found) == "One\n    and two\n  three\n"
    assert as_text(found, Layout(width=40)) == "    One\n        and two\n      three\n"
    assert as_markdown(found).endswith("One\\\n&emsp;&emsp;and two\\\n&emsp;three\n")


def test_a_table_is_rows_of_tabs(book: Maker) -> None:
    """Empty cells keep their place."""
    cells = "<cell>a</cell><cell/><cell>c</cell>"
    found = book(f"<table><row>{cells}</row><row><cell>d</cell></row></table>")

    assert as_text(found) == "a\t\tc\nd\n"


def test_wrapped_text_is_indented_where_a_page_indents(book: Maker) -> None:
    """Block quotations are set in, and no line is longer than asked for."""
    found = book('<p>one two three four five</p><quote rend="block"><p>six seven eight</p></quote>')

    assert as_text(found, Layout(width=26)) == ("one two three four five\n\n    six seven eight\n")


def test_either_reading_has_its_words(book: Maker) -> None:
    """One side of a correction in each reading, never both."""
    found = book("<p>a <choice><sic>wrogn</sic><corr>wrong</corr></choice> word</p>")

    assert as_text(found, Layout(Reading.PRINTED)) == "a wrogn word\n"
    assert as_text(found, Layout(Reading.CORRECTED)) == "a wrong word\n"


def test_notes_stand_at_the_end_or_nowhere(book: Maker) -> None:
    """A note is called by its number."""
    found = book("<p>word<note>the note</note> next</p>")

    assert as_text(found) == "word[1] next\n\n[1] the note\n"
    assert as_text(found, Layout(notes=Notes.NONE)) == "word next\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<div><head>Title</head><p>Text.</p></div>", "## Title\n\nText.\n"),
        (f"<p>{LINE}</p>", "*one* two\n"),
        ('<p>inter<hi rend="italic">nal</hi></p>', "inter<em>nal</em>\n"),
        ("<p>1. no list</p><p># no heading</p>", "1\\. no list\n\n\\# no heading\n"),
        ("<p>a*b_c`[d]&lt;e&gt;</p>", "a\\*b\\_c\\`\\[d\\]\\<e\\>\n"),
        ("<lg><l>one</l><l>two</l></lg>", "one\\\ntwo\n"),
        (
            "<p>a<lb/>b</p><ab type='lines'>I. <hi>a<lb/>b</hi> 1<lb/> II. 2</ab>",
            "a b\n\nI. a b 1\\\nII. 2\n",
        ),
        ('<quote rend="block"><p>a</p><p>b</p></quote>', "> a\n>\n> b\n"),
        ("<list><item>a</item><item>b</item></list>", "- a\n- b\n"),
        ('<p>see <ref target="https://e.org/">there</ref></p>', "see [there](<https://e.org/>)\n"),
        ("<p>word<note>a <p>b</p></note></p>", "word[^1]\n\n[^1]: a\n\n    b\n"),
        (
            "<table><row role='label'><cell>a</cell></row><row><cell>b|c</cell></row></table>",
            "| a |\n| --- |\n| b\\|c |\n",
        ),
    ],
    ids=lambda value: None if value.startswith("<") else value[:12],
)
def test_markdown(book: Maker, body: str, expected: str) -> None:
    """Each construct is what CommonMark or GitHub's extension of it has for it."""
    assert as_markdown(book(body)) == expected


def test_markdown_begins_with_the_facts(book: Maker) -> None:
    """Title and author stand in a YAML block, which readers of Markdown know."""
    statement = "<titleStmt><title>A: B</title><author>C</author></titleStmt>"
    found = book("<p>x</p>", f"<fileDesc>{statement}</fileDesc>")

    assert as_markdown(found) == '---\ntitle: "A: B"\nauthor: ["C"]\n---\n\nx\n'


def shapes() -> st.SearchStrategy[tuple[str, str, str, tuple]]:
    """Return a strategy for nested elements with hostile text between them."""
    text = st.lists(st.sampled_from(HOSTILE), max_size=5).map("".join)
    leaf = st.tuples(st.sampled_from(NAMES), text, text, st.just(()))
    return st.recursive(
        leaf,
        lambda inner: st.tuples(
            st.sampled_from(NAMES), text, text, st.lists(inner, max_size=4).map(tuple)
        ),
        max_leaves=16,
    )


def grown(shape: tuple[str, str, str, tuple]) -> Book:
    """Return the book that *shape* makes."""
    root = etree.Element("{http://www.tei-c.org/ns/1.0}text")
    waiting = [(root, shape)]
    while waiting:
        parent, (name, inside, after, children) = waiting.pop(0)
        element = etree.SubElement(parent, f"{{http://www.tei-c.org/ns/1.0}}{name}", rend="italic")
        element.text, element.tail = inside, after
        waiting += [(element, child) for child in children]
    return view.read(root)


@given(shapes(), st.sampled_from(Reading), st.sampled_from([0, 30, 72]))
def test_plain_text_has_the_words_of_the_reading(
    shape: tuple[str, str, str, tuple],
    reading: Reading,
    width: int,
) -> None:
    """Nothing is lost, doubled or moved, whatever the width."""
    found = grown(shape)

    text = as_text(found, Layout(reading, width, notes=Notes.NONE))

    assert tuple(text.split()) == found.words[reading].text


@given(shapes())
@example(shape=("head", "#", "", ()))
@example(shape=("head", "a ##", "", ()))
@example(shape=("p", "", "", (("hi", "[", "", (("hi", "_", " a", ()),)),)))
def test_markdown_shows_the_words_of_the_reading(shape: tuple[str, str, str, tuple]) -> None:
    """Another program shows each word once: what looked like markup is text again."""
    found = grown(shape)

    assert shown(as_markdown(found)) == found.words[Reading.PRINTED].text


def test_words_of_other_peoples_tei(foreign: dict[str, "etree._ElementTree"]) -> None:
    """Plain text has every word of every file, in both readings."""
    for name, tree in foreign.items():
        words = view.read(tree.getroot()).words
        for reading in Reading:
            text = exchange.text(tree, reading, notes=Notes.NONE)
            assert tuple(text.split()) == words[reading].text, name


NOTED = "<div><p>one<note>First.</note> two</p><p>three<note>Second.</note></p></div>"


@pytest.mark.parametrize(
    ("notes", "text"),
    [
        (Notes.END, "one[1] two\n\nthree[2]\n\n[1] First.\n\n[2] Second.\n"),
        (Notes.PARAGRAPH, "one[1] two\n\n[1] First.\n\nthree[2]\n\n[2] Second.\n"),
        (Notes.NONE, "one two\n\nthree\n"),
    ],
)
def test_notes_stand_where_they_are_wanted(tei: Maker, notes: Notes, text: str) -> None:
    """At the end of all, after the paragraph, or nowhere."""
    assert exchange.text(tei(NOTED), notes=notes) == text


def test_a_note_does_not_come_between_the_lines_of_a_poem(tei: Maker) -> None:
    """It stands after the stanza."""
    poem = "<lg><l>one<note>First.</note></l><l>two</l></lg><p>three</p>"

    text = "one[1]\ntwo\n\n[1] First.\n\nthree\n"

    assert exchange.text(tei(poem), notes=Notes.PARAGRAPH) == text
