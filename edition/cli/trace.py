"""Own the command `edition trace`."""

import click

from edition.cli.examples import examples
from edition.cli.options import ENCODING, PROFILE, common
from edition.cli.terminal import print_result
from edition.workflow.prepare import Choices
from edition.workflow.trace import trace


@click.command(epilog=examples("trace"))
@click.argument("target", metavar="TEXT:LINE")
@PROFILE
@ENCODING
@common
def command(  # noqa: PLR0913 -- one parameter an option
    target: str,
    profile: str | None,
    encoding: str | None,
    *,
    quiet: bool,  # noqa: ARG001 -- what was asked for is all that is said
    verbose: bool,  # noqa: ARG001 -- as above
    no_progress: bool,  # noqa: ARG001 -- as above
) -> int:
    """Follow one line of a text from its source to the printed page.

    Shows the line as source, as tokens, as a branch of the grammar's tree, as TEI, as HTML,
    and where it stands in the PDF; each with the file of the program that does the step.
    """
    for number, station in enumerate(trace(target, Choices(profile, encoding)), 1):
        title = click.style(f"{number} {station.title}", bold=True)
        owner = click.style(f"edition/{station.owner}", dim=True)
        lines = [f"  {line}" for line in station.text.splitlines()]
        print_result("\n".join([f"{title}  {owner}", *lines, ""]))
    return 0
