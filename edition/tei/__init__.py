"""Own the TEI document: its elements, ids and header, and the source text back out of it."""

from edition.tei.encode import Encoding, Tally, encode
from edition.tei.record import Record, recorded
from edition.tei.restore import source_text, verify

__all__ = ["Encoding", "Record", "Tally", "encode", "recorded", "source_text", "verify"]
