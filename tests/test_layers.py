"""The architecture, as a test: who may import whom, and who owns which library."""

import ast
import re
from functools import cache
from pathlib import Path

import edition

PACKAGE = Path(edition.__file__).parent
ROOMS = [  # a room may import only from rows above its own
    {"structs"},
    {"garbage", "later", "messages", "fonts", "patterns", "version"},
    {"workers"},
    {"source"},
    {"metadata"},
    {"grammar"},
    {"proposals"},
    {"tei"},
    {"validation", "view"},
    {"html", "typeset"},
    {"exchange"},
    {"review"},
    {"workflow"},
    {"cli"},
    {"__main__"},
]
OWNERS = {  # third-party package -> the modules that may know it, a room or one file of it
    "PIL": {"typeset.engine"},
    "bagit": {"exchange.bag"},
    "charset_normalizer": {"source"},
    "click": {"cli"},
    "cssselect2": {"typeset.engine"},
    "edtf": {"metadata.dates"},
    "filelock": {"workflow"},
    "fontTools": {"validation.relaxng.blocks", "typeset.engine"},
    "jinja2": {"html", "typeset", "exchange"},
    "langcodes": {"metadata", "html.languages", "exchange.archive"},
    "lark": {"grammar.parse"},
    "license_expression": {"metadata.checks", "exchange.archive"},
    "pikepdf": {"typeset.binding"},
    "platformdirs": {"validation", "workflow"},
    "marisa_trie": {"proposals.words.lexicon"},
    "msgspec": {"structs", "metadata", "workflow.journal"},
    "pydyf": {"typeset.engine"},
    "rapidfuzz": {"proposals.collate"},
    "rich": {"cli"},
    "rocrate": {"exchange.archive.crate"},
    "saxonche": {"validation.schematron"},
    "spylls": {"proposals.words.vocabulary"},
    "textual": {"review"},
    "tomlkit": {"proposals.editor.decisions"},
    "uharfbuzz": {"typeset.faces"},
    "weasyprint": {"typeset.engine"},
    # of Python's own library, what starts processes
    "concurrent": {"workers"},
    "multiprocessing": {"workers"},
}
DISK = {  # who touches the disk, and what for; reading what the package brings is free to all
    "workflow": "it reads the texts of an edition and writes what is made of them",
    "cli.commands": "where output goes when nobody listens any more",
    "exchange.bag": "bagit works on folders: a temporary one",
    "exchange.contents": "a package that was opened",
    "exchange.unpack": "a package from elsewhere, laid out in a temporary folder",
    "messages.similar": "which name may have been meant",
    "proposals.words.lexicon": "word lists of the package, mapped into memory",
    "tei.intake": "the one file that a caller names",
    "typeset.crew": "what WeasyPrint writes in a worker: a temporary folder",
    "typeset.engine.fonts": "a temporary configuration without fonts",
    "validation.batch": "which files a folder holds",
    "validation.catalogue": "the schema that a document names",
    "validation.compiled": "schemas ready for use, in the user's cache",
    "validation.pointers": "whether a file that a document points to is there",
    "validation.relaxng.files": "a schema and what it includes",
    "validation.schemas": "where the project's own schema lies",
}
DOORS = {"mmap", "os", "pathlib", "shutil", "tempfile"}
"""Without one of these a module reaches no file but those of ``importlib.resources``."""
ACTS = set(
    "open read_text read_bytes write_text write_bytes exists is_file is_dir is_symlink stat chmod "
    "iterdir glob rglob scandir mkdir unlink rmdir touch mkstemp TemporaryDirectory".split()
)
EXCEPTION = re.compile(r"# (?:noqa|type: ignore)(?!.*(?:\s--\s|\s#\s|\s\()\w)")
"""A rule of the linter or the type checker that is set aside without a word why."""
RANK = {name: rank for rank, row in enumerate(ROOMS) for name in row}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


NO_ROOMS = {"browser", "cases", "laws", "schema"}
"""Tests of what is no room: a page in use, worked examples, laws, the schema of the project."""


def dotted(path: Path) -> str:
    """Return the name of a module inside the package: ``grammar.scan``."""
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")


def room_of(path: Path) -> str:
    """Return the room in which a module is."""
    return dotted(path).split(".")[0]


@cache
def parsed(path: Path) -> ast.Module:
    """Return the syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def top(path: Path) -> list[ast.stmt]:
    """Return the statements of a module, and those that only type checkers read."""
    guarded = [
        inner
        for node in parsed(path).body
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in node.body
    ]
    return [*parsed(path).body, *guarded]


@cache
def imports(path: Path) -> list[tuple[str, ast.stmt]]:
    """Return the full names of all that *path* imports, anywhere in it, with the statement."""
    found: list[tuple[str, ast.stmt]] = []
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            found += [(alias.name, node) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found += [(f"{node.module}.{alias.name}", node) for alias in node.names]
    return found


def test_imports_point_downwards() -> None:
    """No module knows a room beside its own or above it."""
    upwards = [
        (dotted(path), name)
        for path in MODULES
        for name, _ in imports(path)
        if name.startswith("edition.")
        for room, known in [(room_of(path), name.split(".")[1])]
        if known != room and RANK[known] >= RANK[room]
    ]

    assert upwards == []


def test_each_library_has_its_owner() -> None:
    """Only the owners of a third-party package import it."""
    strangers = [
        (dotted(path), name)
        for path in MODULES
        for name, _ in imports(path)
        if not any(
            f"{dotted(path)}.".startswith(f"{owner}.")
            for owner in OWNERS.get(name.split(".")[0], {dotted(path)})
        )
    ]

    assert strangers == []


def acts_on_disk(path: Path) -> bool:
    """Tell whether a module could reach files and calls what reads, writes or looks for them."""
    called = (
        ast.unparse(node.func) for node in ast.walk(parsed(path)) if isinstance(node, ast.Call)
    )
    acts = any(
        call.rpartition(".")[2] in ACTS and not call.startswith(("files(", "(files("))
        for call in called
    )
    return acts and any(name.split(".")[0] in DOORS for name, _ in imports(path))


def test_only_these_touch_the_disk() -> None:
    """Rules and renderings get texts and bytes; each module that goes for them has its reason."""
    touching = {dotted(path) for path in MODULES if acts_on_disk(path)}
    rooms = {"workflow" if name.startswith("workflow.") else name for name in touching}

    assert rooms == DISK.keys()


def test_imports_stand_at_the_top() -> None:
    """No import hides inside a function or a class; one for type checkers only is at the top."""
    hidden = [
        (dotted(path), name)
        for path in MODULES
        for name, node in imports(path)
        if node not in top(path)
    ]

    assert hidden == []


def test_no_cycle_among_modules() -> None:
    """Modules of one room do not import each other in a circle."""
    names = {dotted(path) for path in MODULES}
    edges = {
        dotted(path): {
            candidate
            for name, _ in imports(path)
            if name.startswith("edition.")
            for candidate in (name.removeprefix("edition."), name[8:].rpartition(".")[0])
            if candidate in names and "." in candidate
        }
        for path in MODULES
        if "." in dotted(path)
    }
    while leaves := {name for name, known in edges.items() if not known & edges.keys() - {name}}:
        edges = {name: known for name, known in edges.items() if name not in leaves}

    assert edges == {}


def test_no_cycle_among_folders() -> None:
    """Folders of one room do not know each other in a circle: one is always below."""
    folders = {dotted(path.parent) for path in MODULES if path.parent != PACKAGE}
    edges: dict[str, set[str]] = {}
    for path in MODULES:
        here = dotted(path).split(".")
        for name, _ in imports(path):
            there = name.removeprefix("edition.").split(".")
            for depth in range(1, min(len(here), len(there))):
                folder, other = ".".join(here[: depth + 1]), ".".join(there[: depth + 1])
                if here[:depth] == there[:depth] and folder != other and {folder, other} <= folders:
                    edges.setdefault(folder, set()).add(other)
    while leaves := {name for name, known in edges.items() if not known & edges.keys()}:
        edges = {name: known for name, known in edges.items() if name not in leaves}

    assert edges == {}


def test_every_module_says_what_it_owns() -> None:
    """The first line of each module is one sentence."""
    docstrings = {dotted(path): ast.get_docstring(parsed(path)) or "" for path in MODULES}

    assert [name for name, text in docstrings.items() if text.split("\n")[0][-1:] != "."] == []


def test_every_exception_has_its_reason() -> None:
    """Who sets a rule aside for a line says why behind it."""
    root = PACKAGE.parent
    files = (
        path
        for name in ("edition", "schema", "tests", "tools")
        for path in (root / name).rglob("*.py")
    )
    unexplained = [
        f"{path.relative_to(root)}:{number}"
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if EXCEPTION.search(line) and path != Path(__file__)
    ]

    assert unexplained == []


def test_tests_lie_where_their_rooms_do() -> None:
    """A folder of tests bears the name of the folder of the package that it tests."""
    tests = Path(__file__).parent
    folders = {path.parent.relative_to(tests) for path in tests.rglob("test_*.py")} - {Path()}

    assert {str(one) for one in folders if not (PACKAGE / one).is_dir()} == NO_ROOMS
