"""Own the command `edition export`."""

import sys
from pathlib import Path

import click

from edition.build.export import (
    MARKS,
    RECORDS,
    check_for,
    export_bag,
    export_record,
    export_tei,
)
from edition.build.files import write_whole
from edition.build.report import silent
from edition.cli.options import FILE, STANDARD_STREAM, common
from edition.cli.outcome import DONE, NEEDS_A_PERSON
from edition.cli.terminal import print_messages
from edition.exchange.archive.checklist import archives
from edition.messages import Severity


@click.command(
    epilog="Example: `edition export output/walden.xml --to bag`; "
    "`edition export output/walden.xml --for zenodo --check`"
)
@click.argument("tei", type=FILE)
@click.option(
    "--to",
    type=click.Choice(["bag", "tei", *RECORDS]),
    default="bag",
    show_default=True,
    help="A package with everything, the TEI for others, or the metadata alone.",
)
@click.option(
    "--marks",
    type=click.Choice(list(MARKS)),
    default="in-rend",
    show_default=True,
    help="With --to tei: where quotation marks stand.",
)
@click.option("--for", "archive", help=f"Say what is missing for: {', '.join(archives())}.")
@click.option("--check", is_flag=True, help="Only say what is missing; write nothing.")
@click.option("--output", "-o", type=FILE, help="The folder of the bag, or its .zip; or the file.")
@common
def command(  # noqa: PLR0913 -- one parameter an option
    tei: Path,
    to: str,
    marks: str,
    archive: str | None,
    output: Path | None,
    *,
    check: bool,
    quiet: bool,
    verbose: bool,  # noqa: ARG001 -- there is nothing more to say
    no_progress: bool,  # noqa: ARG001 -- what takes long is the printing, which is one step
) -> int:
    """Pack a TEI file with all its forms for an archive, or write its metadata.

    The package is a BagIt bag that is an RO-Crate. Metadata and decisions of the editor are
    taken along when they lie beside the TEI file or in source/.
    """
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
        code = _write(tei, to, marks, output, quiet=quiet)
        return code or (NEEDS_A_PERSON if wanting else DONE)
    return NEEDS_A_PERSON if wanting else DONE


def _write(tei: Path, to: str, marks: str, output: Path | None, *, quiet: bool) -> int:
    if to == "bag":
        target = output or tei.with_name(f"{tei.stem}-bag")
        exported = export_bag(tei, target, silent)
    else:
        target = output or STANDARD_STREAM
        exported = export_tei(tei, marks, target) if to == "tei" else export_record(tei, to, target)
    print_messages(exported.messages)
    if target == STANDARD_STREAM:
        sys.stdout.buffer.writelines(exported.files.values())
        return exported.exit_code
    write_whole(exported.files)
    if not quiet:
        size = sum(map(len, exported.files.values()))
        files = f"{len(exported.files)} file{'s' * (len(exported.files) > 1)}"
        click.echo(f"{target}: {files}, {size:,} bytes", err=True)
    return exported.exit_code
