"""Own how messages look in a terminal: colour where it helps, plain text everywhere else."""

import os
import shutil
import sys
from collections.abc import Iterable
from typing import TextIO

import click

from edition.messages import Message, Severity, as_text
from edition.messages.report import WIDTH
from edition.workflow.files import write_out

MARGIN = 6
"""Columns of the indent of an excerpt, and of … on either side."""
NARROWEST = 20
SOURCE = "S"
"""How the codes of messages about a source text begin: a person is told of them in any case."""
COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def coloured(stream: TextIO) -> bool:
    """Tell whether *stream* may be written to in colour; see https://no-color.org."""
    return bool(
        stream.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    )


def _columns(stream: TextIO) -> int:
    """Return how many columns of a line fit on *stream*, less what stands around an excerpt."""
    if not stream.isatty():
        return WIDTH
    return max(NARROWEST, min(WIDTH, shutil.get_terminal_size().columns - MARGIN))


def print_result(text: str) -> None:
    """Write the lines of *text* to standard output, for a person: in colour where that helps.

    What the encoding of a terminal does not have is written as its number.
    """
    shown = text if coloured(sys.stdout) else click.unstyle(text)
    write_out(f"{shown}\n".encode(sys.stdout.encoding, "backslashreplace"))


def print_data(text: str) -> None:
    """Write the lines of *text* to standard output, for a program or a file: UTF-8 anywhere.

    In JSON, what is left of a name that is no UTF-8 becomes the escape that stands for it.
    """
    write_out(f"{text}\n".encode(errors="backslashreplace"))


def print_messages(messages: Iterable[Message]) -> None:
    """Write *messages* to standard error, for a person."""
    colour, width = coloured(sys.stderr), _columns(sys.stderr)
    for message in messages:
        text = as_text(message, width)
        if colour:
            place = f"{message.place}: " if message.place else ""
            code = click.style(message.code, fg=COLOURS[message.severity], bold=True)
            text = text.replace(
                f"{place}{message.code}", f"{click.style(place, bold=True)}{code}", 1
            )
        click.echo(text, err=True, color=colour)
