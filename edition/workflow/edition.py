"""Own the order of a whole build: text to TEI, checked, to HTML, to PDF, and then to disk."""

import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from edition import html, typeset
from edition.messages import EditionError, Message, Place
from edition.structs import Frozen, replace
from edition.tei.intake import decode, parse
from edition.validation import validate
from edition.workflow.belongings import inputs
from edition.workflow.day import day_of
from edition.workflow.encode import Encoded, encode_prepared
from edition.workflow.files import keep_apart, write_whole
from edition.workflow.lock import only_writer
from edition.workflow.looks import page_settings, print_settings
from edition.workflow.outcome import DONE, NOT_DONE
from edition.workflow.paths import EditionPaths
from edition.workflow.prepare import Choices, Prepared, prepare
from edition.workflow.printing import ToPrint, print_edition
from edition.workflow.report import Report, Step
from edition.workflow.typefaces import for_screens

FORMS = ("xml", "html", "pdf")
"""What is built, by the endings of the files."""


class Built(Frozen):
    """One edition as built; ``files`` maps each file to its size in bytes, in order of making.

    ``pages`` is 0 when there is no PDF. ``seconds`` is wall time. ``exit_code`` is 2 when a
    part could not be made because a library is missing, otherwise 0.
    """

    name: str
    encoded: Encoded
    files: Mapping[Path, int]
    pages: int
    seconds: float
    messages: Sequence[Message]
    exit_code: int


def build_all(
    texts: Sequence[Path], output: Path, choices: Choices, report: Report, jobs: int = 1
) -> Sequence[Built]:
    """Build the edition of each of *texts* into the folder *output*.

    All texts and their metadata are read and checked before the first is built. *jobs* processes
    lay the pages out.

    Raises:
        EditionError: something cannot be read, encoded or written; every edition that was
            not finished by then is as it was.
    """
    editions = [(EditionPaths(text, output), prepare(text, choices)) for text in texts]
    _insist_on_names(texts)
    for paths, prepared in editions:
        for form in FORMS:
            keep_apart(paths.built(form), *inputs(paths.text, prepared.metadata))
    looks = [print_settings(prepared.metadata, paths.metadata) for paths, prepared in editions]
    with only_writer(output):
        return [
            _build(paths, prepared, look, report, jobs)
            for (paths, prepared), look in zip(editions, looks, strict=True)
        ]


def _insist_on_names(texts: Sequence[Path]) -> None:
    """Make sure that no edition would be written over another one of the same name."""
    for number, text in enumerate(texts):
        same = next((one for one in texts[:number] if one.stem == text.stem), None)
        if same:
            problem = f"its edition would have the names of that of {same}"
            hint = "build them one after the other, each with its own --output"
            raise EditionError(Message("B019", problem, place=Place(str(text)), hint=hint))


def _build(
    paths: EditionPaths, prepared: Prepared, look: typeset.Settings, report: Report, jobs: int
) -> Built:
    began = time.perf_counter()
    name = paths.name
    report(Step(name, "reading the text"))
    encoded = encode_prepared(prepared)
    report(Step(name, "validating the TEI"))
    xml = paths.built("xml")
    _insist_on_valid(validate(encoded.tei, name=str(xml)))
    tree = parse(decode(str(xml), encoded.tei)).getroot()
    report(Step(name, "writing the web page"))
    typefaces, untaken = for_screens(look.typefaces, paths.text.parent, tree)
    settings = replace(page_settings(prepared.metadata, paths.text), typefaces=typefaces)
    page = html.render(tree, settings, encoded.tei)
    contents = {xml: encoded.tei, paths.built("html"): page.encode()}
    day = day_of(prepared.metadata)
    sheets = ToPrint(tree, xml, encoded.tei, look, paths.text.parent, day, jobs=jobs)
    printed, unprinted = print_edition(sheets, report, name=name)
    if printed:
        contents[paths.built("pdf")] = printed.pdf
    write_whole(contents)
    return Built(
        name=name,
        encoded=encoded,
        files={path: len(content) for path, content in contents.items()},
        pages=printed.pages if printed else 0,
        seconds=time.perf_counter() - began,
        messages=[*encoded.messages, *untaken, *(printed.messages if printed else ()), *unprinted],
        exit_code=NOT_DONE if unprinted else DONE,
    )


def _insist_on_valid(messages: Sequence[Message]) -> None:
    if messages:
        fault = Message(
            "B009",
            "the TEI that was made is not valid; nothing was written",
            hint="this is a fault of the program: please report it, with the text",
        )
        raise EditionError(*messages, fault)
