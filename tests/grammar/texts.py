"""Texts for properties: what makes trouble in books, more often than in books."""

from hypothesis import strategies as st

PIECES = [
    *"“”‘’\"'«»‹›„‚[](){}_*.…-–—,;:!?&<>\t\r\n\xa0\x0c\x00\ufeff\u2028ſé",
    *("\n\n", "\n\n\n", "\r\n\r\n", " . . .", "[ . . . ]", "[?]", "[sic]", "[1]", "don’t", "s’ "),
    *("word ", "Chapter I", "1. Head", "* * *", "    Line\n    Line", "’tis ", "he said, ", "''"),
    *(" `", " ``"),
    *("“‘", "\n\n“Go on.", "\n\n    “In.”", "”\n\n", ",’ said", "\n\n—Yes, he said. No", "A word."),
    *(
        "\n\nKEEPER.\n\n",
        "\n\nMATE. Yes. ",
        "\n\nMATE.\n[Goes.] ",
        "\n\n[_Exit._\n\n",
        "\n\nBY\n\n",
    ),
    *("*** START OF THIS BOOK ***\n\n", "\n\n*** END OF THIS BOOK ***", "\n\nLONDON 1889\n\n"),
    *("\n\nTHE ISLE\n\n", "\n\n[Footnote 2: One.\n\nTwo.]", "'er ", "\n\n\n7.\n\n", "By A. Keeper"),
    *"「」『』〝〟״。",
    *("\n\n»So. ", "“So”", "\n\n— So, — said he. — ", '"so"', "」と", "״ה", "„So“ "),
    *(
        "\n\nDEAR SIR,\n\n",
        "\n\nLondon, May 3, 1818.\n",
        "\n\nYours truly,\nA. K.\n\n",
        "\n\nP.S. So.",
    ),
    *(
        "\n  --GRAY.\n\n",
        "\n\nCHAPTER I\n\n    Lamp\n    Isle\n\n",
        "\n\n                        GRAY.\n\n",
    ),
    *("\n\n* Note. ", "word* ", "\n\n† Note.", "word.†", "[*]"),
    *(
        "[Pg 12]",
        "\n\n[Pg 13]\n\n",
        "{3} so {4} so {5}",
        "\n\n[Sidenote: So.]\n\n",
        "[Sidenote: “It”]",
    ),
    *("\n\nTHE END\n\n", "\n\n\nCHAPTER II\n\n", "\n\nPREFACE\n\n", "\n\nTHE AUTHOR.\n\n"),
    *("\n\n[Illustration]\n\n", "\n\n[1] Note.\n\n“", "\n    “So\n    Is”’\n\n"),
    *("[=a]", "[Greek: so]", "['e]", "\n\n[Illustration: so\n\nso]\n\n"),
    *("[Illustration: x]", "\n\n[1] Note. ", " (Acts, ii.)", "[Footnote 1: y]", "......."),
]
BOOKISH = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
TEXTS = st.one_of(BOOKISH, st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
