"""Own what the editor says about an edition, in its .toml file."""

from edition.metadata.model import Licence, Metadata, Original, Person, Publication
from edition.metadata.read import read_metadata

__all__ = ["Licence", "Metadata", "Original", "Person", "Publication", "read_metadata"]
