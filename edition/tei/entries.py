"""Own the parts of an entry in a list: the page that ends it, the role of a person of a play.

The children of an entry are XML texts; what stands between tags is told from elements by their
first character.
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
