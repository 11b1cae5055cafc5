"""Own what the editor says about an edition, in its .toml file."""
