"""Own the words of a text: how it is cut into them, and what is known about each form."""
