"""Own the TEI document: its elements, ids and header, and the source text back out of it."""

from typing import TYPE_CHECKING

import lazy_loader

if TYPE_CHECKING:
    from edition.tei.encoding import Encoding, encode
    from edition.tei.record import Record, recorded
    from edition.tei.restore import source_text, verify
    from edition.tei.tally import Tally
else:  # reading a TEI file need not wait for the grammar that writes one
    __getattr__, _, _ = lazy_loader.attach(
        __name__,
        submod_attrs={
            "encoding": ["Encoding", "encode"],
            "record": ["Record", "recorded"],
            "restore": ["source_text", "verify"],
            "tally": ["Tally"],
        },
    )

__all__ = ["Encoding", "Record", "Tally", "encode", "recorded", "source_text", "verify"]
