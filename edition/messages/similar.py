"""Own what the name of a file that is not there may have meant."""

from difflib import get_close_matches
from glob import escape
from pathlib import Path

SHOWN = 5
"""Names of files that a hint lists."""


def similar(path: Path, ending: str = "") -> str:
    """Return a hint for who asks for *path*, where no file is: the nearest name beside it.

    A file of this very name one folder below is nearer than any. *ending* is that of the files
    that are meant when *path* has none; endings alone make no two names alike.
    """
    if path.is_symlink():
        return f"it is a link to {path.readlink()}, which is not there"
    turned = Path(str(path).replace("\\", "/"))
    if turned.exists():
        return f"did you mean {turned}?"
    if not path.parent.is_dir():
        return f"there is no folder {path.parent} either"
    found = min(path.parent.glob(f"[!.]*/{escape(path.name)}"), default=None)
    if found:
        return f"did you mean {found}?"
    ending = path.suffix or ending
    beside = (one.name for one in path.parent.iterdir() if one.name.isprintable())
    names = {name.removesuffix(ending): name for name in sorted(beside) if name.endswith(ending)}
    near = get_close_matches(path.name.removesuffix(ending), names, 1)
    if near:
        return f"did you mean {names[near[0]]}?"
    return _listed(list(names.values())) if names else "check the name"


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return f"in that folder are: {', '.join(names[:SHOWN])}{more}"
