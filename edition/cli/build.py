"""Own the command `edition build`."""

from pathlib import Path

import click

from edition.cli.examples import examples
from edition.cli.options import ENCODING, FILE, PAGE_JOBS, PROFILE, STANDARD_STREAM, common
from edition.cli.progress import progress
from edition.cli.summary import print_summary
from edition.cli.terminal import SOURCE, print_messages
from edition.messages import Message, Severity
from edition.workflow.edition import build_all
from edition.workflow.paths import OUTPUT, find_texts
from edition.workflow.prepare import Choices

PAGES = "T"
"""How the codes of messages about the printed edition begin."""


@click.command(epilog=examples("build"))
@click.argument("texts", nargs=-1, type=FILE)
@click.option("--output", "-o", type=FILE, default=OUTPUT, show_default=True, help="The folder.")
@PROFILE
@ENCODING
@PAGE_JOBS
@common
def command(  # noqa: PLR0913 -- one parameter an option
    texts: tuple[Path, ...],
    output: Path,
    profile: str | None,
    encoding: str | None,
    *,
    jobs: int,
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
        built = build_all(chosen, output, choices, report, jobs)
    for one in built:
        print_messages(message for message in one.messages if verbose or _is_loud(message))
        if not quiet:
            print_summary(one)
        code = max(code, one.exit_code)
    return code


def _is_loud(message: Message) -> bool:
    """Tell whether *message* is told in any case: an error, or a text or page lacks something."""
    lacks = message.code.startswith((SOURCE, PAGES)) and message.severity is not Severity.NOTE
    return message.severity is Severity.ERROR or lacks
