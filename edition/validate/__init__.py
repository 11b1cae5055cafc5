"""Own what is right and wrong with a TEI document, in plain words."""
