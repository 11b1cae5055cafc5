"""Own the command `edition render`."""

import sys
from pathlib import Path

import click

from edition.cli.examples import examples
from edition.cli.options import FILE, PAGE_JOBS, STANDARD_STREAM, common, insist_on_use
from edition.cli.progress import progress
from edition.cli.terminal import print_messages
from edition.exchange import Notes
from edition.messages import Severity
from edition.typeset import designs
from edition.view import Reading
from edition.workflow.belongings import keep_from_edition
from edition.workflow.files import write_out, write_whole
from edition.workflow.paths import text_of
from edition.workflow.render import FORMS, Choices, render_file

USED_BY = {
    "design": ["pdf", "latex"],
    "width": ["text"],
    "notes": ["text"],
    "typefaces": ["pdf", "html", "epub", "latex"],
    "jobs": ["pdf"],
}
"""Options that only some of what ``--to`` can be use."""


@click.command(epilog=examples("render"))
@click.argument("tei", type=FILE)
@click.option("--to", required=True, type=click.Choice(list(FORMS)), help="The form.")
@click.option("--output", "-o", type=FILE, default=STANDARD_STREAM, help="The file to write.")
@click.option(
    "--reading",
    type=click.Choice([reading.value for reading in Reading]),
    help="The words as printed, which is the usual, or as corrected; a web page has both.",
)
@click.option(
    "--design",
    type=click.Choice(sorted(designs())),
    help="The design of pages to print; scholarly is the usual.",
)
@click.option(
    "--width",
    type=click.IntRange(min=0),
    default=0,
    help="Of lines of text, in columns; 0, the usual, writes each paragraph on one line.",
)
@click.option(
    "--notes",
    type=click.Choice([notes.value for notes in Notes]),
    default=Notes.END.value,
    show_default=True,
    help="Where the notes of a text stand.",
)
@click.option(
    "--propose", is_flag=True, help="Show what may be quotations, omissions and slips as well."
)
@PAGE_JOBS
@click.option(
    "--typeface",
    "typefaces",
    multiple=True,
    help="For what Linux Libertine does not have: a font file, or a family installed here; "
    "may be given again.",
)
@common
def command(  # noqa: PLR0913, PLR0917 -- one parameter an option
    tei: Path,
    to: str,
    output: Path,
    reading: str | None,
    design: str | None,
    width: int,
    notes: str,
    typefaces: tuple[str, ...],
    *,
    jobs: int,
    propose: bool,
    quiet: bool,
    verbose: bool,  # noqa: ARG001 -- what was not shown as it should be is always told
    no_progress: bool,
) -> int:
    """Render any TEI file as a web page, pages to print, plain text, or a table of annotations.

    Where a metadata file of its name lies beside it, or in source/ beside its folder, the page and
    the print look as [html] and [print] say there; what is asked for here goes before that.
    """
    insist_on_use(to, USED_BY)
    if output == STANDARD_STREAM and not FORMS[to].is_text and sys.stdout.isatty():
        raise click.UsageError(f"A {to} is not for the terminal: name a file with --output.")
    keep_from_edition(output, text_of(tei), tei)
    with progress(shown=not (quiet or no_progress)) as report:
        words = Reading(reading) if reading else None
        choices = Choices(words, design, width, Notes(notes), propose, jobs, typefaces)
        rendered = render_file(tei, to, choices, report)
    if output == STANDARD_STREAM:
        write_out(rendered.data)
    else:
        write_whole({output: rendered.data})
    print_messages(
        one for one in rendered.messages if not quiet or one.severity is not Severity.NOTE
    )
    return 0
