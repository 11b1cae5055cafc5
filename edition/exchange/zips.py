"""Own the writing of zip files: the same content gives the same bytes, everywhere."""

import io
import zipfile
from collections.abc import Mapping

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file can state; every entry states it."""

REGULAR_FILE = 0o100644 << 16
UNIX = 3


def zipped(files: Mapping[str, bytes], first: str = "") -> bytes:
    """Return a zip file of *files*, by path, sorted.

    The file called *first*, if any, comes before all others and is not compressed, as EPUB
    wants of ``mimetype`` (EPUB Open Container Format 3.3, section 4.3).
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path in sorted(files, key=lambda path: (path != first, path)):
            entry = zipfile.ZipInfo(path, EARLIEST)
            entry.create_system = UNIX
            entry.external_attr = REGULAR_FILE
            entry.compress_type = zipfile.ZIP_STORED if path == first else zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[path])
    return buffer.getvalue()
