"""Own the printed edition: pages, line numbers, apparatus."""
