"""Own where the schemas of the project are found: in the installed package, or in a checkout."""

from importlib.resources import files
from importlib.resources.abc import Traversable

from edition.messages import EditionError, Message

NAMES = ("edition.rng", "edition.sch", "edition.rnc", "edition.odd")


def path(name: str) -> Traversable:
    """Return the file of the schema *name*, one of ``NAMES``.

    A wheel carries the schemas within the package; a checkout has them beside it, where
    editors look for them.

    Raises:
        EditionError: V051, when the installation lacks them.

    """
    package = files("edition")
    for place in (package / "schema", package / ".." / "schema"):
        if (found := place / name).is_file():
            return found
    hint = "install the program again: pip install --force-reinstall edition"
    raise EditionError(Message("V051", f"the schema {name} is not installed", hint=hint))
