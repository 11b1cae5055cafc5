"""Own the command `edition check`."""

from collections.abc import Sequence
from pathlib import Path

import click
from click.core import ParameterSource

from edition.cli.examples import examples
from edition.cli.options import ENCODING, FILE, FORMAT, PROFILE, common
from edition.cli.terminal import print_data, print_messages, print_result
from edition.messages import Message, Severity, as_json, as_sarif
from edition.version import VERSION
from edition.workflow.belongings import keep_from_edition
from edition.workflow.check import check, explained
from edition.workflow.files import write_whole
from edition.workflow.outcome import DONE, NEEDS_A_PERSON
from edition.workflow.paths import text_of
from edition.workflow.prepare import Choices
from edition.workflow.proposing import is_named_tei, propose, told, written
from edition.workflow.style import shipped_style

OF_TEXTS = ("against", "explain", "profile", "encoding")
"""The options that change nothing for TEI, which says itself how it is to be read."""


def show_profile(context: click.Context, _: click.Parameter, key: str | None) -> None:
    """Print the shipped quotation style *key*, for ``--show-profile``; no text is needed then."""
    if key is not None:
        print_data(shipped_style(key).removesuffix("\n"))
        context.exit()


@click.command(epilog=examples("check"))
@click.argument("text", type=FILE)
@click.option("--against", type=FILE, help="A second copy of the text: tell where it differs.")
@click.option("--explain", is_flag=True, help="Print the grammar's tree of the text instead.")
@click.option(
    "--show-profile",
    metavar="STYLE",
    is_eager=True,
    expose_value=False,
    callback=show_profile,
    help="Print the file of a quotation style, to begin your own from, and stop.",
)
@click.option(
    "--layer", type=FILE, help="For TEI: write the findings as annotations, to .xml or .jsonld."
)
@FORMAT
@PROFILE
@ENCODING
@common
def command(  # noqa: PLR0913, PLR0917 -- one parameter an option
    text: Path,
    against: Path | None,
    layer: Path | None,
    form: str,
    profile: str | None,
    encoding: str | None,
    *,
    explain: bool,
    quiet: bool,
    verbose: bool,
    no_progress: bool,  # noqa: ARG001 -- there is nothing to wait for
) -> int:
    """List what in a TEXT may be a slip or cannot be right; the text stays as it is.

    Each line says where, what, how certain, and what to do. Doubtful words, grouped by form,
    are listed with --verbose. In TEI, quotations and omissions that are not marked are found
    too, and listed with --verbose.

    The list for people goes to standard error, as all messages do: 2> list.txt keeps it. JSON
    and SARIF go to standard output.
    """
    if is_named_tei(text):
        _keep_to_texts()
        if layer:
            keep_from_edition(layer, text_of(text), text)
        found = propose(text)
        if layer:
            write_whole(written(found, layer))
        return _say(told(found, str(text)), form, "unmarked places", verbose=verbose, quiet=quiet)
    if layer:
        raise click.UsageError("--layer is for TEI: a text is encoded with edition encode.")
    choices = Choices(profile, encoding)
    if explain:
        print_result(explained(text, choices))
        return DONE
    checked = check(text, choices, against, facts=form != "text")
    if verbose and form == "text":
        click.echo(checked.style, err=True)
    return _say(checked.messages, form, "doubtful forms", verbose=verbose, quiet=quiet)


def _keep_to_texts() -> None:
    """Refuse the options that would change nothing for TEI.

    Raises:
        UsageError: one was given.
    """
    context = click.get_current_context()
    for option in context.command.params:
        given = context.get_parameter_source(option.name or "") is ParameterSource.COMMANDLINE
        if given and option.name in OF_TEXTS:
            raise click.UsageError(f"{option.opts[0]} is for plain texts; this is TEI.")


def _say(messages: Sequence[Message], form: str, notes: str, *, verbose: bool, quiet: bool) -> int:
    """Tell *messages* in the wished *form*; *notes* is what those are that need nobody."""
    findings = [message for message in messages if message.severity is not Severity.NOTE]
    if form == "json":
        print_data(as_json(messages))
    elif form == "sarif":
        print_data(as_sarif(messages, VERSION))
    else:
        print_messages(messages if verbose else findings)
        if not quiet:
            click.echo(_closing(len(findings), len(messages) - len(findings), notes), err=True)
    return NEEDS_A_PERSON if findings else DONE


def _closing(findings: int, others: int, notes: str) -> str:
    if not findings:
        told = "nothing that needs a person"
    else:
        told = "1 place needs a person" if findings == 1 else f"{findings} places need a person"
    more = f"; {others} {notes}, listed with --verbose" if others else ""
    return f"{told}{more}"
