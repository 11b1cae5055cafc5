"""Own the list of commands, and how a run of one ends."""

import importlib
import keyword
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click
import lazy_loader

from edition.cli.terminal import print_messages
from edition.garbage import seldom_collected
from edition.messages import EditionError
from edition.version import VERSION
from edition.workflow.outcome import DONE, NOT_DONE

difflib = lazy_loader.load("difflib")
traceback = lazy_loader.load("traceback")

COMMANDS = {  # in the order in which a text meets them; each is a module of this room
    "build": "From plain text to TEI, to a web page, to a printed edition.",
    "encode": "From plain text to TEI alone.",
    "source": "The source text back out of a TEI file, byte for byte.",
    "check": "List apparent typos and anomalies, without writing anything.",
    "review": "Go through what was proposed, and decide.",
    "validate": "Say what is wrong with TEI files, where, and what to do.",
    "render": "From any TEI file to a web page, pages to print, or plain text.",
    "import": "Take in TEI, texts and web pages from elsewhere, checked and reported.",
    "export": "A package of everything for an archive, or the metadata alone.",
    "trace": "Follow one line of a text from its source to the printed page.",
}


class Commands(click.Group):
    """The commands, each imported only when it is the one that runs.

    ``edition encode`` should not pay for loading a print engine.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        """Return the names of all commands, in the order of their work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002 -- click's signature
        """Import and return the command *name*; None when there is none."""
        if name not in COMMANDS:
            return None
        # a module cannot have the name of a keyword: `import` lives in import_
        module = f"{name}_" if keyword.iskeyword(name) else name
        command = importlib.import_module(f"edition.cli.{module}").command
        return command if isinstance(command, click.Command) else None

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,  # noqa: ANN401 -- click's signature
    ) -> click.Context:
        """Read the command line, which shows the help; that nobody reads it is no error."""
        try:
            return super().make_context(info_name, args, parent, **extra)
        except BrokenPipeError:
            raise click.exceptions.Exit(_unread()) from None

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; that nobody reads its output on (`… | head`) is no error.

        Here, as click would end the process with 1, which means something else.
        """
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            return _unread()
        except SystemExit as end:
            if isinstance(end.__context__, BrokenPipeError):  # rich ends so
                return _unread()
            raise

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the command line; `edition help encode` asks what `edition encode --help` does."""
        if args[:1] == ["help"]:
            args = [*args[1:2], "--help"]
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that *args* begin with; for none, name the nearest."""
        near = difflib.get_close_matches(args[0], COMMANDS, 1)
        if args[0] in COMMANDS or args[0].startswith("-") or not near:
            return super().resolve_command(ctx, args)
        raise click.UsageError(f"No such command {args[0]!r}. Did you mean {near[0]!r}?", ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 -- click's signature
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
    epilog="`edition COMMAND --help` explains a command, with an example.",
)
@click.version_option(VERSION, "--version", message="edition %(version)s")
def edition() -> None:
    """Turn a plain text into a critical edition: TEI, a web page, a printed book."""


@seldom_collected()
def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and end the process with its exit code."""
    try:
        code = edition.main(arguments, prog_name="edition", standalone_mode=False)
    except EditionError as error:
        print_messages(error.messages)
        _unread()  # what a full disk did not take is not tried again at the end
        code = NOT_DONE
    except click.ClickException as error:
        error.show()
        code = NOT_DONE
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted: nothing was changed", err=True)
        code = NOT_DONE
    except Exception:  # noqa: BLE001 -- the last net: an exit code of 1 would mean "done"
        traceback.print_exc()
        click.echo("this is a fault of edition, not of your files: please report it", err=True)
        code = NOT_DONE
    sys.exit(code or DONE)


def _unread() -> int:
    """Let what is still to be written go nowhere, if nobody takes it: that is no error."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(nowhere, stream.fileno())
    return DONE
