"""The library: what the command line does is one call in Python."""

import subprocess
import sys
from pathlib import Path

from lxml import etree

import edition


def test_a_text_is_encoded_checked_and_rendered(tmp_path: Path) -> None:
    """Encode, validate and render work on what the one before gives."""
    encoded = edition.encode("“Quite so,” he said of of it.\n", profile="en")
    path = tmp_path / "a.xml"
    path.write_bytes(encoded.tei)
    page = edition.render(path, to="html")

    assert [proposal.correction for proposal in encoded.proposals] == ["of"]
    assert encoded.anomalies == ()
    assert edition.validate(path) == []
    assert isinstance(page, str)
    assert "Quite so" in page


def test_a_document_is_given_in_any_way(tmp_path: Path) -> None:
    """As the name of a file, its path, its bytes, a tree or the root of one."""
    path = tmp_path / "a.xml"
    path.write_bytes(edition.encode("A – text.\n").tei)
    tree = etree.parse(path)
    ways = (str(path), path, path.read_bytes(), tree, tree.getroot())

    assert [edition.validate(way) for way in ways] == [[]] * 5
    assert {edition.render(way, to="text") for way in ways} == {"A – text.\n"}


def test_the_functions_are_not_hidden_by_rooms() -> None:
    """After everything has been imported, the functions are still functions."""
    script = (
        "import edition, edition.cli.build, edition.cli.validate, edition.workflow.render\n"
        "print(callable(edition.validate), callable(edition.encode), callable(edition.render))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert done.stdout == "True True True\n"


def test_importing_the_library_loads_nothing_heavy() -> None:
    """`import edition` is free until something is used."""
    script = (
        "import sys, edition\n"
        "print([name for name in ('lxml', 'lark', 'jinja2', 'weasyprint') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert done.stdout == "[]\n"
