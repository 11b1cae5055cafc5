"""Own the loading of lxml, and of the names of entities, when they are first used, and not before.

Python's own lazy modules, which ``lazy_loader`` makes, are other objects as long as they load:
from Python 3.13 on, a module in C that removes a name of its own while it loads, as lxml's does,
then calls itself without end (``importlib.util._LazyModule.__delattr__``). And they load the
package that a module is in at once: that of ``html.entities`` loads these itself.
"""

from importlib import import_module
from typing import Any


class _Later:
    """Stands for a module; what was asked of it once is at hand from then on."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:  # noqa: ANN401 -- whatever the module has
        found = getattr(import_module(self._name), attribute)
        setattr(self, attribute, found)
        return found


def load(name: str) -> Any:  # noqa: ANN401 -- stands for a module, as that of lazy_loader
    """Return what stands for the module *name* and loads it when something of it is used."""
    return _Later(name)
