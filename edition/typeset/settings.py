"""Own the look an editor chooses: a ready design, and what of it is to be different."""

import re
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from enum import StrEnum
from importlib.resources import files
from typing import Any, Final

from edition.messages import EditionError, Message
from edition.structs import Frozen, names, replace
from edition.typeset.engine import Lines
from edition.view import Reading


class Apparatus(StrEnum):
    """How entries of one layer stand at the foot."""

    RUN_IN = "run-in"
    STACKED = "stacked"


class Chapters(StrEnum):
    """Where a chapter opens: on a right-hand page, on a new page, or where the last one ends."""

    RECTO = "recto"
    PAGE = "page"
    RUN_ON = "run-on"


TRIMS: Final = {
    "a4": (210.0, 297.0),
    "a5": (148.0, 210.0),
    "b-format": (129.0, 198.0),
    "crown-quarto": (189.0, 246.0),
    "demy": (138.0, 216.0),
    "royal": (156.0, 234.0),
}
"""Trimmed sizes by their trade names, width and height in millimetres (ISO 216, BS 1413)."""

_TRIM: Final = re.compile(r"(\d+(?:\.\d+)?)\s*[x×]\s*(\d+(?:\.\d+)?)\s*(?:mm)?")


class Margins(Frozen):
    """The four margins, in millimetres; ``inner`` is at the spine."""

    inner: float
    outer: float
    top: float
    bottom: float


class Settings(Frozen):
    """How the book is to look.

    ``trim`` is width and height in millimetres; ``size``, ``leading`` and their like are in
    points. ``every`` says which line numbers are printed, ``siglum`` what stands for the
    printed source in the apparatus; ``registers`` asks for lists and indexes after the text.
    ``typefaces`` are names of families or of font files, in which a character is looked for.
    """

    design: str
    trim: tuple[float, float]
    size: float
    leading: float
    note_size: float
    note_leading: float
    margins: Margins
    numbering: Lines
    apparatus: Apparatus
    chapters: Chapters
    drop_capitals: bool
    hyphenation: bool
    justified: bool
    reading: Reading = Reading.PRINTED
    every: int = 5
    siglum: str = ""
    registers: bool = True
    typefaces: tuple[str, ...] = ()

    @property
    def measure(self) -> float:
        """The width of the text, in millimetres."""
        return self.trim[0] - self.margins.inner - self.margins.outer

    @property
    def height(self) -> float:
        """The height of the text, in millimetres: a whole number of lines."""
        room = self.trim[1] - self.margins.top - self.margins.bottom
        leading = self.leading * MILLIMETRES
        return int(room / leading) * leading


MILLIMETRES: Final = 25.4 / 72
"""Millimetres in a point."""
SMALLEST, LARGEST = 40.0, 600.0
"""Millimetres a text block, and a page, must at least and may at most measure."""


SMALLEST_TYPE, LARGEST_TYPE = 4.0, 48.0
"""Points of the letters, and from line to line, that a book can be read or printed in."""


def designs() -> dict[str, Settings]:
    """Return the ready designs by name."""
    data = tomllib.loads((files(__package__) / "designs.toml").read_text("utf-8"))
    return {name: _design(name, values) for name, values in data.items()}


def settings(table: Mapping[str, Any] | None = None) -> Settings:
    """Return the settings that *table* asks for, written as in the metadata's ``[print]``.

    Raises:
        EditionError: T005 a key, T006 a value is not known.
    """
    given = {key.replace("-", "_"): value for key, value in (table or {}).items()}
    ready = designs()
    name = given.pop("design", "scholarly")
    if name not in ready:
        raise _refused("design", name, ready)
    known = set(names(Settings))
    for key in given:
        if key not in known:
            raise _unknown(key, known)
    base = ready[name]
    changes = {key: _value(base, key, value) for key, value in given.items()}
    if "leading" not in changes and "size" in changes:
        changes["leading"] = round(base.leading / base.size * changes["size"], 1)
    chosen = replace(base, **changes)
    _check(chosen)
    return chosen


def _design(name: str, values: Mapping[str, Any]) -> Settings:
    return Settings(
        design=name,
        **{
            **values,
            "trim": tuple(values["trim"]),
            "margins": Margins(**values["margins"]),
            "numbering": Lines(values["numbering"]),
            "apparatus": Apparatus(values["apparatus"]),
            "chapters": Chapters(values["chapters"]),
        },
    )


def _value(base: Settings, key: str, value: Any) -> Any:  # noqa: ANN401 -- whatever a TOML file holds
    kinds: dict[str, type[StrEnum]] = {
        "numbering": Lines, "apparatus": Apparatus, "chapters": Chapters, "reading": Reading,
    }  # fmt: skip
    if key in kinds:
        if value not in list(kinds[key]):
            raise _refused(key, value, list(kinds[key]))
        return kinds[key](value)
    if key == "trim":
        return _trim(value)
    if key == "margins":
        return _margins(base, value)
    if key == "typefaces":
        return _names(value)
    kind = type(getattr(base, key))
    fits = isinstance(value, int | float) if kind is float else isinstance(value, kind)
    if not fits or (kind is not bool and isinstance(value, bool)):
        raise _refused(key, value, ())
    return kind(value)


def _names(value: Any) -> tuple[str, ...]:  # noqa: ANN401 -- as above
    if not isinstance(value, list | tuple) or not all(isinstance(one, str) for one in value):
        raise _refused("typefaces", value, ('["GFS Didot", "fonts/Ezra.ttf"]',))
    return tuple(value)


def _trim(value: Any) -> tuple[float, float]:  # noqa: ANN401 -- as above
    match value:
        case (int() | float() as width, int() | float() as height):
            return float(width), float(height)
    if str(value).lower() in TRIMS:
        return TRIMS[str(value).lower()]
    found = _TRIM.fullmatch(str(value).strip())
    if not found:
        raise _refused("trim", value, [*TRIMS, "140 x 215 mm"])
    return float(found[1]), float(found[2])


def _margins(base: Settings, value: Any) -> Margins:  # noqa: ANN401 -- as above
    if not isinstance(value, Mapping):
        raise _refused("margins", value, ("{ inner = 20, outer = 21, top = 21, bottom = 22 }",))
    sides = set(names(Margins))
    for side, millimetres in value.items():
        if side not in sides:
            raise _unknown(side, sides)
        if (
            isinstance(millimetres, bool)
            or not isinstance(millimetres, int | float)
            or millimetres < 0
        ):
            raise _refused(f"margins.{side}", millimetres, ())
    return replace(base.margins, **{side: float(number) for side, number in value.items()})


def _check(chosen: Settings) -> None:
    room = min(chosen.measure, chosen.height)
    if room < SMALLEST or max(chosen.trim) > LARGEST:
        text = f"a text of {chosen.measure:.0f} × {chosen.height:.0f} mm is left on the page"
        hint = "choose a larger trim, or smaller margins"
        raise EditionError(Message("T006", text, hint=hint))
    set_solid = SMALLEST_TYPE <= chosen.size <= chosen.leading <= LARGEST_TYPE
    if chosen.every < 1 or not set_solid:
        text = (
            f"size {chosen.size:g}, leading {chosen.leading:g}, every {chosen.every} cannot be set"
        )
        hint = (
            f"sizes are in points, from {SMALLEST_TYPE:g} to {LARGEST_TYPE:g}, "
            "leading is at least the size, every at least 1"
        )
        raise EditionError(Message("T006", text, hint=hint))


def _unknown(key: str, known: set[str]) -> EditionError:
    known_keys = sorted(name.replace("_", "-") for name in known)
    near = get_close_matches(key.replace("_", "-"), known_keys, 1)
    hint = f"did you mean {near[0]!r}?" if near else f"the keys are {', '.join(known_keys)}"
    return EditionError(Message("T005", f"[print] has no key {key!r}", hint=hint))


def _refused(key: str, value: Any, allowed: Any) -> EditionError:  # noqa: ANN401 -- as above
    hint = f"write one of {', '.join(map(str, allowed))}" if allowed else "see docs/print.md"
    return EditionError(Message("T006", f"[print] {key} cannot be {value!r}", hint=hint))
