"""Own the version of the program; the package metadata is read from here."""

VERSION = "0.1.0"
