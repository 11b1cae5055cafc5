"""Own what the text is: tokens, marks, blocks, quotations, omissions, anomalies."""

from edition.grammar.analyse import analyse
from edition.grammar.explain import explain, explain_span, tree
from edition.grammar.model import (
    Anomaly,
    Block,
    Certainty,
    Document,
    Group,
    Kind,
    Quotation,
    Repair,
)
from edition.grammar.profile import choose, of_language, profiles

__all__ = [
    "Anomaly",
    "Block",
    "Certainty",
    "Document",
    "Group",
    "Kind",
    "Quotation",
    "Repair",
    "analyse",
    "choose",
    "explain",
    "explain_span",
    "of_language",
    "profiles",
    "tree",
]
