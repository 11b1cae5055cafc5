"""Own what was learnt from prose that others have read: which words and kinds fit a place."""
