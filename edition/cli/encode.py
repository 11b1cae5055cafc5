"""Own the command `edition encode`."""

from pathlib import Path

import click

from edition.cli.examples import examples
from edition.cli.options import ENCODING, FILE, PROFILE, STANDARD_STREAM, common
from edition.cli.terminal import SOURCE, print_messages
from edition.workflow.belongings import inputs
from edition.workflow.encode import encode_prepared
from edition.workflow.files import keep_apart, write_out, write_whole
from edition.workflow.prepare import Choices, prepare


@click.command(epilog=examples("encode"))
@click.argument("text", type=FILE)
@click.option("--output", "-o", type=FILE, default=STANDARD_STREAM, help="The TEI file.")
@PROFILE
@ENCODING
@common
def command(  # noqa: PLR0913 -- one parameter an option
    text: Path,
    output: Path,
    profile: str | None,
    encoding: str | None,
    *,
    quiet: bool,
    verbose: bool,
    no_progress: bool,  # noqa: ARG001 -- there is nothing to wait for
) -> int:
    """Encode a plain TEXT as TEI P5, without losing a character of it."""
    prepared = prepare(text, Choices(profile, encoding))
    keep_apart(output, *inputs(text, prepared.metadata), *map(Path, filter(None, [profile])))
    encoded = encode_prepared(prepared)
    if output == STANDARD_STREAM:
        write_out(encoded.tei)
    else:
        write_whole({output: encoded.tei})
    if not quiet:
        print_messages(one for one in encoded.messages if verbose or one.code.startswith(SOURCE))
    return 0
