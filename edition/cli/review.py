"""Own the command `edition review`."""

import sys
from pathlib import Path

import click

from edition import review
from edition.build.encode import Choices
from edition.build.review import session
from edition.cli.options import ENCODING, FILE, PROFILE, common
from edition.cli.outcome import DONE, NEEDS_A_PERSON


@click.command(epilog="Example: `edition review source/walden.txt --who 'Ada Reader'`")
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
    no_progress: bool,  # noqa: ARG001
) -> int:
    """Go through what was proposed for a TEXT, and decide: one key each.

    Decisions are kept in NAME.decisions.toml beside the text, one by one as they are made.
    """
    going = session(text, Choices(profile, encoding), who)
    if not going.proposals:
        if not quiet:
            click.echo("nothing is open: every proposal has been decided", err=True)
        return DONE
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError(
            "A review needs a terminal; without one, see `edition check --format json`, and "
            f"write the decisions into {text.with_suffix('.decisions.toml')} yourself."
        )
    still_open = review.run(text.name, going)
    if not quiet:
        click.echo(f"{len(going.settled)} decided, {still_open} still open", err=True)
    return NEEDS_A_PERSON if still_open else DONE
