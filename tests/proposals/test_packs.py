"""What each language does differently is read from its file."""

import tomllib

import pytest

from edition.proposals.packs import FILES, Pack, pack
from edition.structs import names

KEYS = {*names(Pack), "particles", "infixes"} - {"language"}
LANGUAGES = sorted(file.name.removesuffix(".toml") for file in FILES.iterdir())


@pytest.mark.parametrize("language", LANGUAGES)
def test_files_have_the_keys_of_a_pack(language: str) -> None:
    """Each file is read, under every tag of its language, and says nothing that is not."""
    said = tomllib.loads((FILES / f"{language}.toml").read_text(encoding="utf-8"))

    assert said.keys() <= KEYS
    assert pack(f"{language}-XX") == pack(language.upper()) != Pack(language)


def test_what_a_file_says_is_taken_apart() -> None:
    """Words are divided by spaces, ``ies>y`` changes an ending, particles take an infix."""
    english, german = pack("en"), pack("de")

    assert {"had", "that"} <= english.doubled
    assert {("ies", "y"), ("ly", "")} <= set(english.suffixes)
    assert {"un", "zusammen", "zusammenzu", "zusammenge"} <= set(german.prefixes)


@pytest.mark.parametrize("language", ["sv", "", "../en"])
def test_other_languages_have_no_conventions(language: str) -> None:
    """A language without a file is like any other, and no file outside is read."""
    assert pack(language) == Pack(language)
