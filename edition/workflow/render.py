"""Own the way from any TEI document to one of the forms that people read or compute with."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from edition import exchange, html, later, typeset, view
from edition.exchange.intake.pictures import Pictures
from edition.exchange.intake.repair import is_tei
from edition.fonts.screens import ScreenTypefaces
from edition.messages import EditionError, Message, Place, Severity
from edition.metadata import Metadata
from edition.metadata.model import said
from edition.structs import Frozen, replace
from edition.tei.intake import decode, parse
from edition.typeset.latex import latex
from edition.view import Reading
from edition.workflow.belongings import metadata_of, mismatched
from edition.workflow.day import day_of
from edition.workflow.files import read_bytes
from edition.workflow.looks import beside, page_settings, print_settings
from edition.workflow.paths import text_of
from edition.workflow.pictures import pictures_beside
from edition.workflow.printing import ToPrint, print_pages
from edition.workflow.proposing import shown
from edition.workflow.report import Report, silent
from edition.workflow.typefaces import for_screens

if TYPE_CHECKING:
    from lxml import etree
else:
    etree = later.load("lxml.etree")

NAMELESS = "document.xml"
"""What messages and records call a document that comes from no file."""


class Rendered(Frozen):
    """A document in one form; ``data`` is the file."""

    data: bytes
    messages: tuple[Message, ...] = ()


class Choices(Frozen):
    """How something is rendered.

    *design* is one of ``typeset.designs()``, for pages to print; *width* and *notes* are those
    of ``exchange.Layout``, for text; *jobs* processes lay pages out, *typefaces* are those that
    a character is looked for in. With *propose*, what may be quotations, omissions and slips is
    shown too, as if it were marked; the file stays as it is. What is not chosen is as the
    metadata have it, if there are any.
    """

    reading: Reading | None = None
    design: str | None = None
    width: int = 0
    notes: exchange.Notes = exchange.Notes.END
    propose: bool = False
    jobs: int = 1
    typefaces: tuple[str, ...] = ()


class Given(Frozen):
    """What is to be rendered: a tree, its bytes, the file they came from, and how.

    ``metadata`` is what its editor said of it, ``text`` the file that this was said of.
    """

    tree: "etree._ElementTree[etree._Element]"
    data: bytes
    path: Path
    choices: Choices
    report: Report
    pictures: Pictures | None = None
    metadata: Metadata | None = None
    text: Path = Path()

    @property
    def reading(self) -> Reading:
        """The words that are wanted."""
        return self.choices.reading or Reading.PRINTED

    @property
    def images(self) -> Mapping[str, bytes]:
        """The pictures that lie beside the file, by the addresses it has for them."""
        return self.pictures.by_address if self.pictures else {}

    @property
    def look(self) -> typeset.Settings:
        """How it is printed: as was chosen, else as the metadata say."""
        chosen = {
            "design": self.choices.design,
            "reading": self.choices.reading,
            "typefaces": self.choices.typefaces,
        }
        wanted = {key: value for key, value in chosen.items() if value}
        if self.metadata is None:
            return typeset.settings(wanted)
        return print_settings(self.metadata, self.text.with_suffix(".toml"), wanted)

    @property
    def folder(self) -> Path:
        """Where the files of typefaces lie: those chosen from here, others by the metadata."""
        return Path() if self.choices.typefaces else self.text.parent

    def typefaces(self) -> tuple[ScreenTypefaces, tuple[Message, ...]]:
        """Return what a screen gets of the typefaces that the print has."""
        return for_screens(self.look.typefaces, self.folder, self.tree.getroot())

    @property
    def page(self) -> html.Settings:
        """How the web page looks: the same."""
        if self.metadata is None:
            settings = html.Settings(**beside(self.path))
        else:
            settings = page_settings(self.metadata, self.text)
        wanted = self.choices.reading or settings.reading
        return replace(settings, reading=wanted, images=self.images)


def render_file(path: Path, to: str, choices: Choices, report: Report) -> Rendered:
    """Return the TEI file *path*, of any kind, in the form *to*, one of ``FORMS``.

    Raises:
        EditionError: it cannot be read, or not be rendered whole.
    """
    data = read_bytes(path)
    tree = parse(decode(str(path), data))
    form = FORMS[to]
    pictures = pictures_beside(tree.getroot(), path) if form.has_pictures else None
    told = tuple(shown(tree, str(path), data)) if choices.propose else ()
    told += pictures.messages if pictures else ()
    told += () if is_tei(tree.getroot()) else (_other_xml(path),)
    text = text_of(path)
    metadata = metadata_of(text) if form.settings else None
    if metadata and said(getattr(metadata, form.settings)):
        told += (_as_said(path, text.with_suffix(".toml"), form.settings),)
    told += mismatched(tree, path, metadata) if form.settings else ()
    rendered = form.make(Given(tree, data, path, choices, report, pictures, metadata, text))
    return Rendered(rendered.data, (*told, *rendered.messages))


def _other_xml(path: Path) -> Message:
    text = "this is XML, but not TEI: its words are shown in their order, and no more"
    return Message("I033", text, Severity.WARNING, Place(str(path)), "is this the right file?")


def _as_said(path: Path, file: Path, table: str) -> Message:
    text = f"its settings are those of [{table}] in {file}"
    hint = "what the command line asks for goes before them"
    return Message("B020", text, Severity.NOTE, Place(str(path)), hint)


def render(
    document: "Path | str | bytes | etree._ElementTree[etree._Element] | etree._Element",
    to: str = "html",
) -> str | bytes:
    """Return a TEI document in the form *to*; PDF and EPUB are bytes, the others text.

    *document* is the path of a file, the bytes of one, or a tree; beside a file its pictures are
    found.

    Raises:
        EditionError: B013 there is no such form; it cannot be read, or not be rendered whole.
    """
    if to not in FORMS:
        text = f"there is no form called {to!r}"
        raise EditionError(Message("B013", text, hint=f"use one of: {', '.join(FORMS)}"))
    if isinstance(document, Path | str):
        rendered = render_file(Path(document), to, Choices(), silent)
    else:
        data = document if isinstance(document, bytes) else _written(document)
        tree = parse(decode(NAMELESS, data))
        rendered = FORMS[to].make(Given(tree, data, Path(NAMELESS), Choices(), silent))
    return rendered.data.decode() if FORMS[to].is_text else rendered.data


def _written(tree: "etree._ElementTree[etree._Element] | etree._Element") -> bytes:
    return etree.tostring(tree, encoding="UTF-8", xml_declaration=True)


def _html(given: Given) -> Rendered:
    typefaces, untaken = given.typefaces()
    settings = replace(given.page, typefaces=typefaces)
    book = view.read(given.tree.getroot(), settings.table)
    page = html.compose(book, settings, given.data)
    return Rendered(page.encode(), (*untaken, *book.messages(given.path.name)))


def _pdf(given: Given) -> Rendered:
    sheets = ToPrint(
        given.tree.getroot(),
        given.path,
        given.data,
        given.look,
        given.folder,
        day_of(given.metadata) if given.metadata else "",
        given.images,
        jobs=given.choices.jobs,
    )
    printed = print_pages(sheets, given.report, name=given.path.name)
    return Rendered(printed.pdf, printed.messages)


def _latex(given: Given) -> Rendered:
    return Rendered(latex(given.tree.getroot(), given.look).encode())


def _epub(given: Given) -> Rendered:
    typefaces, untaken = given.typefaces()
    book = view.read(given.tree.getroot())
    bound = exchange.epub(book, given.reading, given.images, typefaces)
    return Rendered(bound, (*untaken, *book.messages(given.path.name)))


def _text(given: Given) -> Rendered:
    choices = given.choices
    book = view.read(given.tree.getroot())
    text = exchange.text(book, given.reading, width=choices.width, notes=choices.notes)
    is_bare = choices.notes is exchange.Notes.NONE  # nothing but the running text is asked for
    told = () if is_bare else tuple(exchange.left_out(book, given.path.name))
    return Rendered(text.encode(), told)


def _markdown(given: Given) -> Rendered:
    book = view.read(given.tree.getroot())
    told = tuple(exchange.left_out(book, given.path.name))
    return Rendered(exchange.markdown(book, given.reading).encode(), told)


def _csv(given: Given) -> Rendered:
    return Rendered(exchange.annotations(given.tree, given.path.name).encode())


def _jsonld(given: Given) -> Rendered:
    return Rendered(exchange.web_annotations(given.tree, given.path.name).encode())


class Form(Frozen):
    """A form that a document can have: what makes it, and what else is to be known of it.

    ``is_text`` tells that its bytes are UTF-8, ``has_pictures`` that it shows pictures;
    ``settings`` is the table of the metadata that is for it, empty for none.
    """

    make: Callable[[Given], Rendered]
    is_text: bool = True
    has_pictures: bool = False
    settings: str = ""


FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "html": Form(_html, has_pictures=True, settings="html"),
        "pdf": Form(_pdf, is_text=False, has_pictures=True, settings="print"),
        "epub": Form(_epub, is_text=False, has_pictures=True, settings="print"),
        "latex": Form(_latex, settings="print"),
        "text": Form(_text),
        "markdown": Form(_markdown),
        "csv": Form(_csv),
        "jsonld": Form(_jsonld),
    }
)
