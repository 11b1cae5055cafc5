"""Own the examples that the help of each command ends with."""

from collections.abc import Mapping
from typing import Final

AS_WRITTEN: Final = "\b"
"""What tells click to leave the lines of a paragraph as they are."""

EXAMPLES: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "build": (
        ("edition build", "every text in source/, into output/"),
        ("edition build source/walden.txt", "one text: output/walden.xml, .html and .pdf"),
        ("edition build old.txt --encoding windows-1252", "a text that is not UTF-8"),
    ),
    "encode": (
        ("edition encode walden.txt --output walden.xml", "the TEI alone"),
        ("edition encode walden.txt --profile de", "with German quotation marks, to the screen"),
        ("edition encode - --output walden.xml", "a text from standard input"),
    ),
    "source": (
        ("edition source output/walden.xml", "print the text that the TEI was made from"),
        ("edition source output/walden.xml --output walden.txt", "write it into a file"),
    ),
    "check": (
        ("edition check walden.txt", "what needs a person, with line and column"),
        ("edition check walden.txt --against copy.txt", "where a second copy differs"),
        ("edition check walden.txt --format json", "for a program"),
        ("edition check letters.xml --layer letters.jsonld", "proposals on anybody's TEI"),
    ),
    "review": (
        ("edition review source/walden.txt", "go through it; ? lists the keys"),
        ("edition review source/walden.txt --who 'Ada Reader'", "and say who decides"),
    ),
    "validate": (
        ("edition validate output/walden.xml", "with the schema of this project"),
        ("edition validate corpus/ --schema tei_all.rng", "all files of a folder, with another"),
        ("edition validate a.xml --verbose", "each message, however many are alike"),
        ("edition validate corpus/ --format sarif", "for code-scanning services"),
    ),
    "render": (
        ("edition render letters.xml --to html --output letters.html", "a web page in one file"),
        ("edition render letters.xml --to pdf --design trade --output l.pdf", "a book to read"),
        ("edition render letters.xml --to text --reading corrected", "the words alone"),
    ),
    "import": (
        ("edition import letters.zip --output letters", "what was found is in letters/report.md"),
        ("edition render letters/tei/one.xml --to html -o one.html", "then use what was taken in"),
    ),
    "export": (
        ("edition export output/walden.xml", "a bag with everything, beside the TEI"),
        ("edition export output/walden.xml --output walden.zip", "the same, as one file"),
        ("edition export output/walden.xml --for zenodo --check", "what is missing for Zenodo"),
        ("edition export output/walden.xml --to eltec-1 -o w.xml", "TEI as ELTeC wants it"),
    ),
    "trace": (
        ("edition trace source/walden.txt:12", "line 12, from the text to its printed page"),
    ),
}


def examples(command: str) -> str:
    """Return the end of the help of *command*."""
    rows = (f"  {line}\n      {meaning}" for line, meaning in EXAMPLES[command])
    return "\n".join([AS_WRITTEN, "Examples:", *rows])
