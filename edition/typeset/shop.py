"""Own the printing of parts: kept ones first, the others by the engine, each one proved."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.resources import files
from typing import Protocol

import jinja2

from edition.messages import Message
from edition.structs import Mutable, field, replace
from edition.typeset import keeping
from edition.typeset.binding import Leaf
from edition.typeset.crew import Crew
from edition.typeset.engine import Job, Lines, Part, load
from edition.typeset.pictures import URL as PICTURE
from edition.typeset.proof import prove
from edition.typeset.settings import MILLIMETRES, Chapters, Settings
from edition.typeset.typefaces import OWN, Typeface
from edition.view.style import LINE_BREAKS

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

    def get(self, key: str) -> bytes | None:  # noqa: ARG002 -- it has none
        """Return nothing."""
        return None

    def put(self, key: str, value: bytes) -> None:
        """Forget it."""


_PICTURE = re.compile(f'src="({PICTURE}[0-9a-f]+)"')

ANY, KEPT = 0, b"kept"
"""Under no page number it is noted that a part is kept under some."""

Progress = Callable[[int, int], None]
"""Called with the pages printed so far, and how many there will be, about."""


def no_progress(_done: int, _of: int) -> None:
    """Tell nobody."""


def style(settings: Settings, typefaces: Sequence[Typeface] = (OWN,)) -> str:
    """Return the style sheet of a book that is to look as *settings* say, in *typefaces*."""
    justify = "text-align: justify" if settings.justified else "text-align: left"
    template = STYLES.get_template("book.css.j2")
    faces = [face for typeface in typefaces for face in typeface.faces]
    families = ", ".join(typeface.family for typeface in typefaces)
    return template.render(
        s=settings, faces=faces, families=families, justify=justify, line_breaks=LINE_BREAKS
    )


def longer(settings: Settings) -> str:
    """Return the style sheet that makes pages a line longer than *settings* say."""
    line = settings.leading * MILLIMETRES
    below = settings.trim[1] - settings.margins.top - settings.height - line
    return f"@page {{ margin-bottom: {below}mm }}"


class Shop(Mutable):
    """Prints parts.

    ``pictures`` are what the markup may show, by URL; ``expected`` is how many pages there
    will be, about; ``done`` how many there are.
    """

    settings: Settings
    css: str
    cache: Cache
    progress: Progress
    expected: int
    workers: int = 1
    typefaces: Sequence[Typeface] = (OWN,)
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    done: int = 0
    told: int = 0
    messages: list[Message] = field(default_factory=list)
    crew: Crew | None = None

    @contextmanager
    def foreseeing(self, pages: Sequence[str], lines: Lines) -> Iterator[None]:
        """Let workers begin with *pages*, the markup of parts that will be printed in the block.

        An empty string stands for one that cannot be foreseen.
        Only parts that open right-hand pages can be begun before their number is known, and
        only what is not kept is.
        """
        model = self._job("", 1, roman=False, lines=lines)
        versions = load().VERSIONS
        new = [
            html
            if self.cache.get(keeping.key(replace(model, html=html), ANY, versions)) is None
            else ""
            for html in pages
        ]
        if self.workers < 2 or len(list(filter(None, new))) < 2:  # noqa: PLR2004 -- nothing to share
            yield
            return
        with Crew(model, new, self.workers, self._tell, self._shown) as self.crew:
            yield
        self.crew = None

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
        part = self._kept(self._job(html, first, roman=roman, lines=lines), first)
        self.done += part.pages
        self._tell(self.done)
        self.messages += [message for message in part.messages if message not in self.messages]
        # The lines were needed for the proof alone; a long book need not hold them all.
        return Leaf(replace(part, text=(), foot=()), blanks)

    def _job(self, html: str, first: int, *, roman: bool, lines: Lines) -> Job:
        return Job(
            html=html,
            base=BASE,
            css=self.css,
            longer=longer(self.settings),
            verso=first % 2 == 0,
            resources=self._fonts() | self._shown(html),
            lines=lines,
            every=self.settings.every,
            roman=roman,
            first_page=lambda _: first,
            on_page=self._on_page,
        )

    def _fonts(self) -> dict[str, bytes]:
        return {face.url: face.data for one in self.typefaces for face in one.faces}

    def _shown(self, html: str) -> dict[str, bytes]:
        """Return the pictures that *html* shows."""
        return {url: self.pictures[url] for url in _PICTURE.findall(html)} if self.pictures else {}

    def _kept(self, job: Job, first: int) -> Part:
        press = load()
        key = keeping.key(job, first, press.VERSIONS)
        kept = self.cache.get(key)
        part = keeping.from_bytes(kept) if kept is not None else None
        if part is None:
            part = self.crew.take(job.html, first) if self.crew else None
            if part is None:
                part = press.lay_out(job)
                prove(job.html, part)
            self.cache.put(key, keeping.to_bytes(part))
            self.cache.put(keeping.key(job, ANY, press.VERSIONS), KEPT)
        return part

    def _tell(self, pages: int) -> None:
        """Tell of progress, which never goes back: workers may be ahead of the part at work."""
        self.told = max(self.told, pages)
        self.progress(self.told, max(self.told, self.expected))

    def _on_page(self, number: int) -> None:
        self._tell(self.done + number)
