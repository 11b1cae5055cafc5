"""Own where the schemas of the project are found: in the installed package, or in a checkout."""

from pathlib import Path

from edition.messages import EditionError, Message

NAMES = ("edition.rng", "edition.sch", "edition.rnc", "edition.odd")


def path(name: str) -> Path:
    """Return the file of the schema *name*, one of ``NAMES``.

    A wheel carries the schemas within the package; a checkout has them beside it, where
    editors look for them.

    Raises:
        EditionError: V051, when the installation lacks them.

    """
    package = Path(__file__).parents[1]
    for folder in (package / "schema", package.parent / "schema"):
        if (found := folder / name).is_file():
            return found
    hint = "install the program again: pip install --force-reinstall edition"
    raise EditionError(Message("V051", f"the schema {name} is not installed", hint=hint))
