"""Own what the editor decided: the file, the places it names, and its effect on proposals."""
