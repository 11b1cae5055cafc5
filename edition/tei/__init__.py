"""Own the TEI document: its elements, ids and header, and the source text back out of it."""
