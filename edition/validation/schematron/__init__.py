"""Own Schematron: rules in XPath, which say what a grammar cannot."""
