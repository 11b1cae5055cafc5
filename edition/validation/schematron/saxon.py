"""Own the engine for rules in XPath 2 and 3: Saxon, from the extra ``edition[schematron]``.

The rules become an XSLT 3 style sheet that writes one line for each thing it finds. Saxon is
told not to open anything, and gets the document as text that has been read safely before.
"""

import importlib.util
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import lazy_loader

from edition import later
from edition.messages import EditionError, Message, Place, Severity
from edition.validation.schematron.hits import Hit
from edition.validation.schematron.model import XSL, Part, Pattern, Rule, Rules

if TYPE_CHECKING:
    from lxml import etree

    Element = etree._Element  # noqa: SLF001 -- the name lxml's own types use
else:
    etree = later.load("lxml.etree")
PROTOCOLS = "http://saxon.sf.net/feature/allowedProtocols"
NONE = "none"
"""The protocols from which Saxon may read: a word that is none."""

X = f"{{{XSL}}}"
HIGHEST = 1_000_000


def available() -> bool:
    """Whether the extra is installed."""
    return importlib.util.find_spec("saxonche") is not None


# lazy_loader looks through the whole stack for a module that is missing, which wakes other lazy
# modules while it holds its lock: it would wait for itself for ever.
saxonche: Any = lazy_loader.load("saxonche") if available() else None


def run(rules: Rules, root: "Element") -> Iterator[Hit]:
    """Yield what *rules* find in the tree under *root*.

    Raises:
        EditionError: V033 the rules are not right.
    """
    sheet = etree.tostring(style_sheet(rules), encoding="unicode")
    text = etree.tostring(root, encoding="unicode", with_tail=False)
    with saxonche.PySaxonProcessor(license=False) as processor:
        processor.set_configuration_property(PROTOCOLS, NONE)
        compiler = processor.new_xslt30_processor()
        try:
            executable = compiler.compile_stylesheet(stylesheet_text=sheet)
            node = processor.parse_xml(xml_text=text)
            found = executable.transform_to_string(xdm_node=node) or ""
        except saxonche.PySaxonApiError as error:
            reason = " ".join(str(error).split())
            text = f"the rules cannot be run: {reason}"
            hint = "mend the expression in the rules"
            place = Place(rules.name)
            raise EditionError(Message("V033", text, place=place, hint=hint)) from error
    for line in found.splitlines():
        element, severity, message, hint = line.split("\t")
        yield Hit(int(element) - 1, message, hint, Severity(severity))


def style_sheet(rules: Rules) -> "Element":
    """Return *rules* as an XSLT 3 style sheet."""
    namespaces: dict[str | None, str] = {
        prefix: uri for prefix, uri in rules.namespaces.items() if prefix not in ("", "xml", "xsl")
    }
    sheet = etree.Element(f"{X}stylesheet", nsmap=namespaces | {"xsl": XSL}, version="3.0")
    etree.SubElement(sheet, f"{X}output", method="text")
    _lets(sheet, rules.lets)
    for helper in rules.helpers:
        sheet.append(etree.fromstring(helper))
    start = etree.SubElement(sheet, f"{X}template", match="/")
    for number, pattern in enumerate(rules.patterns):
        mode = f"pattern-{number}"
        etree.SubElement(start, f"{X}apply-templates", select="/", mode=mode)
        _pattern(sheet, pattern, mode)
    return sheet


def _pattern(sheet: "Element", pattern: Pattern, mode: str) -> None:
    etree.SubElement(sheet, f"{X}mode", {"name": mode, "on-no-match": "shallow-skip"})
    onward = etree.SubElement(sheet, f"{X}template", match="*", mode=mode, priority="-1")
    etree.SubElement(onward, f"{X}apply-templates", select="@* | node()", mode=mode)
    for number, rule in enumerate(pattern.rules):
        priority = str(HIGHEST - number)
        template = etree.SubElement(
            sheet, f"{X}template", match=rule.context, mode=mode, priority=priority
        )
        _lets(template, pattern.lets)
        _lets(template, rule.lets)
        _checks(template, rule)
        etree.SubElement(template, f"{X}apply-templates", select="@* | node()", mode=mode)


def _checks(template: "Element", rule: Rule) -> None:
    for check in rule.checks:
        test = check.test if check.report else f"not({check.test})"
        found = etree.SubElement(template, f"{X}if", test=test)
        number = "count((ancestor-or-self::* | preceding::*))"
        etree.SubElement(found, f"{X}value-of", select=number)
        _text(found, f"\t{check.severity.value}\t")
        _message(found, check.message)
        _text(found, "\t")
        _message(found, check.hint)
        _text(found, "\n")


def _message(parent: "Element", parts: Sequence[Part]) -> None:
    holder = etree.SubElement(parent, f"{X}variable", name="message")
    for part in parts:
        if part.expression:
            etree.SubElement(holder, f"{X}value-of", select=part.text)
        else:
            _text(holder, part.text)
    etree.SubElement(parent, f"{X}value-of", select="normalize-space($message)")


def _text(parent: "Element", text: str) -> None:
    etree.SubElement(parent, f"{X}text").text = text


def _lets(parent: "Element", lets: Sequence[tuple[str, str]]) -> None:
    for name, value in lets:
        etree.SubElement(parent, f"{X}variable", name=name, select=value)
