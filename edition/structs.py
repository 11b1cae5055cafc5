"""Own how the project's data is made: small classes with named, typed fields.

They are msgspec's structures, which are made some forty times faster than the standard library's
data classes (a command's start is mostly that) and whose objects are made six times faster.

``Frozen`` is for what never changes once it is made, and can be told apart and hashed by its
fields; ``Mutable`` for what one piece of work fills in as it goes on. A class that keeps what it
found out (``cached_property``) says ``dict=True``; one whose objects are each only themselves,
``eq=False``. Neither reads nor checks what it is given: outside values are read by
``edition.metadata`` and ``edition.workflow.journal``.
"""

from typing import dataclass_transform

from msgspec import Struct, field
from msgspec.structs import asdict, replace

__all__ = ["Frozen", "Mutable", "asdict", "field", "names", "replace"]


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Frozen(Struct, frozen=True):
    """Data that never changes."""


@dataclass_transform(field_specifiers=(field,))
class Mutable(Struct):
    """What a piece of work knows so far."""


def names(kind: type[Struct]) -> tuple[str, ...]:
    """Return the names of the fields of *kind*, in order."""
    return kind.__struct_fields__
