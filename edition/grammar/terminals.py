"""Own which terminals of the grammar stand around each kind of block, or point at a token."""

from edition.grammar.model import Kind

POINTED = frozenset(
    {
        "Q_OPEN",
        "Q_CLOSE",
        "Q_PAUSE",
        "Q_RESUME",
        "B_OPEN",
        "I_OPEN",
        "DIRECTION_OPEN",
        "SIDENOTE_OPEN",
        "PAGE_OPEN",
        "PAGE_NUMBER",
        "STRAY",
        "NOTE_CALL",
    }
    | {"OMISSION", "AUTHORS_OMISSION", "SUSPENSION", "QUERY", "SIC", "EXCLAMATION"}
)
"""Terminals whose value is the index of their token, as that of those that a house style adds
is; the value of others is their text."""
EDGES = {
    Kind.HEADING: ("H_START", "H_END"),
    Kind.PARAGRAPH: ("P_START", "P_END"),
    Kind.ARRANGED_LINES: ("AL_START", "AL_END"),
    Kind.OMISSION_LINE: ("OL_START", "OL_END"),
    Kind.SEPARATOR: ("SEP_START", "SEP_END"),
    Kind.ATTRIBUTION: ("BIBL_START", "BIBL_END"),
    Kind.NOTE: ("N_START", "N_END"),
    Kind.ILLUSTRATION: ("FIG_START", "FIG_END"),
    Kind.SPACE: ("SPACE_START", "SPACE_END"),
    Kind.SPEAKER: ("SPEAKER_START", "SPEAKER_END"),
    Kind.STAGE: ("STAGE_START", "STAGE_END"),
    Kind.IMPRINT: ("IMPRINT_START", "IMPRINT_END"),
    Kind.TITLE: ("TITLE_START", "TITLE_END"),
    Kind.DATELINE: ("DATELINE_START", "DATELINE_END"),
    Kind.SALUTE: ("SALUTE_START", "SALUTE_END"),
    Kind.VALEDICTION: ("SALUTE_START", "SALUTE_END"),
    Kind.SIGNED: ("SIGNED_START", "SIGNED_END"),
    Kind.TRAILER: ("TRAILER_START", "TRAILER_END"),
    Kind.ORNAMENT: ("ORNAMENT_START", "ORNAMENT_END"),
    Kind.PAGE_BREAK: ("PB_START", "PB_END"),
    Kind.SIDENOTE: ("SN_START", "SN_END"),
    Kind.ITEM: ("ITEM_START", "ITEM_END"),
    Kind.CELL: ("CELL_START", "CELL_END"),
    Kind.CAST_ITEM: ("CAST_ITEM_START", "CAST_ITEM_END"),
}
"""The terminals around a block, by its kind; bylines and verse have more than two."""
PARTS = {
    "speech": ("SPEECH_START", "SPEECH_END"),
    "long_note": ("LN_START", "LN_END"),
    "long_illustration": ("LF_START", "LF_END"),
    "opener": ("OPENER_START", "OPENER_END"),
    "closer": ("CLOSER_START", "CLOSER_END"),
    "postscript": ("PS_START", "PS_END"),
    "epigraph": ("EPIGRAPH_START", "EPIGRAPH_END"),
    "item_list": ("LIST_START", "LIST_END"),
    "table": ("TABLE_START", "TABLE_END"),
    "row": ("ROW_START", "ROW_END"),
    "cast_list": ("CAST_START", "CAST_END"),
}
"""The terminals around several blocks, by the rule that they make up."""
