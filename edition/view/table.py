"""Own the element table: what each TEI element is on a page, read from ``elements.toml``."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from importlib.resources import files
from typing import Any, Final

from edition.messages import EditionError, Message, Place
from edition.source import load_settings
from edition.structs import Frozen, field, names
from edition.view.names import XML, Element, local_name
from edition.view.tokens import PHRASING, Reading

ASIDES: Final = frozenset({"", "none", "notes", "readings", "descriptions", "comment"})
BLOCKS: Final = frozenset(
    "address article aside blockquote caption dd div dl dt figcaption figure footer header h hr li "
    "ol p pre section table td th tr ul".split()
)
LAYERS: Final = frozenset(
    "anomaly correction insertion normalisation note omission quotation variant".split()
)
RESERVED_ROLES: Final = frozenset(Reading)
"""These classes say which reading words belong to; no row may take them for anything else."""

_STEP: Final = re.compile(
    r"(?P<name>(?:\{[^{}]*\})?[\w.-]+)(?P<conditions>(?:\[[\w.:-]+(?:~?=[^]]*)?\])*)"
)
LONGEST: Final = 2
"""Steps of a selector: an element, and the one it stands in."""

_CONDITION: Final = re.compile(r"\[([\w.:-]+)(?:(~?=)([^]]*))?\]")
_WORD: Final = re.compile(r"[\w-]+(?: [\w-]+)*")


class Row(Frozen):
    """What one kind of element is; the fields are explained at the top of ``elements.toml``."""

    role: str = ""
    tag: str = "span"
    block: str = "div"
    container: bool = False
    numbered: bool = False
    only: Reading | None = None
    aside: str = ""
    replaced: bool = False
    layer: str = ""
    inside: tuple[str, ...] = ()
    template: str = ""

    @property
    def is_block(self) -> bool:
        """Tell whether the element is always a block."""
        return self.tag not in PHRASING


class Condition(Frozen):
    """One ``[attribute=value]``; ``operator`` is ``=``, ``~=`` (one of several) or empty (any)."""

    attribute: str
    operator: str
    value: str

    def holds(self, element: Element) -> bool:
        """Tell whether *element* meets the condition."""
        found = element.get(self.attribute)
        if found is None or not self.operator:
            return found is not None
        return self.value in found.split() if self.operator == "~=" else self.value == found


class Selector(Frozen):
    """Which elements a row is for."""

    name: str
    conditions: tuple[Condition, ...] = ()
    parent: "Selector | None" = None

    @property
    def weight(self) -> int:
        """Return how many conditions there are: the heavier selector holds."""
        return len(self.conditions) + (1 + self.parent.weight if self.parent else 0)

    def matches(self, element: Element) -> bool:
        """Tell whether *element*, whose name is right, meets all conditions."""
        if not all(condition.holds(element) for condition in self.conditions):
            return False
        if not self.parent:
            return True
        above = element.getparent()
        return (
            above is not None
            and local_name(above) == self.parent.name
            and self.parent.matches(above)
        )


Choice = tuple[Selector, Row]


class Table(Frozen):
    """All rows by element name, the heaviest selector first, and the looks of ``@rend``."""

    rows: Mapping[str, tuple[Choice, ...]]
    rend: Mapping[str, str] = field(default_factory=dict)

    def row(self, element: Element) -> Row | None:
        """Return the row for *element*; ``None`` when the table does not know it."""
        for selector, row in self.rows.get(local_name(element), ()):
            if not selector.weight or selector.matches(element):
                return row
        return None

    def extended(self, toml: str, file: str = "elements.toml") -> "Table":
        """Return this table with the rows of *toml* added, which hold over equals of its own.

        Raises:
            EditionError: H010 not TOML, H011 a selector, H012 a key or value is not known.
        """
        data = load_settings(file, toml, "H010")
        known = {key: list(choices) for key, choices in self.rows.items()}
        for key, value in data.get("rows", {}).items():
            for selector in _selectors(key, file):
                known.setdefault(selector.name, []).insert(
                    0, (selector, _row(key, value, selector, file))
                )
        rows = {name: tuple(sorted(choices, key=_lightness)) for name, choices in known.items()}
        return Table(rows, {**self.rend, **data.get("rend", {})})


def _lightness(choice: Choice) -> int:
    return -choice[0].weight


def _selectors(key: str, file: str) -> Iterator[Selector]:
    for part in key.split(","):
        steps = [_STEP.fullmatch(step.strip()) for step in part.split(">")]
        found = [step for step in steps if step]
        if len(found) < len(steps) or len(steps) > LONGEST:
            raise EditionError(
                Message(
                    "H011",
                    f"{part.strip()!r} names no element",
                    place=Place(file),
                    hint="write name, name[attribute=value] or parent > name",
                )
            )
        selector = _selector(found[0], None)
        for step in found[1:]:
            selector = _selector(step, selector)
        yield selector


def _selector(step: re.Match[str], parent: Selector | None) -> Selector:
    conditions = (
        Condition(_attribute(name), operator, value.strip("\"'"))
        for name, operator, value in _CONDITION.findall(step["conditions"])
    )
    return Selector(step["name"], tuple(conditions), parent)


def _attribute(name: str) -> str:
    return f"{{{XML}}}{name[4:]}" if name.startswith("xml:") else name


def _row(key: str, value: object, selector: Selector, file: str) -> Row:
    if not isinstance(value, dict):
        raise _refused(key, "a row is written { role = …, tag = … }", file)
    known = set(names(Row))
    for name, given in value.items():
        if name not in known:
            near = get_close_matches(name, sorted(known), 1)
            raise _refused(key, f"{name!r} is not a column of the table", file, near)
        _check(key, name, given, file)
    settings: dict[str, Any] = {"role": selector.name.rpartition("}")[2], **value}
    settings["only"] = Reading(settings["only"]) if settings.get("only") else None
    settings["inside"] = tuple(settings.get("inside", ()))
    row = Row(**settings)
    if row.container and not row.is_block:
        raise _refused(key, f"a container of blocks cannot be <{row.tag}>", file)
    return row


def _check(key: str, name: str, given: object, file: str) -> None:
    tags = sorted((PHRASING | BLOCKS) - {"img", "wbr"})
    allowed: dict[str, Collection[object]] = {
        "tag": tags,
        "block": sorted(BLOCKS),
        "only": sorted(Reading),
        "aside": sorted(ASIDES),
        "layer": sorted(LAYERS | {""}),
    }
    if name in allowed and given not in allowed[name]:
        near = get_close_matches(str(given), map(str, allowed[name]), 1)
        raise _refused(key, f"{given!r} cannot be {name!r}", file, near)
    if name in {"container", "numbered", "replaced"} and not isinstance(given, bool):
        raise _refused(key, f"{name!r} is true or false", file)
    if name == "inside" and not isinstance(given, list):
        raise _refused(key, f"{name!r} is a list of HTML elements", file)
    if name == "role" and (given in RESERVED_ROLES or not _WORD.fullmatch(str(given))):
        raise _refused(key, f"{given!r} cannot be a role", file)


def _refused(key: str, text: str, file: str, near: Iterable[str] = ()) -> EditionError:
    hint = "".join(f"did you mean {name!r}?" for name in near)
    return EditionError(Message("H012", f"row {key!r}: {text}", place=Place(file), hint=hint))


TABLE: Final = Table({}).extended((files(__package__) / "elements.toml").read_text("utf-8"))
"""The table that comes with the program."""
