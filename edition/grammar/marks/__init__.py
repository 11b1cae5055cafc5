"""Own the quotation marks of one block: which are marks, which are pairs, which were lost."""
