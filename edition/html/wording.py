"""Own the words of the page that are not the edition's own, ready to be said."""

from collections.abc import Mapping
from types import SimpleNamespace

from edition.structs import Frozen, names
from edition.view import Entry, Layer


class Say(Frozen):
    """The sections of ``wording.toml``."""

    headings: Mapping[str, str]
    registers: Mapping[str, str]
    controls: Mapping[str, str]
    words: Mapping[str, str]
    kinds: Mapping[str, str]

    def for_templates(self) -> SimpleNamespace:
        """Return the words as attributes: ``say.controls.copy`` of a mapping is its method."""
        sections = {name: SimpleNamespace(**getattr(self, name)) for name in names(Say)}
        return SimpleNamespace(**sections)

    def kind(self, entry: Entry) -> str:
        """Return what *entry* is called: by its role, else by its layer."""
        if entry.layer in {Layer.ANOMALY, Layer.NORMALISATION}:
            return self.kinds.get(entry.layer, entry.layer.value)
        return self.kinds.get(entry.kind, entry.layer.value)


def fill(sentence: str, **values: object) -> str:
    """Put *values* where ``{their names}`` stand; what is not asked for stays away.

    Not ``str.format``: a brace in somebody's wording is a brace.
    """
    for name, value in values.items():
        sentence = sentence.replace(f"{{{name}}}", str(value))
    return sentence
