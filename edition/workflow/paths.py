"""Own where the files of an edition lie: its text, metadata, decisions, and what is built."""

from pathlib import Path

from edition.messages import EditionError, Message, Place
from edition.structs import Frozen

SOURCES = Path("source")
OUTPUT = Path("output")


class EditionPaths(Frozen):
    """The files of one edition; metadata and decisions need not exist."""

    text: Path
    output: Path

    @property
    def name(self) -> str:
        """The name that all files of the edition share."""
        return self.text.stem

    @property
    def metadata(self) -> Path:
        """What the editor says about the edition."""
        return self.text.with_suffix(".toml")

    @property
    def decisions(self) -> Path:
        """What the editor decided about the proposals."""
        return self.text.with_suffix(".decisions.toml")

    def built(self, form: str) -> Path:
        """Return where the edition stands in *form*: ``xml``, ``html``, ``pdf``."""
        return self.output / f"{self.name}.{form}"


def text_of(tei: Path) -> Path:
    """Return where the text of the TEI file *tei* lies, or would lie: beside it or in source/.

    Its metadata, or the text itself, tells which.
    """
    places = [tei.with_suffix(".txt"), tei.parent.parent / SOURCES / f"{tei.stem}.txt"]
    known = (place for place in places if place.is_file() or place.with_suffix(".toml").is_file())
    return next(known, places[0])


def find_texts() -> list[Path]:
    """Return every text in ``source/`` of the current folder, in the order of their names.

    Raises:
        EditionError: B006 there is none.
    """
    texts = sorted(SOURCES.glob("*.txt"))
    if not texts:
        hint = "name a text: edition build my-book.txt, or put one into source/"
        message = "there is no text to build here"
        raise EditionError(Message("B006", message, place=Place(f"{SOURCES}/"), hint=hint))
    return texts
