"""Own the ways from TEI to the narrower formats that archives take, and back."""

from collections import Counter
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from edition.exchange.profile import eltec
from edition.exchange.profile.convert import Converter
from edition.exchange.profile.losses import Change, Changes, Kind, short
from edition.exchange.profile.model import NAMES, TEXT, Profile, profile
from edition.exchange.profile.restore import restore
from edition.messages import EditionError, Message
from edition.structs import Frozen
from edition.view.names import TEI, Element, local_name
from edition.view.reading import Words, words
from edition.view.tokens import Reading

__all__ = ["NAMES", "Converted", "from_profile", "has_corpora", "to_profile"]

HEADERS: Final[Mapping[str, Callable[[Element], Element]]] = MappingProxyType(
    {"eltec-1": eltec.header}
)
"""Profiles whose headers are written anew."""


class Converted(Frozen):
    """A document in a profile, and all that is not in it as it was before."""

    root: Element
    changes: Changes
    profile: Profile


def to_profile(root: Element, name: str, reading: Reading = Reading.PRINTED) -> Converted:
    """Return the document *root* in the profile *name*, one of ``NAMES``.

    Where the profile cannot hold two readings of a place, it has that of *reading*.

    Raises:
        EditionError: X051, the profile has no such document; X020, words would be lost.
    """
    wanted = profile(name)
    if local_name(root) not in wanted.elements:
        text = f"{wanted.title} has no <{local_name(root)}>"
        raise EditionError(Message("X051", text, hint="give a whole TEI document"))
    if next(root.iter(f"{{{TEI}}}text"), None) is None:
        text = f"there is no <text> to write in {wanted.title}"
        hint = "give a whole TEI document, with its header"
        if next(root.iter(f"{{{TEI}}}sourceDoc"), None) is not None:
            hint = "its words stand in <sourceDoc>: edition render has them, with --to text"
        raise EditionError(Message("X051", text, hint=hint))
    converter = Converter(wanted, root, reading)
    result = converter.convert(root, HEADERS.get(name))
    if name in HEADERS:
        for attribute, value in eltec.identify(result):
            converter.changes.add(Change(Kind.ADDED, "TEI", short(attribute), value), root)
    converted = Converted(result, converter.changes, wanted)
    _insist_on_words(root, reading, converted)
    return converted


def has_corpora(name: str) -> bool:
    """Tell whether a document in the profile *name* may be a corpus."""
    return "teiCorpus" in profile(name).elements


def from_profile(root: Element, name: str) -> None:
    """Give the document *root*, in the profile *name*, the elements of the project's TEI back."""
    restore(root, profile(name))


def _insist_on_words(root: Element, reading: Reading, converted: Converted) -> None:
    """Refuse other letters; report it where words are divided otherwise.

    That happens only where words stand beside blocks, which no TEI schema allows.
    """
    said, says = words(root, reading), words(converted.root, reading)
    noted = _less_remarks(says.notes, said)
    for ours, theirs in ((said.text, says.text), (said.notes, noted)):
        if "".join(ours) != "".join(theirs):
            near = " ".join(ours[max(0, _first_other(ours, theirs) - 2) :][:5])
            text = f"in {converted.profile.title} the words near “{near}” would not be the same"
            hint = "this is a fault of the program: nothing was written"
            raise EditionError(Message("X020", text, hint=hint))
        if ours != theirs:
            near = " ".join(ours[max(0, _first_other(ours, theirs) - 2) :][:5])
            change = Change(Kind.ADDED, TEXT, "", f"words are divided otherwise near “{near}”")
            converted.changes.add(change, root)


def _less_remarks(noted: tuple[str, ...], said: Words) -> tuple[str, ...]:
    """Return the words *noted* without the remarks on an apparatus, which became notes.

    They are so only where each word of the notes that were there is still there.
    """
    more = Counter(noted) - Counter(said.notes)
    are_remarks = more <= Counter(said.comments) and Counter(said.notes) <= Counter(noted)
    return said.notes if more and are_remarks else noted


def _first_other(ours: tuple[str, ...], theirs: tuple[str, ...]) -> int:
    pairs = enumerate(zip(ours, theirs, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(ours), len(theirs)))
