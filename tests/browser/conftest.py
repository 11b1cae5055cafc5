"""A real browser, and an edition that has one of everything."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Browser, Page, sync_playwright

from edition.html import Settings, render

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]
Opener = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the system's Chromium once; skip without it."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        pytest.skip("no chromium; Debian has it in the package chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def showcase() -> bytes:
    """Return a TEI file with prose, verse, drama, a letter, a table, notes and an apparatus."""
    return (Path(__file__).parent / "showcase.xml").read_bytes()


@pytest.fixture(scope="session")
def edition_file(showcase: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return its page as a file."""
    path = tmp_path_factory.mktemp("page") / "showcase.html"
    settings = Settings(file="showcase.xml")
    path.write_text(render(etree.fromstring(showcase), settings, showcase), "utf-8")
    return path


@pytest.fixture
def open_page(browser: Browser, edition_file: Path) -> Iterator[Opener]:
    """Return an opener of the page in a context of its own; what goes wrong is collected."""
    contexts = []

    def opened(
        path: Path = edition_file, width: int = 1280, height: int = 860, **options: object
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(4000)
        page.complaints = []
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("dialog", lambda dialog: page.complaints.append(dialog.message))
        page.on(
            "console",
            lambda told: told.type == "error" and page.complaints.append(told.text),
        )
        page.on(
            "request",
            lambda request: (
                request.url.startswith(("data:", "blob:", path.as_uri()))
                or page.complaints.append(request.url)
            ),
        )
        page.goto(path.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
