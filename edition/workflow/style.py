"""Own in which style a text is read: the quotation style, and the house style's rules."""

from pathlib import Path

from edition import grammar
from edition.grammar.house_style import check_house_style
from edition.grammar.parse import HouseStyleError
from edition.grammar.profiles.file import read_profile
from edition.messages import EditionError, Message, Place
from edition.metadata.files import is_profile_file
from edition.source import decode_settings
from edition.tei.inlines import RESERVED
from edition.workflow.files import read_bytes


def quotation_style(
    named: str | None, folder: Path, told_in: str, house_style: str = ""
) -> grammar.Profile | None:
    """Return the quotation style *named*: one that edition has, or a file in *folder*.

    *told_in* is the file that names it, for a message. Nothing is returned for None.

    Raises:
        EditionError: B008 there is none of this name; M001 to M004 what is wrong in its file.
    """
    if named is None:
        return None
    if is_profile_file(named):
        file = folder / named
        return read_profile(str(file), decode_settings(str(file), read_bytes(file)), house_style)
    if named not in grammar.profiles():
        raise _unknown(named, told_in, f"; or name a file, such as {named}.toml")
    return grammar.load(named)


def shipped_style(named: str) -> str:
    """Return the file of the quotation style *named*, as it is shipped.

    It extends the shipped one, so that a copy of it, under any name, reads a text as that does:
    some of the evidence belongs to a style without standing in its file.

    Raises:
        EditionError: B008 there is none of this name.
    """
    if named not in grammar.profiles():
        raise _unknown(named, "--show-profile")
    return f'extends = "{named}"  # what this file does not say is as there\n{grammar.toml(named)}'


def _unknown(named: str, told_in: str, besides: str = "") -> EditionError:
    text = f"there is no quotation style called {named!r}"
    hint = f"known: {', '.join(grammar.profiles())}{besides}"
    return EditionError(Message("B008", text, place=Place(told_in), hint=hint))


def house_style(folder: Path, named: str | None) -> str:
    """Return the rules of the house style *named* in *folder*; nothing when none is named.

    Raises:
        EditionError: it cannot be read; B018 with its rules not every text could be.
    """
    if named is None:
        return ""
    file = folder / named
    rules = decode_settings(str(file), read_bytes(file))
    try:
        check_house_style(rules, RESERVED)
    except HouseStyleError as error:
        text = f"this house style cannot be used: {error}"
        hint = "correct the rule; docs/grammar.md shows how one is written"
        place = Place(str(file), error.line)
        raise EditionError(Message("B018", text, place=place, hint=hint)) from error
    return rules
