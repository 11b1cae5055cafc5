"""Own what a page shows: which words, in which view, and every register, without markup."""
