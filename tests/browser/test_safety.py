"""Hostile TEI in a real browser: nothing runs, nothing is asked of the network."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Page

from edition.html import render

pytestmark = pytest.mark.slow
Opener = Callable[..., Page]
RECOVER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, recover=True)
HOSTILE = """<p onclick="alert(1)" style="background:url(https://evil.example/a)">x
<script>alert(2)</script><h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(3)</h:script>
<h:img xmlns:h="http://www.w3.org/1999/xhtml" src="https://evil.example/b" onerror="alert(4)"/>
<ref target="javascript:alert(5)">a</ref> <ref target="java&#10;script:alert(6)">b</ref>
<ref target="data:text/html,&lt;script&gt;alert(7)&lt;/script&gt;">c</ref>
<![CDATA[<img src=x onerror=alert(8)></div></main><script>alert(9)</script>]]>
<graphic url="https://evil.example/c.png"/><graphic url="javascript:alert(10)"/>
<svg xmlns="http://www.w3.org/2000/svg" onload="alert(11)"><script>alert(12)</script></svg>
<choice><sic>a</sic><corr resp="#&quot;&gt;&lt;script&gt;alert(13)&lt;/script&gt;">b</corr></choice>
<note n="&lt;img src=x onerror=alert(14)&gt;">&lt;img src=x onerror=alert(15)&gt;</note>
</p><p xml:id="edition:popup">y</p><p xml:id="location">z</p>
<pb n="1" facs="https://evil.example/d.jpg"/>"""


def test_a_hostile_document_does_nothing(open_page: Opener, tmp_path: Path) -> None:
    """Every link and sign of a page full of attacks is clicked, and nothing happens."""
    path = tmp_path / "hostile.html"
    tei = f"<TEI><text><body><div><head>h</head>{HOSTILE}</div></body></text></TEI>"
    path.write_text(render(etree.fromstring(tei, RECOVER)), "utf-8")
    page = open_page(path)
    page.keyboard.press("m")
    for link in page.locator(".text :is(a[href^='#'], a:not([href]))").all():
        if link.is_visible():
            link.click()
            page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("alert")
    page.wait_for_selector(".results li")

    assert page.complaints == []


def test_the_policy_stops_what_a_template_lets_through(
    open_page: Opener, edition_file: Path, tmp_path: Path
) -> None:
    """Even a script that found its way into the page does not run."""
    path = tmp_path / "injected.html"
    html = edition_file.read_text("utf-8")
    attack = (
        "<script>document.title = 'taken'</script><p onclick=\"document.title = 'taken'\">x</p>"
    )
    path.write_text(re.sub(r'(<div class="text"[^>]*>)', rf"\1{attack}", html, count=1), "utf-8")
    page = open_page(path)
    page.locator("p[onclick]").click()

    assert page.title() == "A Miscellany, Ann Author"
