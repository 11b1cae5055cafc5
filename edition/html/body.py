"""Own the markup of the running text: the stream of the view with numbers, signs and calls."""

from base64 import b64encode
from collections.abc import Iterable, Mapping
from html import escape

from jinja2 import Environment
from markupsafe import Markup

from edition.html.registers import row_id
from edition.html.settings import Settings
from edition.html.wording import Say, fill
from edition.structs import Frozen
from edition.view import Entry, Layer, Open, Token
from edition.view.pictures import media_type, pixels
from edition.view.quotation import normalised
from edition.view.tokens import Template, start_tag, write


class Element(Frozen):
    """What a template of the edition's own gets of an element."""

    role: str
    tag: str
    id: str
    attributes: Mapping[str, str]


class Writer:
    """Writes passages of a book as markup, with everything a reader can follow from them."""

    def __init__(
        self,
        entries: tuple[Entry, ...],
        say: Say,
        environment: Environment,
        settings: Settings,
    ) -> None:
        """Make ready to write as *settings* have it."""
        self._marks = settings.quotation_marks
        self._entries = entries
        self._say = say
        self._images = settings.images
        self._templates: dict[str, Template] = {
            "page-break": self._page_break,
            "pointer": self._pointer,
            "graphic": self._graphic,
        }
        for name in settings.templates:
            self._templates[name] = _own(environment, name)

    def __call__(self, tokens: Iterable[Token]) -> Markup:
        """Return *tokens* as markup: everything in them is escaped."""
        if self._marks:
            tokens = normalised(tokens, self._marks)
        written = write(tokens, before=_number, after=self._signs, templates=self._templates)
        return Markup(written)  # noqa: S704 (written by us, all text of the document escaped)

    def _signs(self, start: Open) -> str:
        return "".join(self._sign(index, start) for index in start.entries)

    def _sign(self, index: int, start: Open) -> str:
        entry = self._entries[index]
        if entry.layer is Layer.NOTE:
            label = escape(entry.label or str(entry.number))
            if start.in_link:
                return f'<sup data-words="none">{label}</sup>'
            role = 'role="doc-noteref" data-words="none"'
            return f'<a class="call" href="#{row_id(index)}" {role}>{label}</a>'
        kind = f"sign {entry.layer}"
        if start.in_link:
            return f'<span class="{kind}"></span>'
        label = escape(self._say.kind(entry))
        return f'<a class="{kind}" href="#{row_id(index)}" aria-label="{label}"></a>'

    def _page_break(self, start: Open, content: str) -> str:
        values = dict(start.attributes)
        scan = values.get("data-facs")
        if not scan or start.in_link or content:
            return f"{start_tag(start)}{content}</{start.tag}>"
        page = fill(self._say.controls["page"], number=values.get("data-n", ""))
        label = escape(f"{page.strip()}, {self._say.controls['facsimile']}")
        tag = start_tag(start).removeprefix(f"<{start.tag}").removesuffix(">")
        return f'<a{tag} href="{escape(scan)}" aria-label="{label}"></a>'

    def _pointer(self, start: Open, _: str) -> str:
        tag = start_tag(start).removesuffix(">")
        return f'{tag} aria-label="{escape(self._say.controls["see"])}"></{start.tag}>'

    def _graphic(self, start: Open, content: str) -> str:
        """Embed the picture if it was given, else link to it; none is ever fetched."""
        values = dict(start.attributes)
        address = values.get("data-url", "")
        picture = embedded(self._images.get(address, b""))
        if picture:
            inside = f'<img src="{picture}"{pixels(start)} alt="">'
        else:
            words = escape(" ".join(filter(None, (self._say.controls["image"], address))))
            leads = values.get("data-link") and not start.in_link
            tag, href = ("a", f' href="{escape(address)}"') if leads else ("span", "")
            inside = f'<{tag}{href} data-words="none">{words}</{tag}>'
        return f"{start_tag(start)}{inside}{content}</{start.tag}>"


def embedded(picture: bytes) -> str:
    """Return *picture* as a ``data:`` URL; empty when it is no bitmap that a browser shows."""
    kind = media_type(picture)
    return f"data:{kind};base64,{b64encode(picture).decode('ascii')}" if kind else ""


def _number(start: Open) -> str:
    anchor = dict(start.attributes)["id"]
    return f'<a class="number" href="#{anchor}" data-words="none">{start.number}</a>'


def _own(environment: Environment, name: str) -> Template:
    template = environment.get_template(name)

    def written(start: Open, content: str) -> str:
        values = dict(start.attributes)
        element = Element(start.role, start.tag, values.get("id", ""), values)
        return template.render(element=element, content=Markup(content))  # noqa: S704 (as above)

    return written
