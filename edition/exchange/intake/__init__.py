"""Own what is taken in: TEI of all kinds, plain texts and web pages of the big collections."""
