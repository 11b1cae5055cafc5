"""Paths in a package: what an address means in a file, and how long a path may be."""

import pytest

from edition.exchange.paths import fault, joined


@pytest.mark.parametrize(
    ("path", "href", "meant"),
    [
        ("a.xml", "b.xml", "b.xml"),
        ("tei/a.xml", "b.xml", "tei/b.xml"),
        ("tei/a.xml", "../b.xml", "b.xml"),
        ("tei/one/a.xml", "../../b/./c.xml", "b/c.xml"),
        ("tei/a.xml", "../../b.xml", "../b.xml"),
        ("a.xml", "../../b.xml", "../../b.xml"),
        ("a.xml", "https://example.org/b.xml", ""),
    ],
)
def test_an_address_is_read_from_the_folder_of_its_file(path: str, href: str, meant: str) -> None:
    """What leads out of the package keeps its dots, by which it is refused; the web is nothing."""
    assert joined(path, href) == meant


@pytest.mark.parametrize(
    ("longest", "longer"),
    [
        ("a/" * 63 + "b", "a/" * 64 + "b"),
        ("é" * 127, "é" * 128),
        ("/".join(["a" * 255] * 4)[:1024], "/".join(["a" * 250] * 5)),
    ],
    ids=["folders", "bytes of a name", "characters"],
)
def test_a_path_may_be_as_long_as_file_systems_allow(longest: str, longer: str) -> None:
    """The limit itself is still right; what goes beyond is not."""
    assert fault(longest) == ""
    assert fault(longer).endswith("too long")
