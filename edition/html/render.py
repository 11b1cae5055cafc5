"""Own the way from a book to the one file that a reader opens."""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Final

from jinja2 import (
    ChoiceLoader,
    DictLoader,
    Environment,
    PackageLoader,
    StrictUndefined,
    TemplateError,
)
from lxml import etree
from markupsafe import Markup

from edition.html import faces, page, proof
from edition.html.body import Writer
from edition.html.page import Parts
from edition.html.registers import registers
from edition.html.settings import Settings
from edition.html.wording import Say, said
from edition.messages import EditionError, Message, Place
from edition.view import Book, Element, Open, read
from edition.view.style import LINE_BREAKS

POLICY: Final = (
    "default-src 'none'; script-src {script}; style-src {style}; font-src data:; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)
"""Nothing runs but the program's script, nothing is fetched from anywhere (CSP 3)."""

STYLES: Final = ("page.css", "text.css", "marks.css", "print.css")
SCRIPTS: Final = ("reader.js", "search.js")
STANDARD: Final = Settings()
_COMMENT: Final = re.compile(r"^\s*/\*.*?\*/\s*$", re.DOTALL | re.MULTILINE)
"""A comment that has its lines to itself."""


def render(root: Element, settings: Settings = STANDARD, tei: bytes | None = None) -> str:
    """Return the HTML edition of the TEI document *root*: one file, complete in itself.

    *tei* are the bytes offered for download, *root* written out when they are not given.

    Raises:
        EditionError: H020, the page would not have the words of the TEI; H015, a template of
            the edition's own fails.
    """
    given = etree.tostring(root, encoding="utf-8", xml_declaration=True) if tei is None else tei
    return compose(read(root, settings.table), settings, given)


def compose(book: Book, settings: Settings, tei: bytes) -> str:
    """Return the HTML edition of *book*, which was read with ``settings.table``.

    Raises:
        EditionError: as for ``render``.
    """
    say = said(next(iter(book.facts.languages), ""), settings.wording)
    environment = _environment(tuple(sorted(settings.templates.items())))
    try:
        write = Writer(book.entries, say, environment, settings)
        body = write(book.body)
        found = registers(book, say, write)
        parts = _parts(book, settings, say, tei)
        made = page.make(book, settings, say, body=body, registers=found, parts=parts)
        html = environment.get_template("page.html").render(page=made, say=say.for_templates())
    except TemplateError as error:
        raise EditionError(_template_failed(error)) from error
    proof.check(html, book.words, marks_changed=bool(settings.quotation_marks))
    return html


@cache
def _environment(templates: tuple[tuple[str, str], ...]) -> Environment:
    return Environment(
        loader=ChoiceLoader([DictLoader(dict(templates)), PackageLoader("edition.html")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _parts(book: Book, settings: Settings, say: Say, tei: bytes) -> Parts:
    text = {character for token in book.body if isinstance(token, str) for character in token}
    bold = any(
        (isinstance(token, Open) and token.tag == "th") or _is_bold(token) for token in book.body
    )
    fonts = faces.css("".join(sorted(text)), bold=bold)
    fonts += faces.own_css(settings.typefaces)
    style, script = _joined("style", STYLES, LINE_BREAKS), _joined("script", SCRIPTS)
    own = settings.style
    _refuse_end_of_style(own)
    styles = " ".join(_digest(one) for one in (fonts, style, own) if one)
    return Parts(
        policy=POLICY.format(script=_digest(script), style=styles),
        fonts=Markup(fonts),  # noqa: S704 (from the package, and names without signs)
        style=Markup(style),  # noqa: S704 (from the package)
        own_style=Markup(own),  # noqa: S704 (the edition's own file, checked above)
        script=Markup(script),  # noqa: S704 (from the package)
        download=page.download(tei, settings.file, say),
    )


def _is_bold(token: object) -> bool:
    return isinstance(token, Open) and "bold" in dict(token.attributes).get("class", "").split()


@cache
def _joined(folder: str, names: tuple[str, ...], more: str = "") -> str:
    """Return files and *more* as one, without the comments and indents that people need."""
    texts = [(files(__package__) / folder / name).read_text("utf-8") for name in names]
    text = "\n".join([*texts, more])
    lines = (line.strip() for line in _COMMENT.sub("", text).split("\n"))
    return "\n".join(line for line in lines if line)


def _digest(text: str) -> str:
    digest = sha256(text.encode("utf-8")).digest()
    return f"'sha256-{b64encode(digest).decode('ascii')}'"


def _refuse_end_of_style(style: str) -> None:
    if "</style" in style.lower():
        raise EditionError(
            Message("H016", "the edition's style sheet holds </style, which would end it")
        )


def _template_failed(error: TemplateError) -> Message:
    name, line = getattr(error, "name", None), getattr(error, "lineno", 0)
    place = Place(str(name), int(line or 0)) if name else None
    return Message(
        "H015",
        f"a template of the edition fails: {error}",
        place=place,
        hint="templates get element (role, tag, id, attributes) and content",
    )
