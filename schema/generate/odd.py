"""Own ``edition.odd``: the grammar, the rules, the prose and the examples as one document."""

from collections import Counter
from collections.abc import Iterable

from lxml import etree

from schema.generate import examples, rng, specifications
from schema.generate.modules import ELEMENTS
from schema.generate.xml import (
    RNG,
    SCHEMATRON,
    TEI,
    XML_ID,
    E,
    Node,
    documentation,
    only,
    parse,
    serialise,
)

PROSE = "guide.xml"


def render() -> bytes:
    """Return the contents of ``edition.odd``."""
    root = parse(PROSE)
    body = only(root, f".//{{{TEI}}}body")
    taken: Counter[str] = Counter(each.get(XML_ID, "") for each in root.iter(f"{{{TEI}}}div"))
    introduced = {div.get(XML_ID): div for div in body}
    chapters = [_Chapter(div) for div in rng.grammar().iterfind(f"{RNG}div")]
    for chapter in chapters:
        div = introduced.get(chapter.identifier)
        if div is None:
            div = chapter.introduction()
        body.append(div)
        div.append(chapter.group(taken))
    body.append(E.div(E.head("The schema"), _schema(chapters)))
    etree.cleanup_namespaces(root, top_nsmap={"sch": SCHEMATRON}, keep_ns_prefixes=["teix"])
    return serialise(root, rng.SOURCE, specifications.RULES, PROSE, examples.SOURCE)


class _Chapter:
    """One ``div`` of the grammar: its heading, and what it defines."""

    def __init__(self, div: Node) -> None:
        self.definitions = div.findall(f"{RNG}define")
        self.title, _, self.summary = documentation(div).partition("\n")
        self.identifier = "".join(c if c.isalnum() else "-" for c in self.title.lower())

    def introduction(self) -> Node:
        """Return a ``div`` for a chapter of which the prose says nothing."""
        div = E.div(E.head(self.title), *([E.p(self.summary)] if self.summary else []))
        div.set(XML_ID, self.identifier)
        return div

    def group(self, taken: Counter[str]) -> Node:
        """Return the specifications of the chapter, ready to stand in its prose."""
        found = map(specifications.specification, self.definitions)
        group = E.specGrp(*(each for each in found if each is not None))
        group.set(XML_ID, f"spec-{self.identifier}")
        etree.indent(group)
        for element in group.iterfind(f"{{{TEI}}}elementSpec"):
            exemplum = E.exemplum(examples.example_of(element.get("ident", ""), taken))
            element[-1].tail, exemplum.tail = "\n    ", "\n  "
            element.append(exemplum)
        return group


def _schema(chapters: Iterable[_Chapter]) -> Node:
    modules = [
        E.moduleRef(key=module, include=" ".join(sorted(names.split())))
        for module, names in ELEMENTS.items()
    ]
    groups = [E.specGrpRef(target=f"#spec-{chapter.identifier}") for chapter in chapters]
    schema = E.schemaSpec(E.moduleRef(key="tei"), *modules, *groups)
    schema.attrib.update({"ident": "edition", "start": "TEI", "source": "tei:4.11.0"})
    etree.indent(schema)
    return schema
