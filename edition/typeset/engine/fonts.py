"""Own the faces the engine sees: those handed to it, never what the machine happens to have."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from weasyprint.text.fonts import FontConfiguration

NO_FONTS = (
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig/>'
)


class OwnFaces(FontConfiguration):
    """A font configuration without a single font; ``@font-face`` rules bring all there are.

    The stock one loads fontconfig's configuration of the system, and Pango then takes any
    glyph our faces lack from any font of the machine: other lines, other bytes elsewhere.
    """

    def __init__(self) -> None:
        with _empty_fontconfig():
            super().__init__()
        self.looks: dict[object, object] = {}  # what ``economy`` keeps by look of text


@contextmanager
def _empty_fontconfig() -> Iterator[None]:
    """Point fontconfig to a configuration that names no folder, as long as it is read."""
    with tempfile.TemporaryDirectory(prefix="edition-") as folder:
        path = Path(folder) / "fonts.conf"
        path.write_text(NO_FONTS, encoding="ascii")
        before = os.environ.get("FONTCONFIG_FILE")
        os.environ["FONTCONFIG_FILE"] = str(path)
        try:
            yield
        finally:
            if before is None:
                del os.environ["FONTCONFIG_FILE"]
            else:
                os.environ["FONTCONFIG_FILE"] = before
