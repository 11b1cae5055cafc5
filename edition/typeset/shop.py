"""Own the printing of parts: kept ones first, the others by the engine, each one proved."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from importlib.resources import files
from typing import Protocol

import jinja2

from edition.fonts import FACES
from edition.messages import Message
from edition.typeset import keeping
from edition.typeset.binding import Leaf
from edition.typeset.engine import Job, Lines, Part, load
from edition.typeset.proof import prove
from edition.typeset.settings import Chapters, Settings

RESOURCES: Mapping[str, bytes] = {f"app:/fonts/{face.file}": face.data() for face in FACES}
STYLES = jinja2.Environment(
    loader=jinja2.FunctionLoader(
        lambda name: (files(__package__) / "styles" / name).read_text("utf-8")
    ),
    undefined=jinja2.StrictUndefined,
    autoescape=jinja2.select_autoescape(["xhtml.j2"], default_for_string=True),
    trim_blocks=True,
)


BASE = (files(__package__) / "styles" / "base.css").read_text("utf-8")


class Cache(Protocol):
    """Where parts are kept between builds; the room that writes files brings one."""

    def get(self, key: str) -> bytes | None:
        """Return what is kept under *key*, ``None`` when nothing is."""

    def put(self, key: str, value: bytes) -> None:
        """Keep *value* under *key*."""


class NoCache:
    """Keeps nothing."""

    def get(self, key: str) -> bytes | None:  # noqa: ARG002
        """Return nothing."""
        return None

    def put(self, key: str, value: bytes) -> None:
        """Forget it."""


Progress = Callable[[int, int], None]
"""Called with the pages printed so far, and how many there will be, about."""


def no_progress(_done: int, _of: int) -> None:
    """Tell nobody."""


def style(settings: Settings) -> str:
    """Return the style sheet of a book that is to look as *settings* say."""
    justify = "text-align: justify" if settings.justified else "text-align: left"
    template = STYLES.get_template("book.css.j2")
    return template.render(s=settings, faces=FACES, justify=justify)


@dataclass(slots=True)
class Shop:
    """Prints parts.

    ``expected`` is how many pages there will be, about; ``done`` how many there are.
    """

    settings: Settings
    css: str
    cache: Cache
    progress: Progress
    expected: int
    done: int = 0
    messages: list[Message] = field(default_factory=list)

    def print(
        self,
        html: str,
        number: int,
        *,
        opening: Chapters,
        roman: bool = False,
        lines: Lines = Lines.NONE,
    ) -> Leaf:
        """Print a part; it begins at page *number*, or after it, where it must be a recto.

        Raises:
            Unfit: notes that no page can hold.
            EditionError: T001, T002, T007, T008.
        """
        blanks = 1 if opening is Chapters.RECTO and number % 2 == 0 else 0
        first = number + blanks
        job = Job(
            html=html,
            base=BASE,
            css=self.css,
            verso=first % 2 == 0,
            resources=RESOURCES,
            lines=lines,
            every=self.settings.every,
            roman=roman,
            first_page=lambda _: first,
            on_page=self._on_page,
        )
        part = self._kept(job, first)
        self.done += part.pages
        self.progress(self.done, max(self.done, self.expected))
        self.messages += [message for message in part.messages if message not in self.messages]
        # The lines were needed for the proof alone; a long book need not hold them all.
        return Leaf(replace(part, text=(), foot=()), blanks)

    def _kept(self, job: Job, first: int) -> Part:
        press = load()
        key = keeping.key(job, first, press.VERSIONS)
        kept = self.cache.get(key)
        part = keeping.from_bytes(kept) if kept is not None else None
        if part is None:
            part = press.lay_out(job)
            prove(job.html, part)
            self.cache.put(key, keeping.to_bytes(part))
        return part

    def _on_page(self, number: int) -> None:
        self.progress(self.done + number, max(self.done + number, self.expected))
