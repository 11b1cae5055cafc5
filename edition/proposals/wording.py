"""Own how a change is told in one phrase: what stands in a text, and what may have been meant."""

CONTROLS = str.maketrans(
    {chr(code): chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"}
    | {"\t": " ", "\x7f": "\u2421"}
)
"""What would move the cursor, as the pictures of Unicode's block “Control Pictures”."""


def change(
    sic: str,
    correction: str | None,
    *,
    where: str = "here",
    meant: str = "may have been meant as",
) -> str:
    """Return in one phrase that *correction* is proposed for *sic*, which stands *where*.

    An empty *sic* is something missing; without *correction* the right reading is not known.
    """
    if correction is None:
        return f"{quoted(sic)} cannot be right"
    if not sic:
        return f"{quoted(correction)} seems to be missing {where}"
    if not correction:
        return f"{quoted(sic)} seems to be too much"
    return f"{quoted(sic)} {meant} {quoted(correction)}"


def quoted(reading: str) -> str:
    """Return a reading in angle quotes, so that its own marks are told apart; a space in words."""
    return "a space" if reading == " " else f"‹{visible(reading)}›"


def visible(reading: str) -> str:
    """Return a reading that can be seen even where it is a space or the end of a line."""
    shown = reading.replace("\r\n", "\n").replace("\n", "↵").translate(CONTROLS)
    return shown.replace(" ", "␣") if shown.isspace() else shown
