"""Own the command `edition import`."""

from pathlib import Path

import click

from edition.cli.examples import examples
from edition.cli.options import FILE, JOBS, STANDARD_STREAM, common
from edition.cli.progress import progress
from edition.cli.terminal import print_data, print_messages
from edition.messages import Severity
from edition.workers import processors
from edition.workflow.importing import Imported, import_into
from edition.workflow.journal import REPORT, records
from edition.workflow.outcome import DONE, NEEDS_A_PERSON, NOT_DONE


@click.command(
    "import",
    epilog=examples("import"),
)
@click.argument("package", type=FILE)
@click.option("--output", "-o", type=FILE, help="The folder to write to; else named after it.")
@JOBS
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Messages for people, or the whole report for programs.",
)
@click.option(
    "--propose",
    is_flag=True,
    help="Write what may be quotations, omissions and slips in TEI into annotations/.",
)
@common
def command(  # noqa: PLR0913 -- one parameter an option
    package: Path,
    output: Path | None,
    jobs: int,
    form: str,
    *,
    propose: bool,
    quiet: bool,
    verbose: bool,
    no_progress: bool,
) -> int:
    """Take in TEI of any kind, plain texts and web pages: a file, folder, zip or BagIt bag.

    A package is checked before anything of it is used. The originals are kept; what was found
    and repaired stands in report.md. A run that was interrupted goes on where it was when the
    same command is given again.
    """
    if package == STANDARD_STREAM:
        raise click.UsageError("The name of a file tells what it is: save what is to be taken in.")
    target = output or Path(f"{package.stem}-imported")
    with progress(shown=not (quiet or no_progress)) as report:
        try:
            imported = import_into(package, target, report, jobs or processors(), propose=propose)
        except KeyboardInterrupt:
            click.echo("interrupted: what is finished stays; the same command goes on", err=True)
            return NOT_DONE
    useless = not imported.documents  # then a note tells why
    wrong = [one for one in imported.messages if useless or one.severity is not Severity.NOTE]
    if form == "json":
        print_data(records(target).decode())
    else:
        print_messages(imported.messages if verbose else wrong)
    if not quiet:
        click.echo(f"{target}: {_closing(imported)}; see {target / REPORT}", err=True)
    return NEEDS_A_PERSON if wrong else DONE


def _closing(imported: Imported) -> str:
    count = len(imported.findings)
    told = f"{count:,} file{'s' * (count != 1)} taken in, {imported.documents:,} as TEI or text"
    before = count - imported.new
    if before == count:
        return f"{told}, all in a run before"
    return f"{told}, {before:,} of them in a run before" if before else told
