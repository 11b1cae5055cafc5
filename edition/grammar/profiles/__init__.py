"""Own the conventions of languages and presses: what their books do with quotation marks."""
