"""Own the command `edition source`."""

from pathlib import Path

import click

from edition.cli.examples import examples
from edition.cli.options import FILE, STANDARD_STREAM, common
from edition.workflow.belongings import keep_from_edition
from edition.workflow.files import write_out, write_whole
from edition.workflow.paths import text_of
from edition.workflow.restore import source_bytes


@click.command(epilog=examples("source"))
@click.argument("tei", type=FILE)
@click.option("--output", "-o", type=FILE, default=STANDARD_STREAM, help="The text; '-': print it.")
@common
def command(tei: Path, output: Path, *, quiet: bool, verbose: bool, no_progress: bool) -> int:  # noqa: ARG001 -- one line, at once
    """Give the source text back out of a TEI file, byte for byte.

    A file that was re-indented or edited, so that its text is no longer the source, is refused.
    """
    keep_from_edition(output, text_of(tei), tei)
    data = source_bytes(tei)
    if output == STANDARD_STREAM:
        write_out(data)
    else:
        write_whole({output: data})
    return 0
