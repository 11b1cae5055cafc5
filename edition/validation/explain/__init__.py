"""Own the explanation of what is wrong: for every error its place, its words, its remedy."""
