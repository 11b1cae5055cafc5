"""Own the order in which the files are written."""

from collections.abc import Callable
from pathlib import Path

from schema.generate import odd, page, rng

ROOT = Path(__file__).parents[2]
FILES: dict[str, Callable[[], bytes]] = {
    "schema/edition.rng": rng.render,
    "schema/edition.odd": odd.render,
    "docs/schema.html": page.render,
}


def main() -> None:
    """Write every file that is made from the sources of the schema."""
    for name, render in FILES.items():
        (ROOT / name).write_bytes(render())


if __name__ == "__main__":
    main()
