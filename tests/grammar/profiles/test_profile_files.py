"""Profiles that an editor writes: what they may say, and that a text is read with them."""

import re
from pathlib import Path

import pytest

from edition import grammar
from edition.grammar.profiles.file import read_profile
from edition.messages import EditionError
from edition.structs import asdict

MARKS_OF_A_PRESS = (
    "%override MARK.1: "
    r"/[“”„‟‘’‚‛\"'«»‹›「」『』〝〟״\[\]_`❝❞](?:(?<=`)`?|(?<![’'_])|(?<!\w.)|(?!\w))/" + "\n"
)


def examples(root: Path) -> list[str]:
    """Return the profiles that the manual shows."""
    text = (root / "docs" / "grammar.md").read_text(encoding="utf-8")
    return [one for one in re.findall(r"```toml\n(.*?)```", text, re.DOTALL) if "name = " in one]


def quoted(document: grammar.Document) -> list[str]:
    """Return the quotations of *document*, each with its marks."""
    return [document.text[one.start : one.end] for one in document.quotations.values()]


def told(toml: str) -> str:
    """Return what is said of a profile's file that cannot be used: codes, texts and hints."""
    with pytest.raises(EditionError) as caught:
        read_profile("own.toml", toml)
    return "\n".join(
        f"{one.place and one.place.line}: {one.code} {one.text}; {one.hint}"
        for one in caught.value.messages
    )


def test_the_manual_s_example_reads_its_language(root: Path) -> None:
    """Marks, clauses and headings are told as the file says, and the language is known."""
    latin = read_profile("books/latin.toml", examples(root)[0])
    text = "Navis venit.\n\n\nLIBER PRIMUS\n\n“Lux,” inquit custos, “ardet in turri.”\n"

    found = grammar.analyse(text, latin)

    assert quoted(found) == ["“Lux,”", "“ardet in turri.”"]
    assert found.blocks[1].kind is grammar.Kind.HEADING
    assert (found.profile.key, found.profile.language) == ("latin", "la")
    assert found.profile_reason == "as in the file latin.toml"


def test_a_profile_begins_from_a_shipped_one(root: Path) -> None:
    """What the file does not say is as there, the evidence of its words too."""
    press = read_profile("press.toml", examples(root)[1])
    text = "He was a so-called »keeper« of the lamp.\n"

    (found,) = grammar.analyse(text, press).quotations.values()
    (usual,) = grammar.analyse(text.replace("»", "“").replace("«", "”"), "en").quotations.values()

    assert (found.element, found.evidence) == (usual.element, usual.evidence)


@pytest.mark.parametrize("key", grammar.profiles())
def test_every_shipped_profile_may_be_begun_from(key: str) -> None:
    """Its file, named as one's own, gives the same profile."""
    own = read_profile(f"{key}.toml", grammar.toml(key), "")

    same = {name: value for name, value in asdict(own).items() if name not in {"base", "reason"}}
    assert same == {name: asdict(grammar.load(key))[name] for name in same}


def test_a_row_of_words_replaces_that_row_only() -> None:
    """Under [before_word], the rows that the file does not name stay those of its base."""
    own = read_profile("a.toml", 'name = "A"\nextends = "de"\n[before_word]\nterm = ["Vokabel"]\n')

    german = grammar.load("de").before_word
    assert own.before_word["term"] == ("Vokabel",)
    assert own.before_word["called"] == german["called"]


def test_a_house_style_may_bring_the_marks_of_a_profile() -> None:
    """A mark that only the house style knows is no fault of the profile."""
    toml = 'name = "A"\npairs = [["❝", "❞"]]\n'
    press = read_profile("a.toml", toml, MARKS_OF_A_PRESS)

    assert quoted(grammar.analyse("So ❝it was❞ there.", press, MARKS_OF_A_PRESS)) == ["❝it was❞"]
    assert "3: M004 pairs: '❝' is not a quotation mark that the grammar knows" in told("\n" + toml)


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('reportin = ["ait"]', "2: M002 there is no key 'reportin'; did you mean 'reporting'?"),
        ('extends = "enn"', "2: M004 extends: 'enn' is no profile that edition has; did you mean"),
        ('numbers = ["(a|b)"]', "2: M004 numbers: '(a|b)' has a group that is counted; write (?:"),
        ('lists = ["*"]', "2: M004 lists: '*' is no regular expression: nothing to repeat; put"),
        ('lists = ["x*"]', "2: M004 lists: 'x*' matches nothing at all; make it match a word"),
        ('by = [""]', "2: M004 by: a word is empty; take it out"),
        ('pairs = [["“"]]', "2: M004 pairs: ['“'] is no pair; write"),
        ("languages = []", "2: M004 languages: it is empty; name a language"),
        ('languages = ["klingon!"]', "2: M004 languages: 'klingon!'"),
        ('spaced = "no"', "2: M004 spaced should be true or false, without quotation marks"),
        ('before_word.caled = ["x"]', "did you mean 'called'?"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_a_remedy(toml: str, message: str) -> None:
    """Nothing in a profile's file is passed over."""
    assert message in told(f'name = "Own"\n{toml}\n')
