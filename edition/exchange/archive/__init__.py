"""Own what goes to an archive: the package, its metadata, and what is missing for whom."""
