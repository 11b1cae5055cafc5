"""Bad input: one clear message, exit code 2, and nothing written or changed."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]


def write(name: str, data: bytes) -> Callable[[Path], None]:
    """Return what puts *data* into the file *name* of a folder."""
    return lambda folder: folder.joinpath(name).write_bytes(data) and None


def nothing(_: Path) -> None:
    """Leave the folder empty."""


def all_of(*parts: Callable[[Path], None]) -> Callable[[Path], None]:
    """Return what prepares a folder by all of *parts*."""

    def prepare(folder: Path) -> None:
        for part in parts:
            part(folder)

    return prepare


def with_metadata(toml: str) -> Callable[[Path], None]:
    """Return what puts a good text and the metadata *toml* into a folder."""
    return all_of(write("a.txt", b"A text.\n"), write("a.toml", toml.encode()))


def with_house_style(rules: str) -> Callable[[Path], None]:
    """Return what puts a good text and its house style, *rules*, into a folder."""
    metadata = with_metadata('title = "A"\n[text]\ngrammar = "house.lark"\n')
    return all_of(metadata, write("house.lark", rules.encode()))


CASES: dict[str, tuple[Callable[[Path], None], list[str], str]] = {
    "missing": (
        write("b.txt", b"x"),
        ["a.txt"],
        "a.txt: B001 there is no such file\n    hint: in that folder are: b.txt\n",
    ),
    "no folder": (
        nothing,
        ["books/a.txt"],
        "books/a.txt: B001 there is no such file\n    hint: there is no folder books either\n",
    ),
    "a folder": (
        lambda folder: folder.joinpath("a.txt").mkdir(),
        ["a.txt"],
        "a.txt: B002 this is a folder, not a file\n    hint: name a file\n",
    ),
    "empty": (
        write("a.txt", b""),
        ["a.txt"],
        "a.txt: S001 the file is empty\n    hint: put the text of the work into it\n",
    ),
    "white space": (
        write("a.txt", b" \n\n"),
        ["a.txt"],
        "a.txt: S002 the file holds only white space\n    hint: put the text into it\n",
    ),
    "UTF-16": (
        write("a.txt", "A text".encode("utf-16")),
        ["a.txt"],
        (
            "a.txt: S004 this is UTF-16, not UTF-8\n"
            "    hint: name the encoding: edition build a.txt --encoding utf-16\n"
        ),
    ),
    "not UTF-8": (
        write(
            "a.txt", "Ils étaient à la bibliothèque; l’été finissait déjà. ".encode("cp1252") * 8
        ),
        ["a.txt"],
        (
            "a.txt:1:5: S005 not valid UTF-8 at byte 4 (0xE9); it looks like windows-1252\n"
            "    hint: name the encoding: edition build a.txt --encoding windows-1252\n"
        ),
    ),
    "binary": (
        write("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8),
        ["a.txt"],
        (
            "a.txt: S003 this is a binary file, not a plain text\n"
            "    hint: give a plain text file (.txt), exported from the word processor if need be\n"
        ),
    ),
    "unknown style": (
        write("a.txt", b"A text.\n"),
        ["a.txt", "--profile", "klingon"],
        "a.txt: B008 there is no quotation style called 'klingon'\n    hint: known: ",
    ),
    "bad metadata": (
        with_metadata('titel = "A"\n'),
        ["a.txt"],
        (
            'a.toml: M003 title is missing\n    hint: add a line such as title = "…"\n'
            "a.toml:1:1: M002 there is no key 'titel'\n"
            "    titel = \"A\"\n    ^^^^^^^^^^^\n    hint: did you mean 'title'?\n"
        ),
    ),
    "missing house style": (
        with_metadata('title = "A"\n[text]\ngrammar = "house.lark"\n'),
        ["a.txt"],
        "house.lark: B001 there is no such file\n    hint: check the name\n",
    ),
    "a house style that is no grammar": (
        with_house_style("ditto: DITTO\n%nonsense\n"),
        ["a.txt"],
        "house.lark:2: B018 this house style cannot be used: something here is not lark's syntax\n",
    ),
    "a house style that takes no text": (
        with_house_style("%override paragraph: P_START P_END\n"),
        ["a.txt"],
        "house.lark:1: B018 this house style cannot be used: paragraph has to take",
    ),
    "a style that the metadata names": (
        with_metadata('title = "A"\n[text]\nprofile = "klingon"\n'),
        ["a.txt"],
        "a.toml: B008 there is no quotation style called 'klingon'\n    hint: known: ",
    ),
    "metadata that are not UTF-8": (
        all_of(write("a.txt", b"A text.\n"), write("a.toml", b'title = "\xe9"\n')),
        ["a.txt"],
        "a.toml:1:10: S005 not valid UTF-8 at byte 9 (0xE9)\n    hint: save the file as UTF-8\n",
    ),
    "empty metadata": (with_metadata(""), ["a.txt"], "a.toml: M003 title is missing\n"),
    "a web page": (
        write("a page.html", b"\n<!doctype html><title>A</title>"),
        ["a page.html"],
        (
            "a page.html: S008 this is a web page (HTML), not a plain text\n"
            "    hint: take its text in with: edition import 'a page.html'\n"
        ),
    ),
    "XML": (write("a.xml", b"<?xml version='1.0'?><a/>"), ["a.xml"], "a.xml: S008 this is XML, "),
    "TEI under the name of a text": (
        write("a.txt", b"<TEI xmlns='http://www.tei-c.org/ns/1.0'/>"),
        ["a.txt"],
        (
            "a.txt: S008 this is XML, not a plain text\n"
            "    hint: give it a name that ends in .xml, and take it in with: edition import\n"
        ),
    ),
    "XML without its first line": (write("a.xml", b"<a>b</a>"), ["a.xml"], "a.xml: S008 "),
    "a word processor's file": (
        write("a.rtf", b"{\\rtf1 A text.}"),
        ["a.rtf"],
        "a.rtf: S003 this is a word processor's file (RTF), not a plain text\n",
    ),
    "a broken link": (
        lambda folder: folder.joinpath("a.txt").symlink_to("gone.txt"),
        ["a.txt"],
        (
            "a.txt: B001 there is no such file\n"
            "    hint: it is a link to gone.txt, which is not there\n"
        ),
    ),
    "no text named": (nothing, [], "Error: Missing argument 'TEXT'.\n"),
    "wrong option": (
        nothing,
        ["a.txt", "--outptu", "b.xml"],
        "Error: No such option '--outptu'. Did you mean '--output'?\n",
    ),
}


@pytest.mark.parametrize(("prepare", "arguments", "expected"), CASES.values(), ids=CASES.keys())
def test_bad_input_is_refused(
    run: Run,
    tmp_path: Path,
    prepare: Callable[[Path], None],
    arguments: list[str],
    expected: str,
) -> None:
    """The message says where, what, and what to do; the folder is as it was."""
    prepare(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    refused = run("encode", *arguments, *(["--output", "out.xml"] if arguments else []))

    assert expected in refused.stderr
    assert (refused.returncode, refused.stdout, sorted(tmp_path.rglob("*"))) == (2, "", before)


def test_an_output_that_cannot_be_written_is_told(run: Run, tmp_path: Path) -> None:
    """A file where a folder should be is told, and stays."""
    (tmp_path / "a.txt").write_text("A text.\n", encoding="utf-8")
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    refused = run("encode", "a.txt", "--output", "out/a.xml")

    assert (refused.returncode, (tmp_path / "out").read_text(encoding="utf-8")) == (2, "mine")
    assert refused.stderr.startswith("out/a.xml: B004 cannot be written: ")


def test_an_unknown_command_gets_the_nearest(run: Run) -> None:
    """A misspelt command is told with the one that was meant."""
    refused = run("encod")

    assert (refused.returncode, "Did you mean 'encode'?" in refused.stderr) == (2, True)
