"""Own the order of everything; the only room that writes files."""
