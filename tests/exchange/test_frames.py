"""Frames that collections put around a text: many generations, each told from the text."""

import pytest

from edition.exchange.intake.boilerplate import part
from edition.exchange.intake.pages import page_text

FRAMES = {  # as received, whose frame it is, what it says
    "modern": (
        (
            "\ufeffThe Project Gutenberg eBook of Emma\r\n"
            "    \r\n"
            "This ebook is for the use of anyone anywhere in the United States\r\n"
            "\r\n"
            "Title: Emma\r\n"
            "\r\n"
            "Author: Jane Austen\r\n"
            "\r\n"
            "Release date: August 1, 1994 [eBook #158]\r\n"
            "                Most recently updated: May 1, 2021\r\n"
            "\r\n"
            "Language: English\r\n"
            "\r\n"
            "Credits: An Anonymous Volunteer and David Widger\r\n"
            "\r\n"
            "\r\n"
            "*** START OF THE PROJECT GUTENBERG EBOOK EMMA ***\r\n"
            "\r\n"
            "\r\n"
            "\r\n"
            "\r\n"
            "Emma\r\n"
            "\r\n"
            "by Jane Austen\r\n"
            "\r\n"
            "Text here.\r\n"
            "\r\n"
            "*** END OF THE PROJECT GUTENBERG EBOOK EMMA ***\r\n"
            "\r\n"
            "Updated editions will replace.\r\n"
        ),
        "Project Gutenberg",
        {
            "title": "Emma",
            "author": "Jane Austen",
            "language": "en",
            "url": "https://www.gutenberg.org/ebooks/158",
        },
    ),
    "1990s": (
        (
            "***The Project Gutenberg Etext of Emma, by Jane Austen***\n"
            "#4 in our series\n"
            "\n"
            "Copyright laws are changing\n"
            "\n"
            "Emma\n"
            "\n"
            "by Jane Austen\n"
            "\n"
            "August, 1994  [Etext #158]\n"
            "\n"
            "*END*THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*Ver.04.29.93*END*\n"
            "\n"
            "\n"
            "\n"
            "Emma\n"
            "\n"
            "Text here.\n"
            "\n"
            "End of The Project Gutenberg Etext of Emma, by Jane Austen\n"
        ),
        "Project Gutenberg",
        {"title": "Emma", "author": "Jane Austen"},
    ),
    "copyrighted": (
        (
            "Project Gutenberg's Emma, by Jane Austen\n"
            "\n"
            "*END THE SMALL PRINT! FOR COPYRIGHT PROTECTED ETEXTS*Ver.07/27/01*END*\n"
            "\n"
            "Text here.\n"
            "\n"
            "*** END OF THE PROJECT GUTENBERG EBOOK, EMMA ***\n"
        ),
        "Project Gutenberg",
        {"title": "Emma", "author": "Jane Austen"},
    ),
    "no space": (
        (
            "The Project Gutenberg EBook of Emma, by Jane Austen\n"
            "\n"
            "Title: Emma\n"
            "\n"
            "***START OF THE PROJECT GUTENBERG EBOOK EMMA***\n"
            "\n"
            "\n"
            "E-text prepared by Somebody\n"
            "and the Team\n"
            "(https://www.pgdp.net)\n"
            "\n"
            "\n"
            "\n"
            "Note: Images of the original pages are available\n"
            "\n"
            "\n"
            "Text here.\n"
            "\n"
            "\n"
            "***END OF THE PROJECT GUTENBERG EBOOK EMMA***\n"
            "\n"
            "\n"
            "******* This file should be named 158.txt *******\n"
        ),
        "Project Gutenberg",
        {"title": "Emma", "author": "Jane Austen"},
    ),
    "long title": (
        (
            "Title: A Tale\n"
            "\n"
            "*** START OF THE PROJECT GUTENBERG EBOOK A TALE OF SOMETHING VERY\n"
            "LONG; OR, THE REST ***\n"
            "\n"
            "Text here.\n"
            "\n"
            "*** END OF THE PROJECT GUTENBERG EBOOK A TALE OF SOMETHING VERY\n"
            "LONG; OR, THE REST ***\n"
        ),
        "Project Gutenberg",
        {"title": "A Tale"},
    ),
    "german": (
        (
            "Title: Faust\n"
            "Author: Johann Wolfgang von Goethe\n"
            "Release Date: 2001 [EBook #2229]\n"
            "Language: German, English\n"
            "Character set encoding: UTF-8\n"
            "\n"
            "*** START OF THIS PROJECT GUTENBERG EBOOK FAUST ***\n"
            "\n"
            "Text here.\n"
            "\n"
            "End of Project Gutenberg's Faust, by Goethe\n"
            "\n"
            "*** END OF THIS PROJECT GUTENBERG EBOOK FAUST ***\n"
        ),
        "Project Gutenberg",
        {"title": "Faust", "language": "de"},
    ),
    "etext end": (
        (
            "The Project Gutenberg Etext of Emma by Jane Austen\n"
            "*END THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*Ver.10/04/01*END*\n"
            "\n"
            "Text here.\n"
            "\n"
            "The End of the Project Gutenberg Etext of Emma\n"
        ),
        "Project Gutenberg",
        {"title": "Emma"},
    ),
    "only end": (
        "Text here.\n\n*** END OF THE PROJECT GUTENBERG EBOOK EMMA ***\nlicence\n",
        "Project Gutenberg",
        {},
    ),
    "australia": (
        (
            "\n"
            "\n"
            "\n"
            "\n"
            "Title: Emma\n"
            "Author: Jane Austen\n"
            "* A Project Gutenberg of Australia eBook *\n"
            "eBook No.:  0200041.txt\n"
            "Language:   English\n"
            "Date first posted: March 2002\n"
            "Date most recently updated: March 2002\n"
            "\n"
            "This eBook was produced by: Someone\n"
            "\n"
            "Project Gutenberg of Australia eBooks are created from printed editions\n"
            "which are in the public domain in Australia.\n"
            "\n"
            "To contact Project Gutenberg of Australia go to http://gutenberg.net.au\n"
            "\n"
            "--------------------------------\n"
            "\n"
            "A Project Gutenberg of Australia eBook\n"
            "\n"
            "Title: Emma\n"
            "Author: Jane Austen\n"
            "\n"
            "\n"
            "\n"
            "Text here.\n"
            "\n"
            "\n"
            "THE END\n"
            "\n"
            "\n"
            "\n"
            "\n"
            "Project Gutenberg Australia\n"
        ),
        "Project Gutenberg Australia",
        {"title": "Emma", "author": "Jane Austen", "language": "en"},
    ),
    "wikisource": (
        (
            "Emma\n"
            "Jane Austen\n"
            "\n"
            "\n"
            "1815\n"
            "\n"
            "\n"
            "Exported from Wikisource on January 1, 2020\n"
            "\n"
            "\n"
            "Text here.\n"
            "\n"
            "About this digital edition\n"
            "This e-book comes from the online library Wikisource.\n"
        ),
        "Wikisource",
        {"title": "Emma", "author": "Jane Austen", "date": "1815"},
    ),
    "google": (
        (
            "This is a digital copy of a book that was preserved for generations on library "
            "shelves before it was carefully scanned by Google as part of a project\n"
            "to make the world's books discoverable online.\n"
            "\n"
            "About Google Book Search\n"
            "Google's mission is to organize. You can search through the full text of this "
            "book on the web\n"
            "at http://books.google.com/\n"
            "\n"
            "\n"
            "EMMA\n"
            "\n"
            "Text here.\n"
        ),
        "Google Book Search",
        {},
    ),
}
SAVED = """<html lang="fr"><head><title>Emma</title>
<meta name="author" content="Jane Austen"></head>
<body><header>My site</header><nav><ul><li>Home</li></ul></nav>{}<aside>Buy it</aside>
<footer>Terms of use</footer></body></html>"""


@pytest.mark.parametrize("name", FRAMES)
def test_the_frame_is_told_from_the_text(name: str) -> None:
    """The text, whole and alone; the collection; its facts; and nothing is lost."""
    received, collection, facts = FRAMES[name]
    found = part(received)

    assert found.text.replace("\r", "").endswith("Text here.\n")
    assert "utenberg" not in found.text
    assert "oogle" not in found.text
    assert found.collection == collection
    assert facts.items() <= dict(found.facts).items()
    assert found.before + found.text + found.after == received


@pytest.mark.parametrize(
    "inside",
    [
        "<p>Text</p><p>here.</p>",
        "<main><h1>Text</h1><p>here.</p></main>",
        "<main><article><header>Text</header><p>here.</p></article></main>",
        "<div><article><p>Text</p><p>here.</p></article></div>",
    ],
)
def test_a_saved_page_gives_its_text(inside: str) -> None:
    """Without menus and what else a site has for itself; its title, author and language."""
    found = page_text(SAVED.format(inside).encode())

    assert found.text == "Text\n\nhere.\n"
    assert found.facts == {"title": "Emma", "author": "Jane Austen", "language": "fr"}
