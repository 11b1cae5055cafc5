"""Own schemas ready for use, and the user's cache folder in which they are kept.

What is kept is JSON: the tables of a simplified schema, behind a line that says which
version of them it is, the digest of what follows, and after it which files they were made
of, with their digests. A file that does not agree with any of it, or with the schema as it
is now, is not used but written anew; it can be deleted at any time. Each is written beside
its place and moved there whole, so that two runs at once do no harm.
"""

import hashlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lazy_loader
import platformdirs

from edition.validation.relaxng.automaton import Automaton
from edition.validation.relaxng.tables import Tables

if TYPE_CHECKING:
    from edition.validation.relaxng import files, simplify
else:  # a schema that is in the cache needs neither
    files = lazy_loader.load("edition.validation.relaxng.files", suppress_warning=True)
    simplify = lazy_loader.load("edition.validation.relaxng.simplify", suppress_warning=True)

FORMAT = "edition-schema-2"
"""Changes whenever the tables change their meaning."""

_loaded: dict[Path, tuple[str, Automaton]] = {}


def load(path: Path) -> Automaton:
    """Return the schema at *path*, from memory or from the cache when it has not changed.

    Raises:
        EditionError: I001, V041 to V044: it cannot be read, or is not a right schema.
    """
    path = path.resolve()
    try:
        main = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        main = ""
    known = _loaded.get(path)
    if known and known[0] == main:
        return known[1]
    key = hashlib.sha256(f"{path}\n{main}".encode()).hexdigest()
    kept = cache_folder() / f"{key}.json"
    tables = _read(kept, path.parent)
    if tables is None:
        read = files.SchemaFiles(path)
        tables = simplify.simplify(read)
        _write(kept, tables, read.digests)
    automaton = Automaton(tables)
    _loaded[path] = (main, automaton)
    return automaton


def cache_folder() -> Path:
    """Return the folder in which compiled schemas are kept."""
    return platformdirs.user_cache_path("edition") / "schemas"


def _read(kept: Path, folder: Path) -> Tables | None:
    """Return the tables in the file *kept*, or None when it is not there or not right."""
    try:
        head, _, body = kept.read_bytes().partition(b"\n")
        if head.decode("ascii") != _head(body):
            return None
        digests, start, declarations, nodes = json.loads(body)
        for name, digest in digests.items():
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
                return None
    except (OSError, ValueError):
        return None
    return Tables(nodes, declarations, start)


def _write(kept: Path, tables: Tables, digests: dict[str, str]) -> None:
    """Keep *tables* if that can be done; a folder that cannot be written to is no error."""
    record: Any = [digests, tables.start, tables.declarations, tables.nodes]
    body = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()
    try:
        kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        beside = kept.with_suffix(f".{os.getpid()}.new")
        beside.write_bytes(_head(body).encode("ascii") + b"\n" + body)
        beside.replace(kept)
    except OSError:
        return


def _head(body: bytes) -> str:
    return f"{FORMAT} {hashlib.sha256(body).hexdigest()}"


def forget() -> None:
    """Forget the schemas held in memory; those in the cache folder stay."""
    _loaded.clear()
