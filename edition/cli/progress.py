"""Own the progress bar: what is being done, how far it is, on standard error."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from edition.workflow.report import Report, Step


@contextmanager
def progress(*, shown: bool) -> Iterator[Report]:
    """Give a function that shows each step it is told of, in a terminal and only when *shown*."""
    console = Console(stderr=True)
    bar = Progress(
        SpinnerColumn(),
        TextColumn("[bold]{task.fields[name]}[/]"),
        TextColumn("{task.description}"),
        BarColumn(bar_width=28),
        TextColumn("{task.fields[count]}"),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not (shown and console.is_terminal),
    )
    with bar:
        task = bar.add_task("starting", name="", count="", total=None)

        def report(step: Step) -> None:
            count = f"{step.done} {step.unit}" if step.done else ""
            bar.update(
                task,
                name=step.name,
                description=step.doing,
                completed=step.done,
                total=step.total or None,
                count=count,
            )

        yield report
