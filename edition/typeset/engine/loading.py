"""Own the loading of WeasyPrint and Pango, and the message when they are not there."""

import ctypes.util
import importlib
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from types import ModuleType

from edition.messages import EditionError, Message
from edition.typeset.engine.patching import replaced

PRESS = "edition.typeset.engine.press"
PLAIN = "edition.typeset.engine.plain"
UNUSED = {
    "fontTools.subset": ("Options", "Subsetter"),
    "fontTools.varLib.instancer": ("instantiateVariableFont",),
}
"""Modules that the engine loads and we have no use for, with what it has of each."""
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
    with warnings.catch_warnings(), _libraries_by_name(), _font_tools_later():
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
    with replaced(ctypes.util, "find_library", _nowhere):
        yield


@contextmanager
def _font_tools_later() -> Iterator[None]:
    """Let the engine be loaded without what cuts fonts down, a fifth of the time.

    We cut them ourselves, all at the end (``typeset.faces``). What the engine gets in their place
    loads them when they are used after all.
    """
    names = [name for name in UNUSED if name not in sys.modules]
    sys.modules.update({name: _stand_in(name) for name in names})
    try:
        yield
    finally:
        for name in names:
            del sys.modules[name]


def _stand_in(name: str) -> ModuleType:
    """Return a module that has what is used of *name*, which is loaded when that is called."""
    module = ModuleType(name)
    for one in UNUSED[name]:
        setattr(module, one, partial(_call, name, one))
    return module


def _call(module: str, function: str, *given: object, **named: object) -> object:
    return getattr(importlib.import_module(module), function)(*given, **named)


def _nowhere(_name: str) -> None:
    """Stand for ``find_library``: the linker will find it by its name."""


def _first_line(error: OSError) -> str:
    text = str(error).strip().splitlines()[0] if str(error).strip() else "a library is missing"
    return f"no PDF can be made: {text}"
