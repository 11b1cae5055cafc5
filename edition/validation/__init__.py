"""Own what is right and wrong with a TEI document, in plain words."""

from edition.validation.validator import validate

__all__ = ["validate"]
