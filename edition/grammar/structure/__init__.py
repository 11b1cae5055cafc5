"""Own the parts of a book that its blocks show: headings, letters, plays, notes, margins."""
