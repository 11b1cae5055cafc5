"""Own what the name of a file that is not there may have meant."""

from difflib import get_close_matches
from pathlib import Path

SHOWN = 5
"""Names of files that a hint lists."""


def similar(path: Path, ending: str = "") -> str:
    """Return a hint for who asks for *path*, where no file is: the nearest name beside it.

    *ending* is that of the files that are meant when *path* has none.
    """
    if path.is_symlink():
        return f"it is a link to {path.readlink()}, which is not there"
    turned = Path(str(path).replace("\\", "/"))
    if turned.exists():
        return f"did you mean {turned}?"
    if not path.parent.is_dir():
        return f"there is no folder {path.parent} either"
    beside = (one.name for one in path.parent.iterdir() if one.name.isprintable())
    names = sorted(name for name in beside if name.endswith(path.suffix or ending))
    near = get_close_matches(path.name, names, 1)
    if near:
        return f"did you mean {near[0]}?"
    return f"in that folder are: {', '.join(names[:SHOWN])}" if names else "check the name"
