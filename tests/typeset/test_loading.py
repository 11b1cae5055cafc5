"""What happens when the engine, or a part of it, is not there."""

import importlib
from collections.abc import Callable
from types import ModuleType

import pytest
from lxml import etree

from edition import typeset
from edition.messages import EditionError
from edition.typeset.engine import loading

Tei = Callable[..., str]


@pytest.mark.parametrize(
    ("error", "code", "remedy"),
    [
        (OSError("cannot load library 'libpango-1.0-0'\nand more"), "T001", "apt install libpango"),
        (ModuleNotFoundError("No module named 'weasyprint'"), "T002", "weasyprint==70"),
    ],
)
def test_a_missing_library_is_named_with_its_remedy(
    monkeypatch: pytest.MonkeyPatch, error: Exception, code: str, remedy: str
) -> None:
    """Without Pango, or without WeasyPrint, one message says what to install."""

    def refuse(_name: str) -> ModuleType:
        raise error

    monkeypatch.setattr(importlib, "import_module", refuse)
    with pytest.raises(EditionError) as refused:
        loading.load()

    (message,) = refused.value.messages
    assert message.code == code
    assert remedy in message.hint
    assert "\n" not in message.text


def test_without_private_parts_notes_are_called_by_numbers(
    monkeypatch: pytest.MonkeyPatch, tei: Tei
) -> None:
    """Where the engine's insides are not as expected, the book is printed without line numbers."""
    monkeypatch.setattr(loading, "PRESS", "edition.typeset.engine.not_there")
    body = '<p xml:id="here">A <choice><sic>wrod</sic><corr>word</corr></choice>.</p>'
    printed = typeset.render(etree.fromstring(tei(body)))

    assert "T004" in {message.code for message in printed.messages}
    assert printed.spans["here"].first.page == "1"
