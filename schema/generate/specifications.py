"""Own how a definition of the grammar reads in a TEI customisation (TEI P5 TD).

What the grammar names ``model.phrase`` is ``edition.model.phrase`` in the customisation,
so that no class of TEI is meant by mistake. Elements keep TEI's names and replace what TEI
says about them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from copy import deepcopy
from functools import cache

from lxml import etree

from schema.generate import rng
from schema.generate.modules import MODULE
from schema.generate.xml import (
    DOCUMENTATION,
    EXAMPLES,
    RNG,
    SCHEMATRON,
    TEI,
    E,
    Node,
    documentation,
    only,
    parse,
)

RULES = "edition.sch"
OCCURRENCE = {
    "optional": ("0", "1"),
    "zeroOrMore": ("0", "unbounded"),
    "oneOrMore": ("1", "unbounded"),
}
REPEATABLE = {
    f"{{{TEI}}}{name}" for name in ("alternate", "anyElement", "classRef", "elementRef", "sequence")
}
REFERENCE = {"model": "classRef", "content": "macroRef", "data": "dataRef"}


def specification(define: Node) -> Node | None:
    """Return what the customisation says about one definition; of a wildcard, nothing."""
    name = define.get("name", "")
    kind, _, dotted = name.partition(".")
    if not dotted:
        return _element(define) if name in MODULE else None
    described = E.desc(documentation(define))
    identified = {"ident": f"edition.{name}", "module": "edition", "mode": "add"}
    parts = _items(define)
    match kind:
        case "att":
            attributes = list(_attribute_list(parts))
            named = [f"*[@{each.get('ident')}" for one in attributes for each in one]
            rules = [rule for path in named for rule in _rules(path)]
            content = [_classes(name, parts), *rules, *attributes]
            return E.classSpec(described, *content, identified, type="atts")
        case "model":
            return E.classSpec(described, _classes(name, []), identified, type="model")
        case "content":
            return E.macroSpec(described, _content(parts), identified)
        case _:
            return E.dataSpec(described, _content(parts), identified)


def _element(define: Node) -> Node:
    element = only(define, f"{RNG}element")
    name = element.get("name", "")
    parts = _items(element)
    content = [part for part in parts if not (_attribute_of(part) or _is_class(part))]
    return E.elementSpec(
        E.desc(documentation(define)),
        _classes(name, parts),
        _content(content),
        *_rules(f"tei:{name}"),
        *_attribute_list(parts),
        ident=name,
        module=MODULE[name],
        mode="replace",
    )


def _items(parent: Node) -> list[Node]:
    """Return the patterns in *parent*, one after the other."""
    nodes = [node for node in parent if node.tag != DOCUMENTATION]
    if len(nodes) == 1 and nodes[0].tag == f"{RNG}group":
        return _items(nodes[0])
    return nodes


# Classes and attributes


@cache
def _memberships() -> dict[str, list[str]]:
    """Map each element and class to the model classes it is a member of."""
    found: dict[str, list[str]] = defaultdict(list)
    for define in rng.grammar().iter(f"{RNG}define"):
        if (name := define.get("name", "")).startswith("model."):
            for reference in define.iter(f"{RNG}ref"):
                found[reference.get("name", "")].append(name)
    return found


def _classes(name: str, parts: Iterable[Node]) -> Node:
    own = [part.get("name", "") for part in parts if _is_class(part)]
    members = [E.memberOf(key=f"edition.{each}") for each in [*own, *_memberships()[name]]]
    return E.classes(*members, mode="replace")


def _is_class(part: Node) -> bool:
    return part.tag == f"{RNG}ref" and part.get("name", "").startswith("att.")


def _attribute_of(part: Node) -> tuple[Node, str] | None:
    """Return the attribute that *part* is, and its usage; of anything else, nothing."""
    if part.tag == f"{RNG}attribute":
        return part, "req"
    inner = part.find(f"{RNG}attribute")
    return (inner, "opt") if part.tag == f"{RNG}optional" and inner is not None else None


def _attribute_list(parts: Iterable[Node]) -> Iterator[Node]:
    found = [_attribute(*attribute) for part in parts if (attribute := _attribute_of(part))]
    if found:
        yield E.attList(*found)


def _attribute(attribute: Node, usage: str) -> Node:
    name = attribute.get("name") or f"xml:{attribute.findtext(f'{RNG}name')}"
    (value,) = [node for node in attribute if node.tag not in {DOCUMENTATION, f"{RNG}name"}]
    several = {}
    if value.tag == f"{RNG}list":
        several = {"maxOccurs": "unbounded"}
        value = only(value, f"{RNG}oneOrMore")[0]
    described = E.desc(documentation(attribute))
    closed = value.tag in {f"{RNG}choice", f"{RNG}value"}
    data = E.dataRef(key="edition.data.word") if closed else _data(value)
    content = [E.datatype(data, several), *([_values(value)] if closed else [])]
    return E.attDef(described, *content, ident=name, usage=usage, mode="add")


def _values(choice: Node) -> Node:
    """Return a closed list of values; what the grammar says about one follows it there."""
    items: list[Node] = []
    for node in [choice] if choice.tag == f"{RNG}value" else choice:
        if node.tag == f"{RNG}value":
            items.append(E.valItem(ident=node.text or ""))
        elif items:
            items[-1].append(E.desc(node.text or ""))
    return E.valList(*items, type="closed")


def _data(node: Node) -> Node:
    if node.tag == f"{RNG}ref":
        return E.dataRef(key=f"edition.{node.get('name')}")
    reference = E.dataRef(name=node.get("type", ""))
    if (pattern := node.findtext(f"{RNG}param")) is not None:
        reference.set("restriction", pattern)
    return reference


# Content


def _content(parts: list[Node]) -> Node:
    if len(parts) == 1:
        return E.content(_particle(parts[0]))
    return E.content(E.sequence(*map(_particle, parts)) if parts else E.empty())


def _particle(node: Node) -> Node:
    """Return a part of a content model, as often as it may occur."""
    kind = etree.QName(node).localname
    if kind not in OCCURRENCE:
        return _once(kind, node)
    particle = _particle(node[0])
    if particle.get("minOccurs") or particle.tag not in REPEATABLE:
        particle = E.sequence(particle)
    minimum, maximum = OCCURRENCE[kind]
    particle.attrib.update({"minOccurs": minimum, "maxOccurs": maximum})
    return particle


def _once(kind: str, node: Node) -> Node:
    match kind:
        case "text":
            return E.textNode()
        case "empty":
            return E.empty()
        case "choice" if node.find(f"{RNG}value") is not None:
            return _values(node)
        case "choice" | "group":
            make = E.alternate if kind == "choice" else E.sequence
            return make(*map(_particle, node))
        case "data":
            return _data(node)
        case _:
            return _reference(node.get("name", ""))


def _reference(name: str) -> Node:
    if name in MODULE:
        return E.elementRef(key=name)
    if name == "anyElement":
        excepted = {"except": f"{TEI} teix:egXML"}
        return etree.Element(f"{{{TEI}}}anyElement", excepted, {"teix": EXAMPLES})
    return E(REFERENCE[name.partition(".")[0]], key=f"edition.{name}")


def _rules(path: str) -> Iterator[Node]:
    """Yield the rules whose context begins with *path*: ``tei:quote``, or ``*[@when``."""
    for rule in parse(RULES).iter(f"{{{SCHEMATRON}}}rule"):
        if _subject(rule.get("context", "")) == path:
            copy = deepcopy(rule)
            copy.tail = None
            identifier = copy.attrib.pop("id")
            yield E.constraintSpec(E.constraint(copy), ident=identifier, scheme="schematron")


def _subject(context: str) -> str:
    """Return what a rule is about: the last element of its path, or an attribute of any."""
    if context.startswith("*"):
        return context.partition(" ")[0]
    return context.partition("[")[0].rpartition("/")[2]
