"""Pictures in a package: where they lie, what is said of them, and what is refused."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from edition.exchange.archive.package import Given, package
from edition.exchange.archive.pictures import elsewhere
from edition.messages import EditionError
from edition.workflow.export import export_bag
from edition.workflow.importing import import_into
from edition.workflow.report import silent

Maker = Callable[..., Any]
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c6360000000020001e221bc330000000049454e44ae426082"
)
"""A picture of one grey point (PNG)."""
FIGURE = "<figure><graphic url='{}'/><figDesc>A dot.</figDesc></figure>"


def packed(tei: Maker, *addresses: str) -> dict[str, bytes]:
    """Return the package of a document with pictures at *addresses*."""
    tree = tei("".join(map(FIGURE.format, addresses)))
    return package(Given("a", tree, etree.tostring(tree), images=dict.fromkeys(addresses, DOT)))


def test_pictures_lie_where_the_tei_says(tei: Maker) -> None:
    """Each has its checksum in the bag, and the crate says what it is and what shows it."""
    files = packed(tei, "plates/a%20b.png")
    manifest = files["manifest-sha256.txt"].decode()
    crate = json.loads(files["data/ro-crate-metadata.json"])["@graph"]
    (shown,) = [one for one in crate if one["@id"].startswith("plates/")]
    (action,) = [one for one in crate if one["@id"] == "#made-a.epub"]

    assert files["data/plates/a b.png"] == DOT
    assert hashlib.sha256(DOT).hexdigest() in manifest
    assert (shown["name"], shown["encodingFormat"]) == ("A dot.", "image/png")
    assert {"@id": shown["@id"]} in action["object"]


def test_a_picture_outside_the_folder_of_the_tei_is_kept_and_told(tei: Maker) -> None:
    """What the TEI looks for above itself lies among the pictures of the package."""
    files = packed(tei, "../x.png", "y.png")
    (message,) = elsewhere("a.xml", ["../x.png", "y.png"])

    assert files["data/pictures/0001-x.png"] == files["data/y.png"] == DOT
    assert (message.code, "pictures/0001-x.png" in message.text) == ("X041", True)


@pytest.mark.parametrize("address", ["readme.MD", "a.xml", "text", "ro-crate-metadata.json"])
def test_a_picture_does_not_take_the_place_of_another_file(tei: Maker, address: str) -> None:
    """A picture that is called as a file of the package is refused, on any machine."""
    with pytest.raises(EditionError) as refused:
        packed(tei, address)

    assert {message.code for message in refused.value.messages} == {"X042"}


def test_pictures_come_back_from_a_package(tei: Maker, tmp_path: Path) -> None:
    """Exported, imported, exported again: the same files; nothing beside the TEI is looked at."""
    folder = tmp_path / "given"
    (folder / "plates").mkdir(parents=True)
    (folder / "plates" / "a.png").write_bytes(DOT)
    (tmp_path / "secret.png").write_bytes(DOT)
    tree = tei(FIGURE.format("plates/a.png") + FIGURE.format("../secret.png"))
    (folder / "a.xml").write_bytes(etree.tostring(tree))

    first = export_bag(folder / "a.xml", tmp_path / "bag.zip", silent)
    (tmp_path / "bag.zip").write_bytes(first.files[tmp_path / "bag.zip"])
    import_into(tmp_path / "bag.zip", tmp_path / "in", silent)
    again = export_bag(tmp_path / "in" / "tei" / "a.xml", tmp_path / "bag.zip", silent)

    assert again.files == first.files
    assert "I036" in {message.code for message in first.messages}
