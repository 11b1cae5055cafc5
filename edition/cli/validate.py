"""Own the command `edition validate`."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from edition.cli.examples import examples
from edition.cli.options import FILE, FORMAT, JOBS, common
from edition.cli.terminal import print_data, print_messages
from edition.messages import Message, Severity, as_json, as_sarif
from edition.messages.report import gathered
from edition.validation.batch import Outcome, Summary, documents, summary, validate_all
from edition.validation.catalogue import PROJECT
from edition.version import VERSION
from edition.workflow.outcome import DONE, NEEDS_A_PERSON, NOT_DONE

SEVERAL = 2


@click.command(epilog=examples("validate"))
@click.argument("files", type=FILE, nargs=-1, required=True)
@click.option(
    "--schema",
    default=PROJECT,
    show_default=True,
    help="A .rng or .rnc file, the name of one in a folder of schemas, or: named (by the file).",
)
@click.option("--schematron", help="A file of Schematron rules to obey as well, or: project.")
@JOBS
@FORMAT
@common
def command(  # noqa: PLR0913 -- one parameter an option
    files: Sequence[Path],
    schema: str,
    schematron: str | None,
    jobs: int,
    form: str,
    *,
    quiet: bool,
    verbose: bool,
    no_progress: bool,
) -> int:
    """Say what is wrong with TEI FILES, where, and what to do; a folder means all in it."""
    found = documents(files)
    outcomes: list[Outcome] = []
    shown = not (quiet or no_progress) and len(found) >= SEVERAL
    for outcome in _watched(
        validate_all(found, schema, rules=schematron, processes=jobs), len(found), shown=shown
    ):
        outcomes.append(outcome)
        if form == "text":
            print_messages(outcome.messages if verbose else gathered(outcome.messages))
            if verbose and outcome.valid and len(found) >= SEVERAL:
                click.echo(f"{outcome.file}: valid", err=True)
    if form != "text":
        print_data(_written([one for outcome in outcomes for one in outcome.messages], form))
    counted = summary(outcomes)
    if not quiet and form == "text":
        _say(counted, outcomes)
    return NOT_DONE if counted.unread else NEEDS_A_PERSON if counted.wrong else DONE


def _watched(outcomes: Iterator[Outcome], count: int, *, shown: bool) -> Iterator[Outcome]:
    """Yield *outcomes*, behind a bar on standard error when it is *shown*."""
    if not (shown and sys.stderr.isatty()):
        yield from outcomes
        return
    label = f"validating {count} files"
    with click.progressbar(outcomes, count, label, file=sys.stderr, show_pos=True) as bar:
        yield from list(bar)  # their messages would break the bar


def _written(messages: Sequence[Message], form: str) -> str:
    return as_json(messages) if form == "json" else as_sarif(messages, VERSION)


def _verdict(outcome: Outcome) -> str:
    errors = sum(message.severity is Severity.ERROR for message in outcome.messages)
    return f"not valid, {errors} error{'s' * (errors > 1)}" if errors else "valid"


def _say(counted: Summary, outcomes: Sequence[Outcome]) -> None:
    """Close with the counts: one line for one file, a table for several."""
    if len(outcomes) == 1:
        one = outcomes[0]
        if one.read:
            click.echo(f"{one.file}: {_verdict(one)}", err=True)
        return
    rows = [("valid", counted.valid), ("not valid", counted.wrong), ("unreadable", counted.unread)]
    lines = [f"{counted.files:>8} files", *(f"{number:>8} {name}" for name, number in rows)]
    if counted.codes:
        lines += ["", "messages", *(f"{number:>8} {code}" for code, number in counted.codes)]
    click.echo("\n".join(lines), err=True)
