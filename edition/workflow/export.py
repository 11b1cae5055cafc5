"""Own the way from a TEI file to the package that an archive takes."""

from collections.abc import Mapping
from pathlib import Path

from edition import html
from edition.exchange.archive import package as packages
from edition.exchange.archive.editors_files import outside
from edition.exchange.archive.pictures import elsewhere
from edition.exchange.zips import zipped
from edition.messages import Message
from edition.metadata import Metadata
from edition.structs import replace
from edition.tei import recorded
from edition.workflow.belongings import belongings, metadata_of, mismatched
from edition.workflow.day import day_of
from edition.workflow.exported import Exported, insist_on_no_others, parsed
from edition.workflow.files import read_bytes
from edition.workflow.looks import page_settings, print_settings
from edition.workflow.outcome import DONE, NOT_DONE
from edition.workflow.paths import text_of
from edition.workflow.pictures import pictures_beside
from edition.workflow.printing import ToPrint, print_edition
from edition.workflow.report import Report
from edition.workflow.restore import source_bytes
from edition.workflow.typefaces import NO_ENGINE, for_screens


def export_bag(path: Path, output: Path, report: Report) -> Exported:
    """Return the package of the edition *path*, as a folder *output*, or a zip of that name.

    Raises:
        EditionError: it cannot be read; it no longer holds its source (B011); a form of it
            cannot be made; X040, *output* holds files that are not part of the package.
    """
    files, messages = _package(path, report)
    if output.suffix == ".zip":
        inside = {f"{output.stem}/{inside}": content for inside, content in files.items()}
        return _exported({output: zipped(inside)}, messages)
    wanted = {output / inside: content for inside, content in files.items()}
    if output.is_dir():
        insist_on_no_others(output, wanted)
    return _exported(wanted, messages)


def _package(path: Path, report: Report) -> tuple[dict[str, bytes], tuple[Message, ...]]:
    data = read_bytes(path)
    tree = parsed(path, data)
    text = text_of(path)
    beside = metadata_of(text)
    metadata = beside or Metadata(title=path.stem)
    editors_files = {one: read_bytes(text.parent / one.path) for one in belongings(text, metadata)}
    pictures = pictures_beside(tree.getroot(), path)
    images = pictures.by_address
    look, day = print_settings(metadata, text.with_suffix(".toml")), day_of(metadata)
    typefaces, untaken = for_screens(look.typefaces, text.parent, tree.getroot())
    settings = replace(page_settings(metadata, text), images=images, typefaces=typefaces)
    page = html.render(tree.getroot(), settings, data)
    sheets = ToPrint(tree.getroot(), path, data, look, text.parent, day, images)
    printed, unprinted = print_edition(sheets, report, name=path.name)
    given = packages.Given(
        name=path.stem,
        tree=tree,
        tei=data,
        source=source_bytes(path) if recorded(tree) else b"",
        forms={"html": page.encode(), "pdf": printed.pdf if printed else b""},
        editors_files=editors_files,
        images=images,
        typefaces=typefaces,
    )
    moved = *elsewhere(path.name, images), *outside(editors_files)
    told = (
        *mismatched(tree, path, beside),
        *pictures.messages,
        *moved,
        *untaken,
        *(printed.messages if printed else unprinted),
    )
    return packages.package(given), told


def _exported(files: Mapping[Path, bytes], messages: tuple[Message, ...]) -> Exported:
    unprinted = any(message.code in NO_ENGINE for message in messages)
    return Exported(files, messages, NOT_DONE if unprinted else DONE)
