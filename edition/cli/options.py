"""Own the options that commands share, so that each means the same everywhere."""

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from edition.version import VERSION
from edition.workflow.files import STANDARD_STREAM

__all__ = [
    "ENCODING",
    "FILE",
    "FORMAT",
    "JOBS",
    "PROFILE",
    "STANDARD_STREAM",
    "common",
    "insist_on_use",
]

Decorated = Callable[..., Any]

FILE = click.Path(path_type=Path)
COMMON = (
    click.option("--quiet", "-q", is_flag=True, help="Say nothing but what went wrong."),
    click.option("--verbose", "-v", is_flag=True, help="Say more about what was done."),
    click.option("--no-progress", is_flag=True, help="Show no progress bar."),
    click.version_option(VERSION, "--version", message="edition %(version)s"),
)
FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif"]),
    default="text",
    show_default=True,
    help="For people, for programs, or for code-scanning services.",
)
JOBS = click.option(
    "--jobs", "-j", type=click.IntRange(0), default=0, help="Processes; 0: as needed."
)
PAGE_JOBS = click.option(
    "--jobs",
    "-j",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    help="Processes that lay out pages to print.",
)
ENCODING = click.option(
    "--encoding",
    help="The encoding of the text, if it is not UTF-8: windows-1252, utf-16, …",
)
PROFILE = click.option(
    "--profile",
    help="The quotation style: en, de, fr, …, or the file of your own, such as armenian.toml; "
    "found out from the text when not given.",
)


def insist_on_use(to: str, used_by: Mapping[str, Collection[str]]) -> None:
    """Refuse an option that would change nothing: one that *to* is not among what it is for.

    *used_by* maps the parameter of each such option to the values of ``--to`` that use it.

    Raises:
        UsageError: one was given all the same.
    """
    context = click.get_current_context()
    for option in context.command.params:
        forms = used_by.get(option.name or "", ())
        given = context.get_parameter_source(option.name or "") is ParameterSource.COMMANDLINE
        if forms and given and to not in forms:
            text = f"{option.opts[0]} changes nothing with --to {to}: it is for"
            raise click.UsageError(f"{text} --to {' or '.join(forms)}.")


def common(function: Decorated) -> Decorated:
    """Give a command ``--quiet``, ``--verbose``, ``--no-progress`` and ``--version``.

    Every command accepts them, even where they change little: scripts rely on that.
    """
    for option in reversed(COMMON):
        function = option(function)
    return function
