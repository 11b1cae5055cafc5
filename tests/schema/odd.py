"""Own how the tests read a TEI customisation into patterns, as the Guidelines explain it.

It follows TEI P5 TD: an element has the attributes of the classes it is a member of, and a
reference to a model class means any of its members.
"""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from tests.schema import algebra
from tests.schema.algebra import Pattern
from tests.schema.relaxng import Grammar

TEI = "{http://www.tei-c.org/ns/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
WILDCARD = "* - ({http://www.tei-c.org/ns/1.0}* | {http://www.tei-c.org/ns/Examples}egXML)"
LEAVES: dict[str, Pattern] = {
    "empty": algebra.EMPTY,
    "textNode": algebra.TEXT,
    "anyElement": algebra.Element(WILDCARD),
}
SPECIFICATIONS = ("elementSpec", "classSpec", "macroSpec", "dataSpec")


def load(path: Path) -> Grammar:
    """Read a customisation that says all of a schema itself."""
    return read(etree.parse(path).getroot())


def read(root: etree._Element) -> Grammar:
    """Read the customisation that stands in *root*."""
    return _Reader(root).grammar()


class _Reader:
    """Knows the specifications by their names."""

    def __init__(self, root: etree._Element) -> None:
        found = [each for kind in SPECIFICATIONS for each in root.iter(f"{TEI}{kind}")]
        self.specifications = {each.get("ident", ""): each for each in found}
        self.members: dict[str, list[str]] = {}
        for name, specification in self.specifications.items():
            for membership in specification.iterfind(f"{TEI}classes/{TEI}memberOf"):
                self.members.setdefault(membership.get("key", ""), []).append(name)
        self.resolved: dict[str, Pattern] = {}
        self.schema = next(root.iter(f"{TEI}schemaSpec"))

    def grammar(self) -> Grammar:
        elements = {
            f"{TEI}{name}": self.element(each)
            for name, each in self.specifications.items()
            if each.tag == f"{TEI}elementSpec"
        }
        anything = algebra.Attribute("*", algebra.TEXT)
        inner = algebra.choice(algebra.TEXT, algebra.Element(WILDCARD))
        elements[WILDCARD] = algebra.group(_times(anything, "0", ""), _times(inner, "0", ""))
        starts = self.schema.get("start", "").split()
        return Grammar(algebra.choice(*map(self.reference, starts)), elements)

    def element(self, specification: etree._Element) -> Pattern:
        (content,) = specification.iterfind(f"{TEI}content/*")
        return algebra.group(*self.attributes(specification), self.particle(content))

    def attributes(self, specification: etree._Element) -> Iterator[Pattern]:
        for membership in specification.iterfind(f"{TEI}classes/{TEI}memberOf"):
            specified = self.specifications[membership.get("key", "")]
            if specified.get("type") == "atts":
                yield from self.attributes(specified)
        for definition in specification.iterfind(f"{TEI}attList/{TEI}attDef"):
            name = definition.get("ident", "").replace("xml:", XML)
            attribute = algebra.Attribute(name, self.value(definition))
            required = definition.get("usage") == "req"
            yield attribute if required else algebra.optional(attribute)

    def value(self, definition: etree._Element) -> Pattern:
        (datatype,) = definition.iterfind(f"{TEI}datatype")
        closed = definition.find(f"{TEI}valList[@type='closed']")
        value = self.particle(datatype[0] if closed is None else closed)
        if datatype.get("maxOccurs") == "unbounded":
            return algebra.Tokens(algebra.one_or_more(value))
        return value

    def particle(self, node: etree._Element) -> Pattern:
        """Return the pattern of a part of a content model, as often as it may occur."""
        return _times(self.once(node), node.get("minOccurs", "1"), node.get("maxOccurs", "1"))

    def once(self, node: etree._Element) -> Pattern:
        match etree.QName(node).localname:
            case "sequence":
                return algebra.group(*map(self.particle, node))
            case "alternate":
                return algebra.choice(*map(self.particle, node))
            case "valList":
                return algebra.choice(*(algebra.Value(item.get("ident", "")) for item in node))
            case "dataRef" if name := node.get("name"):
                pattern = node.get("restriction")
                return algebra.Data(name, frozenset({("pattern", pattern)} if pattern else ()))
            case kind:
                return LEAVES.get(kind) or self.reference(node.get("key", ""))

    def reference(self, name: str) -> Pattern:
        if name not in self.resolved:
            self.resolved[name] = self.resolve(name, self.specifications[name])
        return self.resolved[name]

    def resolve(self, name: str, specification: etree._Element) -> Pattern:
        match etree.QName(specification).localname:
            case "elementSpec":
                return algebra.Element(f"{TEI}{name}")
            case "classSpec":
                return algebra.choice(*map(self.reference, self.members.get(name, ())))
            case _:
                (content,) = specification.iterfind(f"{TEI}content/*")
                return self.particle(content)


def _times(pattern: Pattern, minimum: str, maximum: str) -> Pattern:
    repeated = pattern if maximum == "1" else algebra.one_or_more(pattern)
    return algebra.optional(repeated) if minimum == "0" else repeated
