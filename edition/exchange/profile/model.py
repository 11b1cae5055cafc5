"""Own what a profile of TEI is: a table that says what becomes of every element and attribute.

Each ``NAME.toml`` beside this file describes one profile:

``title``, ``kind``
    ``subset`` for a selection of TEI, whose elements keep TEI's attributes but those in
    ``without``; ``closed`` for a format of its own, whose attributes are all listed.
``[lacks]``
    Of a subset: attributes that an element of it has not, though one that it may stand for has.
``elements``
    The names of its elements. Whatever else a text has loses its tags and keeps its words.
``[classes]``, ``[contents]``
    What may stand in what, over what ``contents.toml`` says; see there.
``[attributes]``
    ``element = "a b=x|y c=# d!=x|y e!"``: the attribute *a*; *b* with one of these values; *c*
    with a whole number; *d*, which must be there and is *x* where nothing is known; *e*, which
    must be there, or the element cannot stand (``e!!=x|y``: and be one of these). The row ``*``
    holds for all elements but those whose row begins with ``only``.
``[values]``
    ``"element/attribute" = { ours = "theirs" }``: values that are called otherwise there.
``[looks]``
    Words of ``@rend`` that are pointers of ``@rendition`` there.
``[rules]``
    ``to`` the element that stands for this one, with ``mark``, an attribute and its value that
    lead back; ``rename`` attributes; ``else`` the element to be where this one may not stand;
    ``flatten`` the element that keeps the words of a part of the header, without its tags.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from edition.structs import Frozen, field

TEXT: Final = "#text"
"""The word of ``[contents]`` for running text."""

NAMES: Final = ("dta", "eltec-1", "tei-lite", "simple-print")
"""The profiles, as a person types them."""

_ATTRIBUTE: Final = re.compile(r"(?P<name>[\w:-]+)(?P<required>!{0,2})(?:=(?P<values>\S+))?")


class Attribute(Frozen):
    """An attribute that an element may have, or must have if it is ``required``.

    ``values`` are those allowed, empty for any; ``("#",)`` stands for whole numbers.
    ``default`` is written where nothing is known; empty when nothing honest can be written.
    """

    name: str
    values: tuple[str, ...] = ()
    required: bool = False
    default: str = ""

    def allows(self, value: str) -> bool:
        """Tell whether the attribute may have *value*."""
        if self.values == ("#",):
            return value.isdecimal()
        if not self.values or self.values == (self.default,):
            return bool(value) or not self.required
        return value in self.values


class Rule(Frozen):
    """What becomes of an element that the profile does not have, or has otherwise."""

    to: str = ""
    mark: tuple[str, str] = ("", "")
    rename: Mapping[str, str] = field(default_factory=dict)
    otherwise: str = ""
    flatten: str = ""


Content = tuple[frozenset[str], ...]
"""What may stand in an element: parts that follow each other, each a set of names."""


class Profile(Frozen):
    """A profile of TEI; see the top of this module."""

    name: str
    title: str
    closed: bool
    elements: frozenset[str]
    without: frozenset[str]
    lacks: Mapping[str, frozenset[str]]
    contents: Mapping[str, Content]
    attributes: Mapping[str, Mapping[str, Attribute]]
    values: Mapping[str, Mapping[str, str]]
    looks: Mapping[str, str]
    rules: Mapping[str, Rule]

    def allowed(self, element: str) -> Mapping[str, Attribute]:
        """Return the attributes that are listed for *element*."""
        return self.attributes.get(element, self.attributes.get("*", {}))

    def content(self, element: str) -> Content | None:
        """Return what may stand in *element*; ``None`` for words and anything."""
        return self.contents.get(element)

    def holds_text(self, element: str) -> bool:
        """Tell whether words may stand in *element* itself."""
        content = self.content(element)
        return content is None or any(TEXT in part for part in content)


@cache
def profile(name: str) -> Profile:
    """Return the profile *name*, one of ``NAMES``."""
    base, own = _table("contents"), _table(name)
    classes = {**base["classes"], **own.get("classes", {})}
    contents = {**base["contents"], **own.get("contents", {})}
    elements = frozenset(own["elements"].split())
    return Profile(
        name,
        own["title"],
        own["kind"] == "closed",
        elements,
        frozenset(own.get("without", "").split()),
        {name: frozenset(row.split()) for name, row in own.get("lacks", {}).items()},
        {key: _content(value, classes, elements) for key, value in contents.items()},
        _attributes(own.get("attributes", {})),
        own.get("values", {}),
        own.get("looks", {}),
        {key: _rule(row) for key, row in own.get("rules", {}).items()},
    )


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text("utf-8"))


def _content(value: str, classes: Mapping[str, str], elements: frozenset[str]) -> Content:
    parts = (_members(part, classes) for part in value.split(";"))
    return tuple(frozenset(part & (elements | {TEXT})) for part in parts)


def _members(part: str, classes: Mapping[str, str]) -> set[str]:
    found: set[str] = set()
    for word in part.split():
        if word in classes:
            found |= _members(classes[word], classes)
        else:
            found.add(word)
    return found


def _attributes(table: Mapping[str, str]) -> Mapping[str, Mapping[str, Attribute]]:
    shared = _row(table.get("*", ""))
    found = {"*": shared}
    for name, row in table.items():
        only = row.split()[:1] == ["only"]
        found[name] = _row(row.removeprefix("only")) if only else {**shared, **_row(row)}
    return MappingProxyType(found)


def _row(row: str) -> dict[str, Attribute]:
    found: dict[str, Attribute] = {}
    for one in filter(None, map(_ATTRIBUTE.fullmatch, row.split())):
        values = tuple(filter(None, (one["values"] or "").split("|")))
        default = values[0] if one["required"] == "!" and values else ""
        found[one["name"]] = Attribute(one["name"], values, bool(one["required"]), default)
    return found


def _rule(row: Mapping[str, Any]) -> Rule:
    attribute, _, value = row.get("mark", "").partition("=")
    return Rule(
        row.get("to", ""),
        (attribute, value),
        row.get("rename", {}),
        row.get("else", ""),
        row.get("flatten", ""),
    )
