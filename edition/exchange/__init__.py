"""Own what leaves for archives and what comes from them."""
