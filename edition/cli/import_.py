"""Own the command `edition import`."""

import os
from pathlib import Path

import click

from edition.build.importing import REPORT, import_into
from edition.cli.options import FILE, common
from edition.cli.outcome import DONE, NEEDS_A_PERSON
from edition.cli.progress import progress
from edition.cli.terminal import print_messages
from edition.messages import Severity


@click.command(
    "import",
    epilog="Example: `edition import letters.zip --output letters/`; "
    "then `edition render letters/tei/one.xml --to html`",
)
@click.argument("package", type=FILE)
@click.option("--output", "-o", type=FILE, help="The folder to write to; else named after it.")
@click.option("--jobs", "-j", type=click.IntRange(0), default=0, help="Processes; 0: as needed.")
@common
def command(  # noqa: PLR0913 -- one parameter an option
    package: Path,
    output: Path | None,
    jobs: int,
    *,
    quiet: bool,
    verbose: bool,
    no_progress: bool,
) -> int:
    """Take in TEI of any kind, plain texts and web pages: a file, folder, zip or BagIt bag.

    A package is checked before anything of it is used. The originals are kept; what was found
    and repaired stands in report.md.
    """
    target = output or Path(f"{package.stem}-imported")
    with progress(shown=not (quiet or no_progress)) as report:
        imported = import_into(package, target, report, jobs or os.cpu_count() or 1)
    wrong = [one for one in imported.messages if one.severity is not Severity.NOTE]
    print_messages(imported.messages if verbose else wrong)
    if not quiet:
        files = f"{imported.files} file{'s' * (imported.files != 1)}"
        told = f"{files} taken in, {imported.documents} of them as TEI or text"
        click.echo(f"{target}: {told}; see {target / REPORT}", err=True)
    return NEEDS_A_PERSON if wrong else DONE
