"""Own the command `edition export`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click
import lazy_loader

from edition.cli.examples import examples
from edition.cli.options import FILE, STANDARD_STREAM, common, insist_on_use
from edition.cli.terminal import print_messages
from edition.exchange.archive.checklist import archives
from edition.messages import Severity
from edition.structs import Frozen
from edition.view import Reading
from edition.workflow.belongings import keep_from_edition
from edition.workflow.exported import Exported
from edition.workflow.files import write_out, write_whole
from edition.workflow.outcome import DONE, NEEDS_A_PERSON
from edition.workflow.paths import text_of
from edition.workflow.profiles import MARKS, NAMES, export_profile, export_tei
from edition.workflow.records import RECORDS, check_for, export_record
from edition.workflow.report import silent

if TYPE_CHECKING:
    from edition.workflow import dts
    from edition.workflow import export as packing
else:  # a record is written before a printing press is set up
    dts = lazy_loader.load("edition.workflow.dts", suppress_warning=True)
    packing = lazy_loader.load("edition.workflow.export", suppress_warning=True)

FOLDERS = ("bag", "dts")
"""What is written as a folder, beside the TEI file if nothing else is said."""


class Wanted(Frozen):
    """What is to be written, as the options say it."""

    to: str
    marks: str
    origin: str
    reading: Reading
    base: str
    everything: bool


USED_BY = {"marks": ["tei"], "origin": ["tei"], "base": ["dts"], "reading": NAMES}
"""Options that only some of what ``--to`` can be use."""


@click.command(epilog=examples("export"))
@click.argument("tei", type=FILE)
@click.option(
    "--to",
    type=click.Choice(["bag", "tei", *NAMES, "dts", *RECORDS]),
    default="bag",
    show_default=True,
    help="A package, the TEI, the TEI in a profile, a DTS collection, or the metadata alone.",
)
@click.option(
    "--marks",
    type=click.Choice(list(MARKS)),
    help="With --to tei: where quotation marks stand; in-rend if nothing else is asked for.",
)
@click.option(
    "--from",
    "origin",
    type=click.Choice(NAMES),
    help="With --to tei: the profile that the file is in, to be led back from.",
)
@click.option(
    "--reading",
    type=click.Choice([reading.value for reading in Reading]),
    default=Reading.PRINTED.value,
    show_default=True,
    help="With a profile that has no room for corrections: which words it gets.",
)
@click.option("--base", default="", help="With --to dts: the address that the folder will have.")
@click.option("--for", "archive", help=f"Say what is missing for: {', '.join(archives())}.")
@click.option("--check", is_flag=True, help="Only say what is missing; write nothing.")
@click.option("--output", "-o", type=FILE, help="The folder of the bag, or its .zip; or the file.")
@common
def command(  # noqa: PLR0913, PLR0917 -- one parameter an option
    tei: Path,
    to: str,
    marks: str | None,
    origin: str | None,
    reading: str,
    base: str,
    archive: str | None,
    output: Path | None,
    *,
    check: bool,
    quiet: bool,
    verbose: bool,
    no_progress: bool,  # noqa: ARG001 -- what takes long is the printing, which is one step
) -> int:
    """Pack a TEI file with all its forms for an archive, or write it as an archive wants it.

    The package is a BagIt bag that is an RO-Crate. Metadata and decisions of the editor are
    taken along when they lie beside the TEI file or in source/.

    In a profile (dta, eltec-1, tei-lite, simple-print) the words stay the same; all else that
    is lost is listed. With --verbose, also what is only called otherwise there.
    """
    insist_on_use(to, USED_BY)
    wanting = False
    if archive or check:
        if not archive:
            raise click.UsageError("--check needs --for ARCHIVE: missing for whom?")
        found = check_for(tei, archive)
        print_messages(found)
        wanting = any(message.severity is not Severity.NOTE for message in found)
        if not found and not quiet:
            click.echo(f"{tei}: nothing is missing for {archives()[archive].title}", err=True)
    if not check:
        wanted = Wanted(to, marks or "", origin or "", Reading(reading), base, verbose)
        code = _write(tei, wanted, output, quiet=quiet)
        return code or (NEEDS_A_PERSON if wanting else DONE)
    return NEEDS_A_PERSON if wanting else DONE


def _write(tei: Path, wanted: Wanted, output: Path | None, *, quiet: bool) -> int:
    if tei == STANDARD_STREAM and wanted.to in FOLDERS:
        raise click.UsageError(f"A {wanted.to} is of a file and what lies beside it: save the TEI.")
    folder = tei.with_name(f"{tei.stem}-{wanted.to}") if wanted.to in FOLDERS else STANDARD_STREAM
    target = output or folder
    keep_from_edition(target, text_of(tei), tei)
    exported = _exported(tei, wanted, target)
    told = exported.messages
    print_messages(
        told if not quiet else [one for one in told if one.severity is not Severity.NOTE]
    )
    if target == STANDARD_STREAM:
        write_out(b"".join(exported.files.values()))
        return exported.exit_code
    write_whole(exported.files)
    if not quiet:
        size = sum(map(len, exported.files.values()))
        files = f"{len(exported.files)} file{'s' * (len(exported.files) > 1)}"
        click.echo(f"{target}: {files}, {size:,} bytes", err=True)
    return exported.exit_code


def _exported(tei: Path, wanted: Wanted, target: Path) -> Exported:
    if wanted.to == "bag":
        return packing.export_bag(tei, target, silent)
    if wanted.to == "dts":
        return dts.export_dts(tei, target, wanted.base)
    if wanted.to in NAMES:
        return export_profile(tei, wanted.to, wanted.reading, target, everything=wanted.everything)
    if wanted.to == "tei":
        marks = wanted.marks or ("" if wanted.origin else "in-rend")
        return export_tei(tei, target, marks=marks, origin=wanted.origin)
    return export_record(tei, wanted.to, target)
