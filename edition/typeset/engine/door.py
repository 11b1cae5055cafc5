"""Own the loading of WeasyPrint and Pango, and the message when they are not there."""

import importlib
import warnings
from types import ModuleType

from edition.messages import EditionError, Message

INSTALL = (
    "PDF needs Pango, a system library; TEI and HTML are built without it. Install it with"
    " `apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0` (Debian, Ubuntu),"
    " `dnf install pango` (Fedora), `brew install pango` (macOS),"
    " or MSYS2's mingw-w64-x86_64-pango with its bin folder on PATH (Windows)"
)
UPDATE = "run `pip install 'weasyprint==70.*'` in the environment of this program"


def load() -> ModuleType:
    """Return the module that lays out pages.

    The import is by name, because it fails with ``OSError`` where Pango is missing and
    takes most of a second where it is not.

    Raises:
        EditionError: T001 Pango is missing, T002 WeasyPrint is missing or not version 70.
    """
    with warnings.catch_warnings():
        # WeasyPrint warns, when imported, that the system has no fonts: we bring our own.
        warnings.simplefilter("ignore")
        try:
            return importlib.import_module("edition.typeset.engine.press")
        except OSError as error:
            raise EditionError(Message("T001", _first_line(error), hint=INSTALL)) from error
        except ImportError as error:
            text = f"the layout engine cannot be used: {error}"
            raise EditionError(Message("T002", text, hint=UPDATE)) from error


def _first_line(error: OSError) -> str:
    text = str(error).strip().splitlines()[0] if str(error).strip() else "a library is missing"
    return f"no PDF can be made: {text}"
