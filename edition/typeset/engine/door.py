"""Own the loading of WeasyPrint and Pango, and the message when they are not there."""

import ctypes.util
import importlib
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from unittest.mock import patch

from edition.messages import EditionError, Message

PRESS = "edition.typeset.engine.press"
PLAIN = "edition.typeset.engine.plain"
INSTALL = (
    "PDF needs Pango, a system library; TEI and HTML are built without it. Install it with"
    " `apt install libpango-1.0-0 libpangoft2-1.0-0` (Debian, Ubuntu),"
    " `dnf install pango` (Fedora), `brew install pango` (macOS),"
    " or MSYS2's mingw-w64-x86_64-pango with its bin folder on PATH (Windows)"
)
UPDATE = "run `pip install 'weasyprint==70.*'` in the environment of this program"


def load() -> ModuleType:
    """Return the module that lays out pages: the whole one, or the plain one.

    Every private part of the engine that we adapt is named when ``press`` is imported: where
    one is missing, that fails, and the engine's public parts must do.

    Raises:
        EditionError: T001 Pango is missing, T002 WeasyPrint is.
    """
    with warnings.catch_warnings(), _libraries_by_name():
        # WeasyPrint warns, when imported, that the system has no fonts: we bring our own.
        warnings.simplefilter("ignore")
        try:
            return _press()
        except OSError as error:  # cffi's, when a library cannot be loaded
            raise EditionError(Message("T001", _first_line(error), hint=INSTALL)) from error
        except ImportError as error:
            text = f"the layout engine cannot be used: {error}"
            raise EditionError(Message("T002", text, hint=UPDATE)) from error


def _press() -> ModuleType:
    # By name, and late: the import takes most of a second.
    try:
        return importlib.import_module(PRESS)
    except (ImportError, AttributeError):
        return importlib.import_module(PLAIN)


@contextmanager
def _libraries_by_name() -> Iterator[None]:
    """Let libraries be found by the linker alone, as long as the engine looks for them.

    On Linux its list has the very names that the linker knows (``libpango-1.0.so.0``), after
    those of other systems; for each of these Python would ask ldconfig, gcc and ld in turn,
    which takes longer than printing a short text.
    """
    if sys.platform != "linux":
        yield
        return
    with patch.object(ctypes.util, "find_library", return_value=None):
        yield


def _first_line(error: OSError) -> str:
    text = str(error).strip().splitlines()[0] if str(error).strip() else "a library is missing"
    return f"no PDF can be made: {text}"
