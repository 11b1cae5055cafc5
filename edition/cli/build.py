"""Own the command `edition build`."""

from pathlib import Path

import click

from edition.build.edition import build_all
from edition.build.encode import Choices
from edition.build.paths import OUTPUT, find_texts
from edition.cli.options import ENCODING, FILE, PROFILE, STANDARD_STREAM, common
from edition.cli.progress import progress
from edition.cli.summary import print_summary
from edition.cli.terminal import print_messages


@click.command(
    epilog="Example: `edition build source/walden.txt` writes output/walden.xml, .html and .pdf."
)
@click.argument("texts", nargs=-1, type=FILE)
@click.option("--output", "-o", type=FILE, default=OUTPUT, show_default=True, help="The folder.")
@PROFILE
@ENCODING
@common
def command(  # noqa: PLR0913 -- one parameter an option
    texts: tuple[Path, ...],
    output: Path,
    profile: str | None,
    encoding: str | None,
    *,
    quiet: bool,
    verbose: bool,
    no_progress: bool,
) -> int:
    """Build editions: TEI, a web page and pages to print, from plain TEXTS.

    Without TEXTS, every text in source/ is built. Metadata is read from NAME.toml beside
    NAME.txt, the editor's decisions from NAME.decisions.toml; both may be missing.
    """
    if STANDARD_STREAM in texts:
        raise click.UsageError("An edition needs a name: save the text, or use `edition encode -`.")
    chosen = texts or find_texts()
    choices = Choices(profile=profile, encoding=encoding)
    code = 0
    with progress(shown=not (quiet or no_progress)) as report:
        built = build_all(chosen, output, choices, report)
    for one in built:
        print_messages(
            message for message in one.messages if verbose or message.severity == "error"
        )
        if not quiet:
            print_summary(one)
        code = max(code, one.exit_code)
    return code
