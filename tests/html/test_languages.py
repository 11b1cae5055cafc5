"""What languages are called on a page."""

import pytest

from edition.html.languages import called


@pytest.mark.parametrize(
    ("tag", "language", "name"),
    [
        ("en", "en", "English"),
        ("de", "fr", "allemand"),
        ("grc", "de", "Altgriechisch"),
        ("no language", "en", "no language"),
    ],
)
def test_a_language_has_its_name_in_the_language_of_the_page(
    tag: str, language: str, name: str
) -> None:
    """Readers see names; what is no tag stays as the header has it."""
    assert called(tag, language) == name
