"""Own apparent typos: evidence and certainty for each, and what the editor decided."""
