"""Own the command `edition review`."""

import os
import shlex
import sys
from pathlib import Path

import click

from edition import review
from edition.cli.examples import examples
from edition.cli.options import ENCODING, FILE, PROFILE, STANDARD_STREAM, common
from edition.cli.terminal import print_messages
from edition.workflow.outcome import DONE, NEEDS_A_PERSON
from edition.workflow.prepare import Choices
from edition.workflow.review import Begun, begin

LIGHT = ("7", "15")
"""The numbers of white in the variable COLORFGBG of rxvt, Konsole and others."""


@click.command(epilog=examples("review"))
@click.argument("text", type=FILE)
@click.option("--who", help="Who decides; the editor that the metadata names when not given.")
@PROFILE
@ENCODING
@common
def command(  # noqa: PLR0913 -- one parameter an option
    text: Path,
    who: str | None,
    profile: str | None,
    encoding: str | None,
    *,
    quiet: bool,
    verbose: bool,  # noqa: ARG001 -- all there is to know is on the screen
    no_progress: bool,  # noqa: ARG001 -- as above
) -> int:
    """Go through what was proposed for a TEXT, and decide: one key each.

    Decisions are kept in NAME.decisions.toml beside the text, one by one as they are made.
    """
    if text == STANDARD_STREAM:
        raise click.UsageError("A review needs a file: decisions are kept beside it.")
    begun = begin(text, Choices(profile, encoding), who)
    session = begun.session
    if begun.nothing:
        print_messages(begun.messages)
        if not quiet:
            click.echo(f"nothing to decide: {begun.nothing}", err=True)
        return NEEDS_A_PERSON if begun.messages else DONE
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError(
            "A review needs a terminal; without one, see `edition check --format json`, and "
            f"write the decisions into {begun.decisions} yourself."
        )
    review.run(text.name, session, begun.messages, light=_light())
    print_messages(begun.messages)
    if not quiet:
        click.echo(_closing(text, begun), err=True)
    return NEEDS_A_PERSON if session.open or begun.messages else DONE


def _closing(text: Path, begun: Begun) -> str:
    """Return what was done, where it stands, and what to do next."""
    session = begun.session
    lines = [f"{review.tally(session)}, {session.open} open"]
    if session.made:
        lines.append(f"saved in {begun.decisions}; next: edition build {shlex.quote(str(text))}")
    return "\n".join(lines)


def _light() -> bool:
    """Tell whether the terminal says that its background is light: `15;0` or `0;default;15`."""
    return os.environ.get("COLORFGBG", "").rpartition(";")[2] in LIGHT
