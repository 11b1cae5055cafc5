"""Own the way from TEI P4 to TEI P5: what has another name or another form now; all is told.

What is different is in ``p4.toml``; here are the changes of form. Nothing is left out without
being told, with what it said.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from edition import later
from edition.view.names import Element

if TYPE_CHECKING:
    from lxml import etree
else:
    etree = later.load("lxml.etree")

ROOTS: Final = frozenset({"TEI.2", "teiCorpus.2"})
XML: Final = "{http://www.w3.org/XML/1998/namespace}"
NUMBERED: Final = re.compile(r"div[0-7]")
BY_ID: Final = re.compile(r"\s*ID\s*\(([^)\s]+)\)\s*", re.IGNORECASE)
PICTURE: Final = re.compile(
    rb"""<!ENTITY\s+(\S+)\s+(?:SYSTEM|PUBLIC\s*(?:"[^"]*"|'[^']*'))\s*["']([^"']*)["']\s+NDATA"""
)
TRUTH: Final = {"yes": "true", "y": "true", "no": "false", "n": "false", "u": "unknown"}
CERTAINTIES: Final = frozenset({"high", "medium", "low", "unknown"})
SECOND: Final = frozenset({"resp", "cert"})
"""Attributes of P4 that spoke of the correction, wherever they stood."""

CORRECTING: Final = frozenset({"corr", "reg", "expan"})
MOST_TOLD: Final = 5


@cache
def _rules() -> Mapping[str, Any]:
    return tomllib.loads((files(__package__) / "p4.toml").read_text("utf-8"))


def upgraded(root: Element, declared: bytes) -> tuple[str, ...]:
    """Make TEI P5 of *root* when it is TEI P4; say what was done, each kind of change once.

    *declared* is the beginning of the file, whose declarations name its pictures.
    """
    if root.tag not in ROOTS:
        return ()
    pictures = {
        found[1].decode("utf-8", "replace"): found[2].decode("utf-8", "replace")
        for found in PICTURE.finditer(declared)
    }
    return _Upgrade(root, pictures).run()


class _Upgrade:
    """Changes one document, and counts what it changes."""

    def __init__(self, root: Element, pictures: Mapping[str, str]) -> None:
        self._root = root
        self._pictures = pictures
        self._done: Counter[str] = Counter()
        self._lost: dict[str, Counter[str]] = {}
        everything = list(root.iter(etree.Element))
        self._ids = {name for one in everything for name in _ids(one)}
        self._unnumbered = any(one.tag == "div0" for one in everything)

    def run(self) -> tuple[str, ...]:
        for element in list(self._root.iter(etree.Element)):
            if isinstance(element.tag, str) and "}" not in element.tag:
                self._upgrade(element)
        self._wrap_usage()
        done = (f"{what}, {count:,}×" for what, count in sorted(self._done.items()))
        lost = (
            f"TEI P4: {name} has no place in P5 and was left out: {_told(values)}"
            for name, values in sorted(self._lost.items())
        )
        return (*done, *lost)

    def _upgrade(self, element: Element) -> None:
        old = str(element.tag)
        parent = element.getparent()
        above = "" if parent is None else parent.get(OLD, str(parent.tag))
        for form in _FORMS.get(old, ()):
            form(self, element)
        self._say(element, old)
        self._attributes(element, old)
        self._name(element, old, above)
        for side, other in _rules()["sides"].items():
            name, _, attribute = side.partition("/")
            if name == old and attribute in element.attrib:
                self._choose(element, attribute, other)

    def tell(self, what: str) -> None:
        """Count a change."""
        self._done[f"TEI P4: {what}"] += 1

    def _lose(self, name: str, value: str) -> None:
        self._lost.setdefault(name, Counter())[value] += 1

    def _name(self, element: Element, old: str, above: str) -> None:
        rules = _rules()
        key = f"{above} > {old}" if f"{above} > {old}" in rules["elements"] else old
        if NUMBERED.fullmatch(old) and self._unnumbered:
            element.tag = "div"
            self.tell("<div0> and the divisions in it became <div>")
        elif key in rules["elements"]:
            element.tag = rules["elements"][key]
            if key in rules["typed"]:
                element.set("type", old)
            if old in STRUCTURED:
                element.set(OLD, old)  # its children ask what it was
            self.tell(f"<{old}> became <{rules['elements'][key]}>")
        elif old in rules["typed"]:
            new, kind = rules["typed"][old]
            element.tag = new
            element.set("type", kind)
            self.tell(f'<{old}> became <{new} type="{kind}">')

    def _attributes(self, element: Element, old: str) -> None:
        rules = _rules()
        for name, value in list(element.attrib.items()):
            given = str(name)
            new = rules["attributes"].get(f"{old}/{given}", rules["attributes"].get(f"*/{given}"))
            if new == "":
                del element.attrib[name]
                if given != "TEIform":  # the P4 DTD's own doing
                    self._lose(f"{old}/@{given}", str(value))
                continue
            if new and new.replace("xml:", XML) in element.attrib:
                self._lose(f"{old}/@{given}", str(value))
                del element.attrib[name]
                continue
            kept = new or given
            content = self._value(f"{old}/{kept}", kept, str(value))
            if new:
                del element.attrib[name]
                self.tell(f"@{given} became @{new}")
            if content:
                element.set(kept.replace("xml:", XML), content)
            else:
                element.attrib.pop(name, None)
                self._lose(f"{old}/@{given}", str(value))

    def _value(self, place: str, name: str, value: str) -> str:
        """Return *value* as P5 writes it; empty when it has no form there."""
        rules = _rules()
        if name in rules["pointers"]["names"] or place in rules["pointers"]["of"]:
            return self._pointers(value)
        if name in rules["truth"]["names"]:
            return TRUTH.get(value.lower(), value)
        if name == "xml:lang":
            return self._language(value)
        if name == "cert":
            return value.lower() if value.lower() in CERTAINTIES else ""
        return value

    def _pointers(self, value: str) -> str:
        written = [f"#{one}" if one in self._ids else one for one in value.split()]
        if written != value.split():
            self.tell("ids that were pointed at became addresses, #id")
        return " ".join(written)

    def _language(self, value: str) -> str:
        """Return the language that *value*, the id of a ``language``, stands for."""
        return value.replace("_", "-")

    def _choose(self, element: Element, attribute: str, other: str) -> None:
        """Put *element* and what its *attribute* said side by side."""
        added, choice = etree.Element(other), etree.Element("choice")
        added.text = element.attrib.pop(attribute)
        if other in CORRECTING:
            for name in SECOND & set(map(str, element.attrib)):
                added.set(name, element.attrib.pop(name))
        parent = element.getparent()
        if parent is None:
            return
        choice.tail, element.tail = element.tail, None
        parent.replace(element, choice)
        choice.extend([element, added] if other in CORRECTING else [added, element])
        self.tell(f"@{attribute} of <{element.tag!s}> became <{other}> beside it, in a <choice>")

    def _say(self, element: Element, old: str) -> None:
        """Make text, or an element, of attributes that hold words."""
        for key, name in _rules()["said"].items():
            tag, _, attribute = key.partition("/")
            if tag != old or attribute not in element.attrib:
                continue
            if not name and (len(element) or (element.text or "").strip()):
                continue
            words = element.attrib.pop(attribute)
            if name:
                said = etree.Element(name)
                said.text = words
                element.insert(0, said)
                self.tell(f"@{attribute} of <{old}> became <{name}> in it")
            else:
                element.text = words
                self.tell(f"@{attribute} of <{old}> became its content")

    def point(self, element: Element) -> None:
        """Make an address of the entity and the extended pointer of ``xref`` and ``xptr``."""
        document = element.attrib.pop("doc", "")
        place = BY_ID.fullmatch(element.get("from", ""))
        if place:
            del element.attrib["from"]
            element.attrib.pop("to", None)
        if document or place:
            address = self._pictures.get(document, document)
            element.set("target", f"{address}#{place[1]}" if place else address)
            self.tell("extended pointers became addresses")
        for name in ("from", "to"):
            if value := element.attrib.pop(name, ""):
                self._lose(f"{element.tag!s}/@{name}", str(value))

    def picture(self, element: Element) -> None:
        """Put the ``graphic`` into a ``figure`` that P4 gave a picture by an entity (TEI P5 FT)."""
        entity = element.attrib.pop("entity", "") or element.attrib.pop("url", "")
        if entity:
            graphic = etree.Element("graphic", url=self._pictures.get(str(entity), str(entity)))
            after = [one for one in element if one.tag == "head"]
            element.insert(len(after), graphic)
            self.tell("@entity of <figure> became <graphic> in it")

    def said(self, element: Element) -> None:
        """Tell direct speech as P5 does (TEI P5 COHQQ)."""
        value = str(element.attrib.pop("direct", ""))
        direct = TRUTH.get(value.lower(), "")
        if direct in {"true", "false"}:
            element.set("direct", direct)
            element.tag = "said"
            self.tell("<q> that said whether it is direct became <said>")
        elif value:
            self._lose("q/@direct", value)

    def name_scheme(self, element: Element) -> None:
        """Say that the element named is one of TEI's."""
        if TRUTH.get(element.get("TEI", "").lower()) == "true":
            del element.attrib["TEI"]
            element.set("scheme", "TEI")

    def change(self, element: Element) -> None:
        """Let a ``change`` hold what was done, and by whom, without P4's parts (TEI P5 HD6)."""
        for part in list(element):
            if part.tag == "respStmt":
                for inner in part:
                    inner.tag = "name" if inner.tag == "name" else "seg"
                part.tag = "seg"
            elif part.tag == "item":
                part.tag = "seg"
        self.tell("the parts of <change> became running text")

    def step(self, element: Element) -> None:
        """Tell the steps of a reference in words: P5 has patterns instead (TEI P5 SACR)."""
        told = " ".join(f"{name}={value}" for name, value in element.attrib.items())
        element.attrib.clear()
        element.tag, element.text = "p", f"step: {told}"
        self.tell("<step> became a paragraph that says the same")

    def _wrap_usage(self) -> None:
        """Put the ``tagUsage`` of a header into the ``namespace`` they are of (TEI P5 HD57)."""
        for declaration in self._root.iter("tagsDecl"):
            usages = [one for one in declaration if one.tag == "tagUsage"]
            if usages:
                space = etree.SubElement(declaration, "namespace")
                space.set("name", "http://www.tei-c.org/ns/1.0")
                space.extend(usages)
                self.tell("<tagUsage> stands in <namespace>")
        for element in self._root.iter(etree.Element):
            element.attrib.pop(OLD, None)


OLD: Final = "p4-name"
STRUCTURED: Final = frozenset({"dateStruct", "timeStruct"})
_FORMS: Final = {
    "xref": (_Upgrade.point,),
    "xptr": (_Upgrade.point,),
    "figure": (_Upgrade.picture,),
    "q": (_Upgrade.said,),
    "gi": (_Upgrade.name_scheme,),
    "change": (_Upgrade.change,),
    "step": (_Upgrade.step,),
}
"""The changes of form, by the element of P4."""


def _ids(element: Element) -> Iterator[str]:
    for name in ("id", f"{XML}id"):
        if value := element.get(name):
            yield value
    if element.tag == "witness" and (sigil := element.get("sigil")):
        yield sigil


def _told(values: Counter[str]) -> str:
    told = ", ".join(f"{value!r}" for value, _ in values.most_common(MOST_TOLD))
    more = len(values) - MOST_TOLD
    return f"{told} and {more} more" if more > 0 else told
