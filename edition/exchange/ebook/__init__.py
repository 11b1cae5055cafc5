"""Own the e-book: one EPUB 3 file, accessible, that any reader shows without a network."""

from edition.exchange.ebook.bind import as_epub

__all__ = ["as_epub"]
