"""Each rule of the Schematron schema finds what it is there for, and nothing else."""

from collections import Counter
from functools import cache

import pytest
from lxml import etree, isoschematron

from tests.schema.files import SCHEMA

RULES = SCHEMA / "edition.sch"
SCH = "{http://purl.oclc.org/dsdl/schematron}"
SVRL = "{http://purl.oclc.org/dsdl/svrl}"
HEADER = "<teiHeader><bibl><idno type='sha256'>0</idno></bibl></teiHeader>"

CASES = [  # words of the message, what breaks the rule, what keeps it
    (
        "the digest of a source",
        f"<TEI>{HEADER}<text/></TEI>",
        f"<TEI>{HEADER}<text xml:space='preserve'/></TEI>",
    ),
    ("within a paragraph", "<p><seg><p/></seg></p>", "<p><note><p/></note></p>"),
    ("line of verse does not", "<l><seg><l/></seg></l>", "<l><note><l/></note></l>"),
    ("sentence does not", "<s><seg><s/></seg></s>", "<s><seg/></s>"),
    (
        "a list of glosses",
        "<list type='gloss'><item/></list>",
        "<list type='gloss'><label/><item/></list>",
    ),
    (
        "holds whole blocks",
        "<quote rend='block'>word</quote>",
        "<quote rend='block'><p>word</p></quote>",
    ),
    (
        "beside the paragraphs",
        "<p><quote rend='block'><p/></quote></p>",
        "<div><quote rend='block'><p/></quote></div>",
    ),
    (
        "no words outside",
        "<quote rend='block'><p/>word</quote>",
        "<quote rend='block'><p>word</p> </quote>",
    ),
    ("with itself", "<quote xml:id='a' next='#a'/>", "<quote xml:id='a' next='#b'/>"),
    ("has not come before", "<quote next='#b' prev='#b'/>", "<quote next='#b' prev='#a'/>"),
    (
        "who left words out",
        "<ellipsis><metamark function='omission'/></ellipsis>",
        "<ellipsis resp='#editor'><metamark function='omission'/></ellipsis>",
    ),
    (
        'has function="omission"',
        "<ellipsis resp='#editor'><metamark/></ellipsis>",
        "<ellipsis resp='#editor'><metamark function='omission'/></ellipsis>",
    ),
    (
        "stands in an ellipsis",
        "<p><metamark function='omission'/></p>",
        "<p><metamark function='query'/></p>",
    ),
    ("has a character", "<pc/>", "<pc>.</pc>"),
    (
        "says who made it",
        "<choice><sic>a</sic><corr>b</corr></choice>",
        "<choice><sic>a</sic><corr resp='#editor'>b</corr></choice>",
    ),
    (
        "how sure it is",
        "<choice><sic>a</sic><corr resp='#detector'>b</corr></choice>",
        "<choice><sic>a</sic><corr resp='#detector' cert='low'>b</corr></choice>",
    ),
    (
        "is no guess",
        "<choice><sic>a</sic><corr resp='#editor' cert='low'>b</corr></choice>",
        "<choice><sic>a</sic><corr resp='#editor'>b</corr></choice>",
    ),
    (
        "stands there already",
        "<choice><sic>a</sic><corr resp='#editor'>a</corr></choice>",
        "<choice><sic>a</sic><corr resp='#editor'>b</corr></choice>",
    ),
    (
        "something is missing",
        "<p><sic/></p>",
        "<choice><sic/><corr resp='#editor'>.</corr></choice>",
    ),
    (
        "words deleted and words added",
        "<subst><add/></subst>",
        "<subst><del/><add/></subst>",
    ),
    ("at least one reading", "<app><note/></app>", "<app><rdg wit='#A'/></app>"),
    ("says who has it", "<app><rdg/></app>", "<app><rdg/><wit>A</wit></app>"),
    ("has a siglum", "<listWit><witness/></listWit>", "<witness xml:id='A'/>"),
    (
        "stand in the text itself",
        "<variantEncoding method='parallel-segmentation' location='external'/>",
        "<variantEncoding method='parallel-segmentation' location='internal'/>",
    ),
    ("at least two places", "<link target='#a'/>", "<link target='#a #b'/>"),
    ("either target or from", "<span target='#a' from='#b'/>", "<span target='#a'/>"),
    ("says where it begins", "<span to='#b'/>", "<span from='#a' to='#b'/>"),
    ("has no target, so it points", "<ptr/>", "<ptr target='#a'/>"),
    ("described or pointed at: add", "<relatedItem/>", "<relatedItem target='#a'/>"),
    (
        "either described or pointed at",
        "<relatedItem target='#a'><bibl/></relatedItem>",
        "<relatedItem><bibl/></relatedItem>",
    ),
    ("a time between two", "<date when='1900' from='1900'/>", "<date from='1900' to='1901'/>"),
    ("when it began", "<date from='1900' notBefore='1900'/>", "<date notBefore='1900'/>"),
    ("when it ended", "<date to='1900' notAfter='1900'/>", "<app from='#a' to='#b'><lem/></app>"),
    (
        "the edition has a title",
        "<titleStmt><title> </title></titleStmt>",
        "<titleStmt><title>A</title></titleStmt>",
    ),
    ("how quotation marks were treated", "<quotation/>", "<quotation marks='all'/>"),
    (
        "from the top",
        "<refsDecl><citeStructure match='div'/></refsDecl>",
        "<refsDecl><citeStructure match='//div'/></refsDecl>",
    ),
    (
        "before its number",
        "<citeStructure><citeStructure match='p'/></citeStructure>",
        "<citeStructure><citeStructure match='p' delim='.'/></citeStructure>",
    ),
    (
        "from the outer one",
        "<citeStructure><citeStructure match='//p' delim='.'/></citeStructure>",
        "<citeStructure><citeStructure match='p' delim='.'/></citeStructure>",
    ),
]


@cache
def rules() -> isoschematron.Schematron:
    """Compile the rules with the processor that is part of lxml."""
    return isoschematron.Schematron(etree.parse(RULES), store_report=True)


def found(tei: str) -> list[str]:
    """Return what the rules say about *tei*, which stands in an element without rules."""
    return broken(etree.fromstring(f'<div xmlns="http://www.tei-c.org/ns/1.0">{tei}</div>'))


def broken(root: etree._Element) -> list[str]:
    """Return what the rules say about the document under *root*."""
    rules().validate(root)
    report = rules().validation_report
    texts = () if report is None else report.iter(f"{SVRL}text")
    return [" ".join("".join(text.itertext()).split()) for text in texts]


@pytest.mark.parametrize(("words", "wrong", "right"), CASES, ids=[case[0] for case in CASES])
def test_a_rule_finds_what_breaks_it(words: str, wrong: str, right: str) -> None:
    """What is wrong is said once; what is right is passed over."""
    assert [message for message in found(wrong) if words in message] != []
    assert found(right) == []


def test_every_rule_is_tried() -> None:
    """No assertion of the schema is without a case that breaks it."""
    tests = [*etree.parse(RULES).iter(f"{SCH}assert", f"{SCH}report")]

    assert [
        test.text
        for test in tests
        if not any(words in " ".join((test.text or "").split()) for words, _, _ in CASES)
    ] == []


def test_the_customisation_has_every_rule_once() -> None:
    """Each rule stands in the customisation, with the element or class it is about."""
    customisation = etree.parse(SCHEMA / "edition.odd")
    specified = customisation.iter("{http://www.tei-c.org/ns/1.0}constraintSpec")
    rules = etree.parse(RULES).iter(f"{SCH}rule")

    assert Counter(each.get("ident") for each in specified) == Counter(
        rule.get("id") for rule in rules
    )
