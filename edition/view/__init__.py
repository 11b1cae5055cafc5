"""Own what a page shows: which words, in which view, and every register, without markup."""

from edition.view.book import Book, read
from edition.view.contents import Division
from edition.view.entries import Entry, Evidence, Layer, Reason, Variant, Where
from edition.view.lemma import quoted, surrounded
from edition.view.names import Element
from edition.view.own_words import evidence_in, in_language
from edition.view.reading import Words, words
from edition.view.record import Facts
from edition.view.table import TABLE, Row, Table
from edition.view.tokens import Close, Open, Passage, Reading, Token, in_reading, plain, write

__all__ = [
    "TABLE",
    "Book",
    "Close",
    "Division",
    "Element",
    "Entry",
    "Evidence",
    "Facts",
    "Layer",
    "Open",
    "Passage",
    "Reading",
    "Reason",
    "Row",
    "Table",
    "Token",
    "Variant",
    "Where",
    "Words",
    "evidence_in",
    "in_language",
    "in_reading",
    "plain",
    "quoted",
    "read",
    "surrounded",
    "words",
    "write",
]
