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
from edition.grammar.profiles.profile import Profile, load, of_language, profiles, toml

__all__ = [
    "Anomaly",
    "Block",
    "Certainty",
    "Document",
    "Group",
    "Kind",
    "Profile",
    "Quotation",
    "Repair",
    "analyse",
    "explain",
    "explain_span",
    "load",
    "of_language",
    "profiles",
    "toml",
    "tree",
]
