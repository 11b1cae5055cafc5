"""Own the documentation of the schema as one page, made from the customisation alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import jinja2
from lxml import etree
from markupsafe import Markup, escape

from schema.generate import odd
from schema.generate.xml import EXAMPLES, SCHEMATRON, TEI, XML_ID, Node, only

T = f"{{{TEI}}}"
PREFIX = "edition."
WORDS = {
    "textNode": Markup("<i>words</i>"),
    "empty": Markup("<i>nothing</i>"),
    "anyElement": Markup("<i>any element of another vocabulary</i>"),
    "valList": Markup("<i>one of these values</i>"),
}
JOINED = {"sequence": Markup(", "), "alternate": Markup(" | ")}
OCCURS = {("0", "1"): "?", ("0", "unbounded"): "*", ("1", "unbounded"): "+"}


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a closed list, and what it means where that needs saying."""

    text: str
    description: str


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute: what it is for, whether it must be there, and what it may say."""

    name: str
    description: str
    required: bool
    several: bool
    form: Markup
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """An element, class or form of values, with everything the page says about it."""

    name: str
    kind: str
    module: str
    description: str
    classes: tuple[str, ...]
    content: Markup
    attributes: tuple[Attribute, ...]
    values: tuple[Value, ...]
    members: tuple[str, ...]
    parents: tuple[str, ...]
    rules: tuple[str, ...]
    example: Markup

    @property
    def words(self) -> str:
        """By what the entry is found: its name, its values, and what is said about it."""
        listed = [*self.values, *(value for each in self.attributes for value in each.values)]
        named = [self.name, self.description, *(each.name for each in self.attributes)]
        found = [*named, *(f"{value.text} {value.description}" for value in listed), *self.rules]
        return " ".join(found).lower()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the schema: prose, and the entries that belong to it."""

    identifier: str
    title: str
    prose: tuple[Markup, ...]
    entries: tuple[Entry, ...]


def render() -> bytes:
    """Return the page as UTF-8."""
    root = etree.fromstring(odd.render())
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    reader = _Reader(root)
    title = only(root, f".//{T}titleStmt/{T}title").text
    page = environment.get_template("page.html.jinja").render(
        title=title,
        chapters=sorted(reader.chapters(), key=_is_technical),
        elements=sorted(reader.elements),
    )
    return page.encode() + b"\n"


class _Reader:
    """Knows the customisation, and reads one chapter of it after the other."""

    def __init__(self, root: Node) -> None:
        kinds = ("elementSpec", "classSpec", "macroSpec", "dataSpec")
        found = [each for kind in kinds for each in root.iter(f"{T}{kind}")]
        self.root = root
        self.specifications = {each.get("ident", ""): each for each in found}
        self.elements = [each.get("ident", "") for each in root.iter(f"{T}elementSpec")]
        self.links: dict[str, Markup] = {}
        self.members: dict[str, list[str]] = {}
        for name, specification in self.specifications.items():
            for of in _memberships(specification):
                self.members.setdefault(of, []).append(name)

    def chapters(self) -> Iterator[Chapter]:
        for div in self.root.iterfind(f".//{T}body/{T}div"):
            if div.find(f"{T}schemaSpec") is None:
                specifications = div.findall(f"{T}specGrp/*")
                yield Chapter(
                    div.get(XML_ID, ""),
                    only(div, f"{T}head").text or "",
                    tuple(self.prose(paragraph) for paragraph in div.iterfind(f"{T}p")),
                    tuple(map(self.entry, specifications)),
                )

    def entry(self, specification: Node) -> Entry:
        name = specification.get("ident", "")
        content = specification.find(f"{T}content")
        example = specification.find(f"{T}exemplum/{{{EXAMPLES}}}egXML")
        return Entry(
            name=name.removeprefix(PREFIX),
            kind=etree.QName(specification).localname.removesuffix("Spec"),
            module=specification.get("module", ""),
            description=specification.findtext(f"{T}desc", ""),
            classes=tuple(
                self.link(each) for each in _memberships(specification) if ".att." in each
            ),
            content=Markup() if content is None else self.model(content),
            attributes=tuple(map(self.attribute, specification.iter(f"{T}attDef"))),
            values=_values(specification.find(f"{T}content/{T}valList")),
            members=tuple(map(self.link, self.members.get(name, ()))),
            parents=tuple(map(self.link, self.parents.get(name, ()))),
            rules=tuple(_rules(specification)),
            example=Markup() if example is None else _example(example),
        )

    def attribute(self, definition: Node) -> Attribute:
        datatype = only(definition, f"{T}datatype")
        values = _values(definition.find(f"{T}valList"))
        return Attribute(
            name=definition.get("ident", ""),
            description=definition.findtext(f"{T}desc", ""),
            required=definition.get("usage") == "req",
            several=datatype.get("maxOccurs") == "unbounded",
            form=Markup() if values else self.model(datatype),
            values=values,
        )

    # Names and prose

    def link(self, name: str) -> Markup:
        """Return *name* as a link to its entry, the same however often it is asked for."""
        if name not in self.links:
            short = name.removeprefix(PREFIX)
            described = self.specifications[name].findtext(f"{T}desc", "")
            shape = (
                Markup('<a href="#{0}">&lt;{0}&gt;</a>')
                if name in self.elements
                else Markup('<a href="#{0}" title="{1}">{0}</a>')
            )
            self.links[name] = shape.format(short, described)
        return self.links[name]

    def prose(self, paragraph: Node) -> Markup:
        """Return a paragraph; an element that it names is a link."""
        text = escape(paragraph.text or "")
        for node in paragraph:
            words = node.text or ""
            match etree.QName(node).localname:
                case "gi":
                    text += Markup("<code>{}</code>").format(self.link(words))
                case "att":
                    text += Markup('<code class="att">@{}</code>').format(words)
                case _:
                    text += Markup('<code class="val">{}</code>').format(words)
            text += escape(node.tail or "")
        return text

    # Content

    def model(self, parent: Node) -> Markup:
        """Write a content model as the compact syntax does, its names as links."""
        return Markup(", ").join(self.particle(node) for node in parent)

    def particle(self, node: Node) -> Markup:
        kind = etree.QName(node).localname
        occurs = OCCURS.get((node.get("minOccurs", "1"), node.get("maxOccurs", "1")), "")
        if kind in WORDS:
            return WORDS[kind] + occurs
        if kind in JOINED:
            parts = [self.particle(child) for child in node]
            inner = JOINED[kind].join(parts)
            return Markup("({}){}").format(inner, occurs) if len(parts) > 1 else inner + occurs
        if datatype := node.get("name"):
            return Markup("<i>{}</i>").format(datatype)
        return self.link(node.get("key", "")) + occurs

    @cached_property
    def parents(self) -> dict[str, list[str]]:
        """Map each element to those that it may stand in."""
        found: dict[str, list[str]] = {}
        for name in sorted(self.elements):
            content = only(self.specifications[name], f"{T}content")
            for child in sorted(set(self.children(content))):
                found.setdefault(child, []).append(name)
        return found

    def children(self, content: Node) -> Iterator[str]:
        for reference in content.iter(f"{T}elementRef", f"{T}classRef", f"{T}macroRef"):
            yield from self.meant(reference.get("key", ""))

    def meant(self, name: str) -> Iterator[str]:
        """Yield the elements that a reference to *name* may be."""
        specification = self.specifications[name]
        if specification.tag == f"{T}elementSpec":
            yield name
        elif specification.tag == f"{T}classSpec":
            for member in self.members.get(name, ()):
                yield from self.meant(member)
        else:
            yield from self.children(only(specification, f"{T}content"))


def _is_technical(chapter: Chapter) -> bool:
    """Say whether *chapter* tells what elements are made of: most readers want that last."""
    return bool(chapter.entries) and all(each.kind != "element" for each in chapter.entries)


def _memberships(specification: Node) -> list[str]:
    return [each.get("key", "") for each in specification.iterfind(f"{T}classes/{T}memberOf")]


def _values(found: Node | None) -> tuple[Value, ...]:
    items: Iterable[Node] = () if found is None else found
    return tuple(Value(each.get("ident", ""), each.findtext(f"{T}desc", "")) for each in items)


def _rules(specification: Node) -> Iterator[str]:
    for kind in ("assert", "report"):
        for rule in specification.iter(f"{{{SCHEMATRON}}}{kind}"):
            yield " ".join("".join(rule.itertext()).split())


def _example(example: Node) -> Markup:
    """Return the markup of an example, coloured."""
    parts = [escape((example.text or "").lstrip("\n"))]
    for child in example:
        parts += [_coloured(child), escape(child.tail or "")]
    return Markup().join(parts).rstrip()


def _coloured(node: Node) -> Markup:
    name = etree.QName(node).localname
    attributes = Markup().join(
        Markup(' <b>{}</b>="<i>{}</i>"').format(key.replace(XML_ID, "xml:id"), value)
        for key, value in node.items()
    )
    inner = escape(node.text or "")
    for child in node:
        inner += _coloured(child) + escape(child.tail or "")
    if not inner:
        return Markup("<u>&lt;{}</u>{}<u>/&gt;</u>").format(name, attributes)
    return Markup("<u>&lt;{0}</u>{1}<u>&gt;</u>{2}<u>&lt;/{0}&gt;</u>").format(
        name, attributes, inner
    )
