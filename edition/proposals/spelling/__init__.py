"""Own the model of misspelling: what a wrong form may have been, and how likely that is."""
