"""Own the command line: arguments, exit codes, terminal; nothing else."""

from edition.cli.commands import main

__all__ = ["main"]
