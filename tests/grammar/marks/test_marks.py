"""Which mark opens, closes, is an apostrophe, or is lost."""

import pytest

from edition import grammar

PAIRED = {  # text -> every quotation in it, by its first character
    "He said “yes”.": ["“yes”"],
    "“He said ‘no’ to me.”": ["“He said ‘no’ to me.”", "‘no’"],
    "“One “two” three.”": ["“One “two” three.”", "“two”"],
    "don’t, ’tis, the ’20s, rock ’n’ roll": [],
    "a bit o’ bread for the dogs’ bones": [],
    "‘the sailors’ chapel is shut’, he wrote": ["‘the sailors’ chapel is shut’"],
    "the ‘friends’ of the ‘party’ came": ["‘friends’", "‘party’"],
    "the keeper’s sailors’ home": [],
    "'the dogs' bones' lay there": ["'the dogs' bones'"],
    '"Yes," she said, "it\'s 6\' by 2"."': ['"Yes,"', '"it\'s 6\' by 2"."'],
    "a board 2\" wide and 6' long": [],
    "(“so”) and—“thus”—and [“so”]": ["“so”", "“thus”", "“so”"],
    "called ’house of cards’.": ["’house of cards’"],
    "“He goes on . . . ”": ["“He goes on . . . ”"],
    "«\u00a0oui\u00a0» et ‹\u00a0non\u00a0›": ["«\u00a0oui\u00a0»", "‹\u00a0non\u00a0›"],
    "‘He said “the dogs’ bones” to me’": ["‘He said “the dogs’ bones” to me’", "“the dogs’ bones”"],
    "in '98 the dogs' bones, in state '34', the '5'": ["'34'", "'5'"],
    "'10 miles off Paris' or 'near'": ["'10 miles off Paris'", "'near'"],
    "in the 80's and '90's, at Lord ----'s, the 'squire's 'prentice": [],
    "'Way down there, 'deed it was, 'mong them all.": [],
    "the 'deed of gift' and the 'way out'": ["'deed of gift'", "'way out'"],
    "rock 'n' roll, where 'n' is a number": ["'n'"],
    "the 'shortcuts' for them and the boys' room": ["'shortcuts'"],
    "‘and so on . . . ’": ["‘and so on . . . ’"],
    '"I was—" "You were?"': ['"I was—"', '"You were?"'],
    "the ‘most unfair’ of ’most all": ["‘most unfair’"],
    "'Go 'long to bed,' she said.": ["'Go 'long to bed,'"],
    "she said ''Tain't so,' and went": ["''Tain't so,'"],
    "she said: ‘He kep’ me there. He did,’ and went": ["‘He kep’ me there. He did,’"],
    "the ‘lamp’ of the isle is out": ["‘lamp’"],
    "‘It is dark. See the barbers’ bands.\n\n‘None burns.’": [
        "‘It is dark. See the barbers’ bands.\n\n‘None burns.’"
    ],
    "“Wait—“ he said.": ["“Wait—“"],
    "`Go,' he said, `it's dark.'": ["`Go,'", "`it's dark.'"],
    "``He said `go,' then,'' she read, `and went.'": [
        "``He said `go,' then,''",
        "`go,'",
        "`and went.'",
    ],
    "``Go 'long, then,'' she read.": ["``Go 'long, then,''"],
    "``Each lamp is lit.\n\n``None burns.\n\n``So it was.''": [
        "``Each lamp is lit.\n\n``None burns.\n\n``So it was.''"
    ],
    "``Each lamp is lit.\n\n``None burns.\n\nSo it was.": [],
    "the `Omar of the keepers' hall, and `code` in ``it``": [],
    "„\u00a0‚So‘ war es.\n\n„\u00a0‚Es brannte.‘\u00a0“": [
        "„\u00a0‚So‘ war es.\n\n„\u00a0‚Es brannte.‘\u00a0“",
        "‚So‘",
        "‚Es brannte.‘",
    ],
}
ANOMALIES = {  # text -> code and the mark it is about
    "his Letters”, and more": ("G001", "”"),
    "he wrote “so it was and went": ("G002", "“"),
    "called ’house of cards’.": ("G003", "’"),
    "He said “so it was,’ and went.": ("G004", "’"),
    "in these words:“It was so.”": ("G005", "“"),
    "(" + "“" * 40: ("G006", "“"),
    "before [ and nothing": ("G007", "["),
    "Go hence.’ So it was.": ("G001", "’"),
    "the “isle of the lamp was dark.\n\n“It burned.”": ("G002", "“"),
}
CROSSED = "He wrote “so.\n\nIn Letters”, so.\n\n“So,’ and “It.”\n\n“One.”\n\n[...]\n\nTwo.”"
MENDED = {  # text -> the quotation of which one mark is lost
    "They read “Tales of the Isle”.\n\nHer “Tales of the Isle. So": "“Tales of the Isle",
    "It is said, Each lamp is lit.” So it was.": "Each lamp is lit.”",
    "The statutes[3] say:—Each lamp is lit.” So it was.": "Each lamp is lit.”",
    "The statutes say:\n\nEach lamp is lit. None burns.”": "Each lamp is lit. None burns.”",
    "Read “Tales of the Isle”.\n\nIn “The Tales of the Isle, p. 6.": "“The Tales of the Isle",
    "Read “The Isle,” or “Her Isle,” then.\n\nIn “The Isle, p. 6.": "“The Isle,",
    "She read “It was lit,” and Each lamp burns: now.” So.": "Each lamp burns: now.”",
    "It was dark. These lamps,” he writes, “are new.”": "These lamps,”",
    "It was “dark and nobody came. The end.": "",
    "He said “it was”.\n\nSo “it was and nobody came. The end.": "",
    "It was “dark,’ he said.\n\nHis Letters”, so.": "“dark,’",
    "It was a long story.\n\nAll lamps. They are out.”": "",
    "He used the words The lamp is lit” again.": "The lamp is lit”",
    "He writes that each lamp is lit. Each is seen.”": "each lamp is lit. Each is seen.”",
    "He writes that each lamp is lit. He went to the isle” of it.": "",
    "Keeper.—The lamps,” he writes, “are new.”": "The lamps,”",
    "Oh! Why is it lit?” he asked, and went.": "Oh! Why is it lit?”",
    "He went up to it. Go on,” he said.": "Go on,”",
    "“Go,” said he, slowly, as he took the lamp. It is lit.”": "",
    "In “The Isle of Lamps, ii. 4, it was lost.": "“The Isle of Lamps",
    "“Go,” said he; and light the lamp.” So it was.": "and light the lamp.”",
    "“Go,” Mr. J. Mate writes,[3] the lamp is lit.” So it was.": "the lamp is lit.”",
    "“Go,” said he, turning away. Light the lamp.” So it was.": "",
    "“So it was,” he said.\n\nHe was at sea (the lamp: his) and back.” So.": "",
    "Her “Tales of the Isle”.\n\nIn the Tales of the Isle” it was.": "Tales of the Isle”",
    "The lamp is,” Mr. J. R. Mate writes, “lit.”": "The lamp is,”",
    "“The lamp, Mr. J. R. Mate writes,[3] “is lit.”": "“The lamp,",
    "It was called “the lamp of the isle. It is said to burn.": "",
    "He says: “The lamp is lit. In that book, Mate says, “It burns.”": "“The lamp is lit.",
    "He says: “The lamp is lit” (ii. 4). So it was. Nobody came.": "",
    "He says, “The lamp is lit.\n\n“It burns,” said Anna.": "“The lamp is lit.",
    "She says three times “Go hence. Then he said “so” and left.": "“Go hence.",
    "He said, “Go hence. Then she called it “so” and left.": "“Go hence.",
    "I like the isle. You do, too,” he answered.": "I like the isle. You do, too,”",
    "It was dark. You are late. The lamp is out,” he answered.": "",
    "He went up, and as it was dark and late and the stairs were many and steep and the lamp was "
    "not yet lit he thought of her so late,” he said.": "",
    "Then came a voice (He is late,” said Anna).": "He is late,”",
    "“Go,” said he. He was dressed in white and had a hundred lamps in his hand, and one was lit. "
    "I go.”": "",
    "She reads in The Lamp of the Isle” and so it was.": "",
    "A few copies were to be had of it.”": "",
    "To the “lamp of the isle, he writes, nobody came.": "",
    "She came. “The lamp is lit (ii. 4), he writes, and seen. So it was.": "",
    "He writes that “each lamp is lit. Each is seen. All burn.": (
        "“each lamp is lit. Each is seen. All burn."
    ),
}


def quoted(text: str, profile: str = "en") -> list[str]:
    """Return every quotation of *text*, whole blocks too, in order."""
    document = grammar.analyse(text, profile)
    spans = [(found.start, found.end) for found in document.quotations.values()]
    spans += [(group.start, group.end) for group in document.groups]
    return [text[start:end] for start, end in sorted(spans, key=lambda span: (span[0], -span[1]))]


@pytest.mark.parametrize(("text", "expected"), PAIRED.items(), ids=PAIRED)
def test_marks_pair_as_a_reader_pairs_them(text: str, expected: list[str]) -> None:
    """Quotations are found to any depth; apostrophes, feet and inches are none."""
    assert quoted(text) == expected


@pytest.mark.parametrize(("text", "expected"), ANOMALIES.items(), ids=ANOMALIES)
def test_a_defective_mark_is_reported(text: str, expected: tuple[str, str]) -> None:
    """Each kind of anomaly has its code and points at the mark."""
    found = grammar.analyse(text, "en").anomalies

    assert expected in [(item.code, text[item.start : item.end]) for item in found]


def test_a_mark_belongs_to_one_quotation_only() -> None:
    """What one chain of paragraphs has opened, none that is looked for later takes."""
    found = grammar.analyse(CROSSED, "en")

    assert grammar.explain(found)


@pytest.mark.parametrize(("text", "expected"), MENDED.items(), ids=MENDED)
def test_a_lost_mark_is_mended_where_its_place_can_be_told(text: str, expected: str) -> None:
    """Repetition, a colon, a verb of saying or the edge of a block tell it; else nothing does."""
    found = grammar.analyse(f"First.\n\n{text}\n\nLast.", "en")
    whole = [(group.start, group.end, group.evidence) for group in found.groups]
    spans = [(item.start, item.end, item.evidence) for item in found.quotations.values()]
    mended = [found.text[start:end] for start, end, why in spans + whole if "mark-lost" in why]

    assert mended == [expected] * bool(expected)


PROFILES = {
    "de": ("Er sagte: „Das ist ‚gut‘ so“ und »Das auch« und «das».", 4),
    "fr": ("Il dit : « Voilà “tout”, l’ami », et sortit.", 2),
    "ru": ("Он сказал: «Это „слово“ его» и ушёл.", 2),
    "es": ("Dijo: «Es “así”», y se fue.", 2),
    "it": ("Disse: «È “così” un po’ strano», e uscì.", 2),
    "nl": ("Hij zei: „Dat is ‚zo’ goed” en ’t was goed.", 2),
    "pl": ("Powiedział: „To jest «tak» dobre” i wyszedł.", 2),
    "sv": ("Han sade: ”Det är ’så’ bra” och »Ja».", 3),
}


@pytest.mark.parametrize(("key", "case"), PROFILES.items(), ids=PROFILES)
def test_each_language_has_its_marks(key: str, case: tuple[str, int]) -> None:
    """The marks of a language pair by its profile, without an anomaly."""
    text, number = case
    document = grammar.analyse(text, key)

    assert (len(quoted(text, key)), document.anomalies) == (number, ())


def test_what_brackets_hold_words() -> None:
    """An insertion has words; a year, an omission, the number of a page are none."""
    document = grammar.analyse("In [May] of [1848] [Pg 12] and [S. xiv] [see note].", "en")

    assert document.kinds.count("B_OPEN") == 2


def test_a_straight_mark_may_close_another() -> None:
    """Dutch and German texts close » or „ with the mark of the typewriter."""
    assert quoted('Hij zei: »Dat is goed" en „dit ook".', "nl") == ['»Dat is goed"', '„dit ook"']


def test_dialect_loses_no_marks() -> None:
    """Where ' stands before many words and hardly ever closes, it is an apostrophe."""
    text = "\n\n".join(f"She left 'er {word} in the 'ouse." for word in ("lamp", "oil", "boat"))

    assert [grammar.analyse(text, "en").anomalies, quoted(text)] == [(), []]


def test_a_story_may_be_told_for_hundreds_of_paragraphs() -> None:
    """However many blocks open a quotation again, it is one, and nothing in it is irregular."""
    told = "\n\n".join(["“I was a keeper.", *(["“‘Go on,’ he said."] * 300), "“That is all.”"])
    document = grammar.analyse(f"He began.\n\n{told}\n\nHe was tired.", "en")

    assert (len(document.groups), document.anomalies) == (1, ())


def test_a_lost_mark_of_two_characters_is_reported_where_the_text_quotes_with_them() -> None:
    """Elsewhere `` is what programs print code with."""
    quoting = "``Go,'' he said.\n\n``No,'' she said.\n\n``Why?'' said he.\n\n``So it was, she said."
    code = "Use ``foo and ``bar.\n\nAnd ``x``.\n\n``y was unknown."

    assert [one.code for one in grammar.analyse(quoting, "en").anomalies] == ["G002"]
    assert grammar.analyse(code, "en").anomalies == ()
