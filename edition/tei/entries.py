"""Own the small parts of what is encoded: the page that ends an entry, the role of a person, signs.

The children of a rule are XML texts; what stands between tags is told from elements by having none.
"""

import re

from edition.patterns import rare

LEADER = rare(
    r"(?P<leader>(?:[ \t\xa0]{2,}|\t|[ \xa0]*\.(?:[ \xa0]?\.){2,}|…)[ \t\xa0.…]*)"
    r"(?P<page>\d{1,4}|[ivxlc]{1,7})(?P<stop>\.?[ \t\xa0]*)\Z"
)
"""What leads from an entry to its page, and the page."""
ROLE_ENDS = rare(r"&[#\w]+;|[,.;:(—]|--|[ \xa0]-[ \xa0]|\t|[ \xa0]{2,}")
"""Where the name of a person ends, and the description begins."""
TITLE = rare(r"(?:\A|[ \xa0])(?:mr?s?|dr|st|[^\W\d_]|rev|capt|mme|mlle|hon)\Z", re.IGNORECASE)
"""An abbreviation, whose full stop ends no name: Mr., J."""
BETWEEN = rare(r"[\s,.;:—-]*")
"""What stands between a name and its description."""


def part_page(children: list[str]) -> None:
    """Part the page that ends an entry, or its first line, from it, and what leads to the page.

    The first child is no text, but tells which entry this is.
    """
    _join_texts(children)
    for at in range(1, len(children) - 1):
        ends = at == len(children) - 2 or children[at + 1].endswith("<lb/>")
        if not ends or "<" in children[at]:
            continue
        found = LEADER.search(children[at])
        if found and (found.start() or at > 1):
            before = children[at][: found.start()]
            leader = f'<seg type="leader">{found["leader"]}</seg>'
            page = f'<ref type="page">{found["page"]}</ref>{found["stop"]}'
            children[at : at + 1] = [before, leader, page]
            return


def part_role(children: list[str]) -> None:
    """Part who is a person of a play from what is said of them (TEI P5 DRFAB)."""
    _join_texts(children)
    for at in range(1, len(children) - 1):
        end = -1 if "<" in children[at] else _role_end(children[at], begins=at == 1)
        if end >= 0:
            role = "".join([*children[1:at], children[at][:end]])
            rest = children[at][end:]
            between = BETWEEN.match(rest)[0]  # type: ignore[index]  # it matches nothing, too
            said = "".join([rest[len(between) :], *children[at + 1 : -1]])
            break
    else:
        role, between, said = "".join(children[1:-1]), "", ""
    described = f"<roleDesc>{said}</roleDesc>" if said.strip() else said
    children[1:-1] = [f"<role>{role}</role>{between}{described}"]


def _join_texts(children: list[str]) -> None:
    """Let texts that follow each other be one: dots that lead to a page are many."""
    for at in range(len(children) - 2, 1, -1):
        if "<" not in children[at] + children[at - 1]:
            children[at - 1 : at + 1] = [children[at - 1] + children[at]]


def _role_end(text: str, *, begins: bool) -> int:
    """Return where the name of a role ends in *text*, -1 if it does not."""
    for found in ROLE_ENDS.finditer(text):
        if found[0].startswith("&") or (begins and not text[: found.start()].strip()):
            continue
        before = text[: found.start()]
        if before.count("(") > before.count(")") or (found[0] == "." and TITLE.search(before)):
            continue
        return found.start()
    return -1


SIDENOTE = rare(r"\[(?:<[^<>]*>_</[^<>]*>)?[^<>\[\]:.]{1,20}[:.][ \xa0]?")
"""What begins a note in the margin: [Sidenote: """


def line_end(printed: str, *, parted: bool) -> str:
    """Encode a hyphen and the line end after it, within a word (TEI P5 CORS5).

    The hyphen is weak if only the line end brought it. White space beside the line end is none
    of the word.
    """
    before, found, after = printed.partition("<lb/>")
    if not found:
        return printed
    force = "weak" if parted else "strong"
    hyphen = f'<pc type="hyphen" force="{force}">{before[:1]}</pc>'
    return f'{hyphen}{_space(before[1:])}<lb break="no"/>{_space(after)}'


def _space(printed: str) -> str:
    return f'<seg type="line-end">{printed}</seg>' if printed else ""


def looking(printed: str, look: str) -> str:
    """Encode words that signs say have a *look*; the signs are marks, not words."""
    opening, closing = ("^{", "}") if printed.startswith("^{") else (printed[0], printed[0])
    inner = printed.removeprefix(opening)
    last = ""
    if look != "superscript" or closing == "}":
        inner = inner[: -len(closing)]
        last = f'<metamark function="{look}">{closing}</metamark>'
    return f'<hi rend="{look}"><metamark function="{look}">{opening}</metamark>{inner}{last}</hi>'


def part_sidenote(printed: str) -> str:
    """Part what says that a note stands in the margin from its words."""
    begins = SIDENOTE.match(printed)
    if not begins or not printed.endswith("]"):
        return printed
    mark = '<metamark function="margin">'
    inner = printed[begins.end() : -1]
    return f"{mark}{begins[0]}</metamark>{inner}{mark}]</metamark>"
