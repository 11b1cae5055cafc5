"""Own the proof of a part: every word of its markup is printed, and every note on its page."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from edition.messages import EditionError, Message
from edition.typeset.engine import Part

HYPHENS = str.maketrans("", "", "-\u2010\u00ad")
EXCERPT = 40


def prove(html: str, part: Part) -> None:
    """Compare what was to be printed with what stands on the pages.

    Letters are compared, without white space, and without hyphens, since a line may end in one.

    Raises:
        EditionError: T007 words, T008 notes of the text are not on its pages.
    """
    if part.pages and not part.text:
        return  # the plain engine tells nothing of its lines, and says so
    root = ET.fromstring(html)  # noqa: S314 -- written by our own templates
    wanted = _letters("".join(_text(root)))
    found = _letters("".join(line for page in part.text for line in page))
    if wanted != found:
        place = next(
            (index for index, (a, b) in enumerate(zip(wanted, found, strict=False)) if a != b),
            min(len(wanted), len(found)),
        )
        text = f"the pages lack or change words after “…{wanted[max(0, place - EXCERPT) : place]}”"
        raise EditionError(Message("T007", text, hint="please report this text to the developers"))
    notes = {_name(note): _letters("".join(note.itertext())) for note in root.iter("note")}
    lemmata = {_name(note): note.get("data-ref", "") for note in root.iter("note")}
    feet = [_letters(foot) for foot in part.foot]
    calls = {entry.ref: entry.page for entry in part.entries}
    lost = [
        ref for ref, words in notes.items() if ref not in calls or words not in feet[calls[ref]]
    ]
    displaced = [
        entry.ref
        for entry in part.entries
        if (span := part.spans.get(lemmata.get(entry.ref, "")))
        and span.last.page != part.first_page + entry.page
    ]
    if lost or displaced:
        text = f"notes do not stand on the page of their call: {', '.join([*lost, *displaced][:5])}"
        raise EditionError(Message("T008", text, hint="please report this text to the developers"))


def _name(note: ET.Element) -> str:
    return note.get("data-note", "")


def _letters(text: str) -> str:
    return "".join(text.split()).translate(HYPHENS)


def _text(root: ET.Element) -> Iterator[str]:
    """Yield the text of the body, without the notes at the foot."""
    stack: list[tuple[ET.Element, bool]] = [(body, True) for body in root.iter("body")]
    while stack:
        element, opening = stack.pop()
        if not opening:
            yield element.tail or ""
            continue
        if element.tag != "note":
            yield element.text or ""
            for child in reversed(element):
                stack += [(child, False), (child, True)]
