"""Own small schemas, each with documents that are right and documents that are not."""

import re

HEAD = 'xmlns="http://relaxng.org/ns/structure/1.0"'
XSD = 'datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"'

SCHEMAS: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "order": (
        (
            "<element name='a'><element name='b'><empty/></element>"
            "<zeroOrMore><element name='c'><text/></element></zeroOrMore></element>"
        ),
        ("<a><b/></a>", "<a> <b/>\n<c>x</c><c/></a>", "<a><!-- --><b/><?pi?></a>"),
        ("<a/>", "<a><c/><b/></a>", "<a>x<b/></a>", "<a><b/><b/></a>", "<b/>", "<a><b>x</b></a>"),
    ),
    "interleave": (
        (
            "<element name='a'><interleave><element name='b'><empty/></element><oneOrMore>"
            "<element name='c'><empty/></element></oneOrMore><text/></interleave></element>"
        ),
        ("<a><b/><c/></a>", "<a>x<c/>y<b/>z<c/></a>"),
        ("<a><b/></a>", "<a><c/><b/><b/></a>"),
    ),
    "interleave groups": (
        (
            "<element name='a'><interleave><group><element name='b'><empty/></element>"
            "<element name='c'><empty/></element></group><group><element name='d'><empty/></element>"
            "<element name='e'><empty/></element></group></interleave></element>"
        ),
        ("<a><b/><d/><c/><e/></a>", "<a><d/><e/><b/><c/></a>"),
        ("<a><c/><b/><d/><e/></a>", "<a><b/><d/><e/></a>"),
    ),
    "mixed": (
        (
            "<element name='a'><mixed><optional><element name='b'><empty/></element></optional>"
            "</mixed></element>"
        ),
        ("<a>x<b/>y</a>", "<a/>", "<a>x</a>"),
        ("<a><b/><b/></a>",),
    ),
    "attributes": (
        (
            "<element name='a'><attribute name='x'/><optional><attribute name='y'>"
            "<value>1</value></attribute></optional></element>"
        ),
        ("<a x=''/>", "<a x='q' y=' 1 '/>", "<a y='1' x=''> </a>"),
        ("<a/>", "<a x='' y='2'/>", "<a x='' z=''/>", "<a x=''>t</a>"),
    ),
    "attribute choice": (
        (
            "<element name='a'><choice><group><attribute name='x'/><element name='b'><empty/>"
            "</element></group><group><attribute name='y'/><text/></group></choice></element>"
        ),
        ("<a x=''><b/></a>", "<a y=''>t</a>", "<a y=''/>"),
        ("<a x=''>t</a>", "<a y=''><b/></a>", "<a/>", "<a x='' y=''/>"),
    ),
    "attribute cluster": (
        (
            "<element name='a'><choice><attribute name='x'/><group><attribute name='y'/>"
            "<attribute name='z'/></group></choice><attribute name='n'/></element>"
        ),
        ("<a n='' x=''/>", "<a z='' y='' n=''/>"),
        ("<a n=''/>", "<a n='' y=''/>", "<a n='' x='' y=''/>", "<a n='' x='' y='' z=''/>"),
    ),
    "any attribute": (
        (
            "<element name='a'><zeroOrMore><attribute><anyName><except><name>no</name><nsName "
            "ns='urn:n'/></except></anyName><text/></attribute></zeroOrMore></element>"
        ),
        ("<a/>", "<a x='' y=''/>", "<a xmlns:p='urn:q' p:x='' xml:id='i'/>"),
        ("<a no=''/>", "<a xmlns:p='urn:n' p:x=''/>"),
    ),
    "any element": (
        (
            "<grammar><start><ref name='any'/></start><define name='any'><element><anyName><except>"
            "<nsName ns='urn:n'/><name ns=''>no</name></except></anyName><zeroOrMore><choice>"
            "<attribute><anyName/></attribute><text/><ref name='any'/></choice></zeroOrMore>"
            "</element></define></grammar>"
        ),
        ("<x y=''>t<z/></x>", "<x xmlns='urn:q'><no/></x>"),
        ("<no/>", "<x><no/></x>", "<x xmlns='urn:n'/>", "<x><p:y xmlns:p='urn:n'/></x>"),
    ),
    "namespace": (
        (
            "<element name='a' ns='urn:n'><attribute name='x'/><element name='b'><attribute name='y' "
            "ns='urn:m'/></element></element>"
        ),
        ("<a xmlns='urn:n' x=''><b xmlns:m='urn:m' m:y=''/></a>",),
        (
            "<a x=''><b/></a>",
            "<a xmlns='urn:n' x=''><b y=''/></a>",
            "<n:a xmlns:n='urn:n' n:x=''><n:b xmlns:m='urn:m' m:y=''/></n:a>",
        ),
    ),
    "two declarations of one name": (
        (
            "<element name='a'><choice><group><element name='b'><value>1</value></element>"
            "<element name='c'><empty/></element></group><group><element name='b'><value>2</value>"
            "</element><element name='d'><empty/></element></group></choice></element>"
        ),
        ("<a><b>1</b><c/></a>", "<a><b>2</b><d/></a>"),
        ("<a><b>1</b><d/></a>", "<a><b>2</b><c/></a>", "<a><b>3</b><c/></a>"),
    ),
    "two declarations, by attribute": (
        (
            "<element name='a'><oneOrMore><choice><element name='b'><attribute name='t'><value>1"
            "</value></attribute><text/></element><element name='b'><attribute name='t'><value>2"
            "</value></attribute><element name='c'><empty/></element></element></choice></oneOrMore>"
            "</element>"
        ),
        ("<a><b t='1'>x</b><b t='2'><c/></b></a>",),
        ("<a><b t='2'>x</b></a>", "<a><b t='1'><c/></b></a>", "<a><b t='3'/></a>"),
    ),
    "list": (
        (
            f"<element name='a' {XSD}><list><data type='int'/><zeroOrMore><choice><value>x</value>"
            "<value>y</value></choice></zeroOrMore></list></element>"
        ),
        ("<a>1</a>", "<a> 1 x\ny </a>", "<a>-2 x</a>"),
        ("<a/>", "<a>x 1</a>", "<a>1 2</a>", "<a>1 z</a>"),
    ),
    "data or elements": (
        (
            f"<element name='a' {XSD}><choice><data type='int'/><element name='b'><empty/></element>"
            "</choice></element>"
        ),
        ("<a>1</a>", "<a> <b/> </a>", "<a>\n1</a>"),
        ("<a/>", "<a>1<b/></a>", "<a>x</a>", "<a><b/>1</a>"),
    ),
    "except": (
        (
            f"<element name='a' {XSD}><data type='NCName'><except><choice><value>no</value>"
            "<value>never</value></choice></except></data></element>"
        ),
        ("<a>yes</a>", "<a> not </a>"),
        ("<a>no</a>", "<a> never </a>", "<a>1</a>"),
    ),
    "built-in types": (
        (
            "<element name='a'><choice><value type='string'> x </value><value type='token'>a b"
            "</value><value/></choice></element>"
        ),
        ("<a> x </a>", "<a>a\n  b</a>", "<a/>", "<a> </a>"),
        ("<a>x</a>", "<a>ab</a>"),
    ),
    "combined": (
        (
            "<grammar><start><ref name='r'/></start><define name='r'><element name='r'><ref name='c'/>"
            "</element></define><define name='c' combine='choice'><element name='a'><empty/></element>"
            "</define><define name='c' combine='choice'><element name='b'><empty/></element></define>"
            "</grammar>"
        ),
        ("<r><a/></r>", "<r><b/></r>"),
        ("<r/>", "<r><a/><b/></r>"),
    ),
    "nested grammar": (
        (
            "<grammar><start><ref name='x'/></start><define name='x'><element name='a'><grammar><start>"
            "<choice><ref name='x'/><parentRef name='x'/></choice></start><define name='x'><element "
            "name='b'><empty/></element></define></grammar></element></define></grammar>"
        ),
        ("<a><b/></a>", "<a><a><b/></a></a>"),
        ("<a/>", "<a><a/></a>"),
    ),
    "recursive": (
        (
            "<grammar><start><ref name='s'/></start><define name='s'><element name='s'><optional>"
            "<ref name='s'/></optional><attribute name='n'/></element></define></grammar>"
        ),
        ("<s n=''/>", "<s n=''><s n=''/></s>"),
        ("<s n=''><s/></s>", "<s n=''><s n=''/><s n=''/></s>"),
    ),
    "nothing": (
        (
            "<element name='a'><choice><notAllowed/><element name='b'><notAllowed/></element><empty/>"
            "</choice></element>"
        ),
        ("<a/>",),
        ("<a><b/></a>",),
    ),
    "ids": (
        (
            f"<element name='a' {XSD}><oneOrMore><element name='b'><attribute name='id'><data type='ID'"
            "/></attribute><optional><attribute name='to'><data type='IDREF'/></attribute></optional>"
            "<optional><attribute name='all'><data type='IDREFS'/></attribute></optional></element>"
            "</oneOrMore></element>"
        ),
        ("<a><b id='x'/><b id='y' to='x'/></a>", "<a><b id='x' all=' y x '/><b id='y'/></a>"),
        (
            "<a><b id='x'/><b id=' x '/></a>",
            "<a><b id='x' to='y'/></a>",
            "<a><b id='x' all='x y'/></a>",
            "<a><b id='1'/></a>",
        ),
    ),
    "qualified names": (
        (
            f"<element name='a' {XSD} xmlns:p='urn:n'><choice><value type='QName'>p:x</value>"
            "<value type='QName' ns=''>y</value></choice></element>"
        ),
        ("<a xmlns:q='urn:n'>q:x</a>", "<a>y</a>"),
        ("<a xmlns:p='urn:m'>p:x</a>", "<a>x</a>", "<a>q:x</a>"),
    ),
    "repeated choice of optional parts": (
        (
            "<element name='a'><oneOrMore><choice><empty/><element name='b'><empty/></element>"
            "</choice></oneOrMore><optional><element name='c'><empty/></element></optional></element>"
        ),
        ("<a/>", "<a><b/><b/><c/></a>", "<a><c/></a>"),
        ("<a><c/><b/></a>", "<a>x</a>"),
    ),
}

LEXICAL: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "boolean": (("true", " 0 "), ("TRUE", "yes", "")),
    "decimal": (("1", "-1.50", "+.5", "1."), ("1e3", "", "1 2", ".")),
    "integer": (("0", "-007", "+1"), ("1.0", "", "--1")),
    "nonNegativeInteger": (("0", "+3", "-0"), ("-1", "1.0")),
    "positiveInteger": (("1",), ("0", "-1")),
    "negativeInteger": (("-1",), ("0",)),
    "byte": (("127", "-128"), ("128", "-129")),
    "unsignedByte": (("255",), ("256", "-1")),
    "long": (("9223372036854775807",), ("9223372036854775808",)),
    "double": (("1", "1e3", "-INF", "NaN", ".5E-2"), ("+INF", "nan", "1e", "")),
    "float": (("1", "INF"), ("inf", "e3")),
    "date": (
        (
            "1917-11-07",
            "2000-02-29",
            "-0044-03-15",
            "12000-01-01",
            "1917-11-07Z",
            "2001-01-01+14:00",
        ),
        ("1917-13-01", "1900-02-29", "0000-01-01", "17-1-1", "1917-11-07T", "2001-01-01+14:01"),
    ),
    "gYear": (("1917", "-0001", "1917Z", "01917"[1:]), ("17", "0000", "01917")),
    "gYearMonth": (("1917-11",), ("1917-13", "1917")),
    "gMonthDay": (("--02-29", "--12-31"), ("--02-30", "--13-01", "02-29")),
    "gDay": (("---31", "---01Z"), ("---32", "--31")),
    "gMonth": (("--12",), ("--13", "---12")),
    "time": (("21:40:00.5", "00:00:00Z"), ("24:00:00", "24:00:01", "21:40", "25:00:00")),
    "dateTime": (
        ("1917-11-07T21:40:00", "2000-01-01T00:00:00Z"),
        ("2000-01-01T24:00:00Z", "1917-11-07 21:40:00", "x"),
    ),
    "duration": (("P1Y", "-PT2.5S", "P1Y2M3DT4H5M6S"), ("P", "P1YT", "1Y", "P1S")),
    "language": (("en", "grc-Latn", "x-klingon"), ("en_GB", "toolonglanguage", "")),
    "Name": (("a:b", "_x", "é"), ("1a", "a b", "")),
    "NCName": (("a-b.c", "_"), ("a:b", "-a", "")),
    "NMTOKEN": (("1a", "-a:b"), ("a b", "", "é è")),
    "NMTOKENS": (("a 1 -", "x"), ("", " ")),
    "anyURI": (
        ("", "a b", "http://example.org/é", "#x", "%20", "a:b", "a/b:c:d", "x#:y"),
        ("%zz", "a#b#c", ":x", "1a:b", "a:", "é:x", "http://a/%2"),
    ),
    "hexBinary": (("", "0aFF"), ("0", "0g")),
    "base64Binary": (("", "QUJD", "QUI=", "Q Q = ="), ("Q", "QUJ", "Q===")),
    "string": (("", " any "), ()),
    "token": (("", " a  b "), ()),
}

PARAMETERS: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("token", "pattern=\\S+", ("a", "é—", "a\u00a0b"), ("", "a b")),
    (
        "token",
        "pattern=[^\\p{C}\\p{Z}]+",
        ("a", "—", "\U0001f600"),
        ("", "a b", "a\u00a0b"),
    ),
    ("token", "pattern=(\\p{L}|\\p{N}|\\p{P}|\\p{S})+", ("aé1—$", "ж"), ("a b", "a\u00a0")),
    ("token", "pattern=\\p{IsGreek}+", ("λόγος",), ("logos", "слово", "ἀρχή")),
    ("token", "pattern=\\p{IsGreekExtended}", ("ἀ",), ("α",)),
    ("token", "pattern=\\P{IsCyrillic}+", ("logos",), ("слово",)),
    ("token", "pattern=[\\p{IsLatin-1Supplement}]+", ("é",), ("e",)),
    ("token", "pattern=[a-z-[aeiou]]+", ("bcd",), ("abc", "B")),
    ("token", "pattern=\\i\\c*", ("a:b", "_1"), ("1a", "-")),
    ("token", "pattern=^a$", ("^a$",), ("a",)),
    ("token", "pattern=\\d{2,3}", ("12", "٣٤"), ("1", "1234")),
    ("token", "pattern=[\\w.]+", ("a.b", "é"), ("a-b", "a b")),
    ("token", "pattern=a.c", ("abc", "a c"), ("ac",)),
    ("string", "maxLength=3", ("", "abc", "\U0001f600\U0001f600\U0001f600"), ("abcd",)),
    ("token", "minLength=1", ("a",), ("", "  ")),
    ("NMTOKENS", "length=2", ("a b",), ("a", "a b c")),
    ("hexBinary", "length=2", ("00ff",), ("00",)),
    ("int", "minInclusive=0;maxExclusive=10", ("0", "9"), ("-1", "10")),
    ("double", "minInclusive=0;maxInclusive=1", ("0", "1.0", "5e-1"), ("1.1", "-0.1")),
    ("date", "minInclusive=1900-01-01", ("1900-01-01", "2000-05-05"), ("1899-12-31",)),
    ("decimal", "totalDigits=3;fractionDigits=1", ("12.3", "012.3"), ("12.30", "12.34", "1234")),
)


def schema(text: str) -> bytes:
    """Return the schema *text* with the namespace of RELAX NG on its outermost element."""
    return re.sub(r"^<(\w+)", rf"<\1 {HEAD}", text).encode()


def typed(name: str, parameters: str = "", element: str = "a") -> str:
    """Return the declaration of an element whose attribute ``v`` has a datatype."""
    params = "".join(
        "<param name='{}'>{}</param>".format(*one.split("=", 1))
        for one in parameters.split(";")
        if one
    )
    return (
        f"<element name='{element}' {XSD}><attribute name='v'><data type='{name}'>{params}</data>"
        "</attribute></element>"
    )


def valued(value: str, element: str = "a") -> bytes:
    """Return a document with *value* in its attribute ``v``."""
    escaped = value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return f'<{element} v="{escaped}"/>'.encode()


def rooted(content: str) -> str:
    """Return the declaration of an element ``a`` that holds *content*."""
    return f"<element name='a'>{content}</element>"


ANY, B = "<attribute><anyName/></attribute>", "<element name='b'><empty/></element>"
X, TOKEN = "<attribute name='x'/>", "<data type='token'/>"

REFUSED: dict[str, str] = {
    "the attribute 'x' cannot stand in an attribute": rooted(
        f"<attribute name='y'><group>{X}<text/></group></attribute>"
    ),
    "the element 'b' cannot stand in an attribute": rooted(f"<attribute name='y'>{B}</attribute>"),
    "a group that repeats": rooted(f"<oneOrMore><group>{X}{B}</group></oneOrMore>"),
    "text cannot stand in a <list>": rooted("<list><text/></list>"),
    "<interleave> cannot stand in a <list>": rooted(
        f"<list><interleave>{TOKEN}<value>v</value></interleave></list>"
    ),
    "<empty> cannot stand in the <except>": rooted(
        "<data type='token'><except><empty/></except></data>"
    ),
    "text cannot stand outside of every element": f"<choice><text/>{B}</choice>",
    "<oneOrMore> cannot stand outside": f"<oneOrMore>{B}</oneOrMore>",
    "a value stands beside other content": rooted(f"<group>{B}{TOKEN}</group>"),
    "a value stands beside": rooted(f"<oneOrMore>{TOKEN}</oneOrMore>"),
    "in the element 'a': the attribute 'x' can come twice": rooted(
        f"<group>{X}<optional>{X}</optional></group>"
    ),
    "'x' can come twice": rooted(f"<interleave>{X}<oneOrMore>{ANY}</oneOrMore></interleave>"),
    "attributes of any name must be allowed to repeat": rooted(f"<optional>{ANY}</optional>"),
    "text stands in two parts of one <interleave>": rooted(
        f"<interleave><text/><mixed>{B}</mixed></interleave>"
    ),
    "the element 'b' stands in two parts": rooted(
        f"<interleave>{B}<optional>{B}</optional></interleave>"
    ),
    "element 'b' stands in two parts of one": rooted(
        f"<interleave>{B}<element><anyName/><empty/></element></interleave>"
    ),
}
"""Schemas that RELAX NG forbids (section 7), by what is said of them."""

ALLOWED: dict[str, str] = {
    "the one excludes the other": rooted(f"<choice>{X}<group>{X}{B}</group></choice>"),
    "what is impossible is not there": rooted(
        f"<group>{X}<choice>{B}<group>{X}<notAllowed/></group></choice></group>"
    ),
    "nothing repeats": rooted("<oneOrMore><empty/></oneOrMore>"),
    "other names": rooted(
        f"<group>{X}<zeroOrMore><attribute><anyName><except><name>x</name></except></anyName>"
        "</attribute></zeroOrMore></group>"
    ),
    "a value or words": rooted(f"<choice>{TOKEN}<text/></choice>"),
    "a list of several": rooted(
        f"<list><oneOrMore><group>{TOKEN}{TOKEN}</group></oneOrMore></list>"
    ),
    "elements mixed with others": rooted(
        f"<interleave>{B}<element><nsName ns='n'/><empty/></element><text/></interleave>"
    ),
}
"""Schemas that come near to what is forbidden."""
