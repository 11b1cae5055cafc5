"""Hostile TEI gives a harmless page: nothing in it can run, load or leave its place."""

import re
from collections.abc import Callable

import pytest
import tinyhtml5
from lxml import etree

from edition.html import Settings, render
from edition.messages import EditionError

Maker = Callable[..., str]
SCRIPT = "alert(1)"
BODIES = [
    f"<p>&lt;script&gt;{SCRIPT}&lt;/script&gt;</p>",
    f"<p><script>{SCRIPT}</script></p>",
    f"<p><![CDATA[</article></main><script>{SCRIPT}</script>]]></p>",
    f'<p><h:script xmlns:h="http://www.w3.org/1999/xhtml">{SCRIPT}</h:script></p>',
    '<p><h:img xmlns:h="http://www.w3.org/1999/xhtml" src="x" onerror="alert(1)"/></p>',
    '<p><h:iframe xmlns:h="http://www.w3.org/1999/xhtml" src="https://evil.example"/></p>',
    (
        f'<figure><svg xmlns="http://www.w3.org/2000/svg" onload="{SCRIPT}"><script>{SCRIPT}'
        "</script></svg></figure>"
    ),
    (
        '<p><math xmlns="http://www.w3.org/1998/Math/MathML"><mi href="javascript:alert(1)">x</mi>'
        "</math></p>"
    ),
    '<p onclick="alert(1)" onmouseover="alert(1)">x</p>',
    '<p style="background:url(https://evil.example/x)">x</p>',
    '<p rend="italic&quot; onclick=&quot;alert(1)">x</p>',
    '<p rendition="#x&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;">x</p>',
    '<p rend="background:url(javascript:alert(1))">x</p>',
    '<p><ref target="javascript:alert(1)">x</ref></p>',
    '<p><ref target="JaVaScRiPt:alert(1)">x</ref></p>',
    '<p><ref target=" &#10;javascript:alert(1)">x</ref></p>',
    '<p><ref target="java&#10;script:alert(1)">x</ref></p>',
    '<p><ref target="java&#9;script:alert(1)">x</ref></p>',
    '<p><ref target="vbscript:msgbox(1)">x</ref></p>',
    '<p><ref target="data:text/html,&lt;script&gt;alert(1)&lt;/script&gt;">x</ref></p>',
    '<p><ref target="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">x</ref></p>',
    '<p><ref target="file:///etc/passwd">x</ref></p>',
    '<p><ref target="//evil.example/x">x</ref></p>',
    '<p><ref target="\\\\evil.example\\x">x</ref></p>',
    '<p><ref target="https://a.example&quot; onclick=&quot;alert(1)">x</ref></p>',
    '<p><ref target="blob:https://evil.example/1">x</ref></p>',
    '<p><ptr target="javascript:alert(1)"/></p>',
    '<pb n="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;" facs="javascript:alert(1)"/>',
    '<pb facs="https://evil.example/x.jpg" n="1"/>',
    '<figure><graphic url="javascript:alert(1)"/></figure>',
    '<figure><graphic url="https://evil.example/track.gif"/></figure>',
    '<figure><graphic url="data:image/svg+xml,&lt;svg onload=alert(1)&gt;"/></figure>',
    '<figure><media url="https://evil.example/x.mp4" mimeType="video/mp4"/></figure>',
    "<figure><binaryObject>PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==</binaryObject></figure>",
    '<p xml:id="edition:text">x</p>',
    '<p xml:id="x&quot; onclick=&quot;alert(1)">x</p>',
    '<p xml:id="a b">x</p><p xml:id="a b">y</p>',
    '<p xml:id="same">x</p><p xml:id="same">y</p>',
    '<p xml:id="location">x</p><p xml:id="localStorage">y</p><p xml:id="document">z</p>',
    '<p xml:lang="en&quot;&gt;&lt;script&gt;">x</p>',
    '<table><row><cell cols="9999999999" rows="&quot; onload=&quot;x">x</cell></row></table>',
    '<p type="&quot;&gt;&lt;img src=x onerror=alert(1)&gt;">x</p>',
    '<note n="&lt;script&gt;alert(1)&lt;/script&gt;">x</note>',
    '<app><lem wit="#&lt;script&gt;">a</lem><rdg wit="#&lt;img/src=x&gt;">b</rdg></app>',
    '<p><choice><sic>a</sic><corr resp="#&quot;&gt;&lt;script&gt;">b</corr></choice></p>',
    "<head>{{ 7 * 7 }}{% raw %}</head><p>{{ page.policy }}</p>",
    "<head>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;</head>",
    "<div>" * 120 + "<p>deep</p>" + "</div>" * 120,
    "<q>" * 300 + "deep" + "</q>" * 300,
    "<p>" + "<note>n</note>" * 300 + "</p>",
    "<p>&#x202E;reversed&#x202C; &#x85; &#x2028; &#xFEFF; &#x80;</p>",
    '<p xml:base="https://evil.example/"><ref target="x.html">y</ref></p>',
]
EVENTS = re.compile(r"^on", re.IGNORECASE)
LOADS = {"src", "srcset", "poster", "background", "data", "action", "formaction", "ping"}


def dangers(html: str) -> list[str]:
    """Return what in *html* could run or load something, as a browser would parse it."""
    root = tinyhtml5.parse(re.sub("@font-face.*", "", html), namespace_html_elements=False)
    found: list[str] = []
    scripts = 0
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        name = element.tag.rpartition("}")[2]
        if name == "script":
            scripts += 1
        if name in {"iframe", "object", "embed", "base", "svg", "math", "frame", "applet", "video"}:
            found.append(name)
        for attribute, value in element.attrib.items():
            if EVENTS.match(attribute) or attribute in {*LOADS, "style"}:
                found.append(f"{name} {attribute}")
            if attribute == "href" and _runs(name, value):
                found.append(f"{name} href {value[:40]}")
    return found + (["script"] if scripts != 2 else [])  # linked data, and the page's own


def _runs(name: str, value: str) -> bool:
    scheme = re.match(r"[\s\x00-\x20]*([a-z]+):", value, re.IGNORECASE)
    if value.startswith("data:application/gzip;base64,") and name == "a":
        return False
    return bool(scheme) and scheme[1].lower() not in {"http", "https", "mailto"}


@pytest.mark.parametrize("body", BODIES, ids=lambda body: body[:40])
def test_nothing_runs_and_nothing_loads(page: Maker, body: str) -> None:
    """Whatever a document holds, its page has no script, handler, frame or load of its own."""
    assert dangers(page(body)) == []


@pytest.mark.parametrize(
    "title",
    ["</title><script>alert(1)</script>", "</script><script>alert(1)</script>", "--><!--", "{{x}}"],
)
def test_a_hostile_header_stays_words(title: str) -> None:
    """A title is words in the head, in the linked data and in the citation alike."""
    root = etree.fromstring(
        "<TEI><teiHeader><fileDesc><titleStmt><title/><author/></titleStmt></fileDesc></teiHeader>"
        "<text><body><p>x</p></body></text></TEI>"
    )
    for element in root.iter("title", "author"):
        element.text = title

    assert dangers(render(root)) == []


def test_the_policy_allows_the_pages_own_script_alone(page: Maker) -> None:
    """Script and style are named by their digests; nothing else may run or be fetched."""
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', page("<p>x</p>"))

    assert policy.startswith("default-src &#39;none&#39;; script-src &#39;sha256-")
    assert "unsafe" not in policy


def test_ids_of_the_page_are_out_of_reach(page: Maker) -> None:
    """No xml:id can take the place of an anchor that the script looks for."""
    html = page('<p xml:id="edition:search">x</p><p xml:id="e:0">y</p>')

    assert (html.count('id="edition:search"'), html.count('id="e:0"')) == (1, 0)


def test_a_picture_is_embedded_only_when_it_is_one(page: Maker) -> None:
    """Bytes that begin like a bitmap are shown; a drawing that could hold a script is not."""
    png = b"\x89PNG\r\n\x1a\n" + b"0" * 20
    body = '<figure><graphic url="a.png"/></figure><figure><graphic url="b.svg"/></figure>'
    html = page(body, Settings(images={"a.png": png, "b.svg": b"<svg onload='alert(1)'/>"}))

    assert (html.count("<img"), "data:image/png;base64," in html, "svg+xml" in html) == (
        1,
        True,
        False,
    )


def test_a_style_sheet_cannot_end_itself(page: Maker) -> None:
    """A project's style sheet that closes its element is refused."""
    with pytest.raises(EditionError, match="</style") as caught:
        page("<p>x</p>", Settings(style="a{}</STYLE><script>alert(1)</script>"))
    assert caught.value.messages[0].code == "H016"
