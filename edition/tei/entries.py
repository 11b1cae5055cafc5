"""Own the small parts of what is encoded: the page that ends an entry, the role of a person, signs.

The children of a rule are XML texts; what stands between tags is told from elements by their first
character.
"""

import re

LEADER = re.compile(
    r"(?P<leader>(?:[ \t\xa0]{2,}|\t|[ \xa0]*\.(?:[ \xa0]?\.){2,}|…)[ \t\xa0.…]*)"
    r"(?P<page>\d{1,4}|[ivxlc]{1,7})(?P<stop>\.?[ \t\xa0]*)\Z"
)
"""What leads from an entry to its page, and the page."""
ROLE_ENDS = re.compile(r"[,.;:(—]|--|[ \xa0]-[ \xa0]|\t|[ \xa0]{2,}|&#x2014;")
"""Where the name of a person ends, and the description begins."""
TITLE = re.compile(
    r"(?:\A|[ \xa0])(?:[Mm]r?s?|[Dd]r|[Ss]t|[^\W\d_]|[Rr]ev|[Cc]apt|[Mm]me|[Mm]lle)\Z"
)
"""An abbreviation, whose full stop ends no name: Mr., J."""


def part_page(children: list[str]) -> None:
    """Part the page that ends an entry from it, and what leads to the page."""
    at = len(children) - 2
    text = children[at] if at > 0 and isinstance(children[at], str) else ""
    found = None if text.startswith("<") else LEADER.search(text)
    if found and (found.start() or at > 1):
        leader = f'<seg type="leader">{found["leader"]}</seg>'
        page = f'<ref type="page">{found["page"]}</ref>{found["stop"]}'
        children[at : at + 1] = [text[: found.start()], leader, page]


def part_role(children: list[str]) -> None:
    """Part who is a person of a play from what is said of them."""
    for at in range(1, len(children) - 1):
        end = -1 if children[at].startswith("<") else _role_end(children[at], begins=at == 1)
        if end >= 0:
            role = [*children[1:at], children[at][:end]]
            said = [children[at][end:], *children[at + 1 : -1]]
            break
    else:
        role, said = children[1:-1], []
    described = (
        f"<roleDesc>{''.join(said)}</roleDesc>"
        if "".join(said).strip(" \t\r.,;:")
        else "".join(said)
    )
    children[1:-1] = [f"<role>{''.join(role)}</role>", described]


def _role_end(text: str, *, begins: bool) -> int:
    """Return where the name of a role ends in *text*, -1 if it does not."""
    for found in ROLE_ENDS.finditer(text):
        if begins and not text[: found.start()].strip():
            continue
        if found[0] == "." and TITLE.search(text[: found.start()]):
            continue
        return found.start()
    return -1


SIDENOTE = re.compile(r"\[(?:<[^<>]*>_</[^<>]*>)?[^<>\[\]:.]{1,20}[:.][ \xa0]?")
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
