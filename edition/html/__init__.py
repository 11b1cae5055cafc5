"""Own the HTML edition: one self-contained file."""
