"""Own the closing summary of a build, as a table for a person."""

from rich.console import Console
from rich.table import Table

from edition.workflow.edition import Built

KILOBYTE = 1000
ALWAYS = frozenset({"quote", "ellipsis", "supplied", "corr"})
"""What a person wants to know of even where there is none."""


def print_summary(built: Built) -> None:
    """Write to standard error what was marked, what was made, and how long it took."""
    console = Console(stderr=True, highlight=False)
    console.print(f"[bold]{built.name}[/]: built in {built.seconds:.1f} s")
    console.print(_marked(built))
    console.print(_files(built))


def _marked(built: Built) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 2), show_header=True, header_style="dim")
    table.add_column("marked")
    table.add_column("all", justify="right")
    for certainty in ("high", "medium", "low"):
        table.add_column(certainty, justify="right")
    for counted in built.encoded.counted:
        if not counted.total and counted.element not in ALWAYS:
            continue
        sure = [str(counted.by_certainty.get(name, "")) for name in ("high", "medium", "low")]
        table.add_row(counted.description, str(counted.total), *sure)
    table.add_row("anomalies", str(len(built.encoded.document.anomalies)), "", "", "")
    return table


def _files(built: Built) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 2), show_header=True, header_style="dim")
    table.add_column("file")
    table.add_column("size", justify="right")
    for path, size in built.files.items():
        pages = f"{size / KILOBYTE:,.0f} kB"
        if path.suffix == ".pdf":
            pages += f", {built.pages} pages"
        table.add_row(str(path), pages)
    return table
