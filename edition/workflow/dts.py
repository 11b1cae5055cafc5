"""Own the way from a TEI file to a static DTS collection."""

from pathlib import Path

from edition.exchange.archive.record import record
from edition.exchange.dts import Site, site
from edition.messages import Message, Place, Severity
from edition.view.facts import facts
from edition.workflow.exported import Exported, insist_on_no_others, parsed
from edition.workflow.files import read_bytes

LOCAL = "http://localhost:8000/"
"""Where `python -m http.server` gives out the folder it is started in."""


def export_dts(path: Path, output: Path, base: str) -> Exported:
    """Return the files of a static server for the text in *path*, in the folder *output*.

    *base* is the address that the folder will have; empty for a server on this machine.

    Raises:
        EditionError: it cannot be read; X040, the folder holds other files; X061 to X063, the
            text cannot be cited as its header says.
    """
    data = read_bytes(path)
    root = parsed(path, data).getroot()
    address = f"{base.rstrip('/')}/" if base else LOCAL
    files = site(Site(path.stem, root, data, record(facts(root)), address))
    wanted = {output / name: content for name, content in files.items()}
    if output.is_dir():
        insist_on_no_others(output, wanted)
    return Exported(wanted, () if base else (_local(output),))


def _local(output: Path) -> Message:
    text = f"its addresses begin with {LOCAL}, to be tried on this machine"
    hint = "for another server, say its address: --base https://example.org/dts/"
    return Message("X060", text, Severity.NOTE, Place(str(output)), hint)
