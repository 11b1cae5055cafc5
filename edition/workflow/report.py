"""Own what a build tells while it runs."""

from collections.abc import Callable

from edition.structs import Frozen


class Step(Frozen):
    """What is being done to the edition *name*; ``total`` is 0 when it is not known."""

    name: str
    doing: str
    done: int = 0
    total: int = 0
    unit: str = ""


Report = Callable[[Step], None]


def silent(step: Step) -> None:
    """Tell nobody."""
