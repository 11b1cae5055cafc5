from edition.build.encode import Encoded, encode
from edition.build.render import render
from edition.messages import EditionError, Message
from edition.validation import validate
from edition.version import VERSION

__all__ = ["VERSION", "EditionError", "Encoded", "Message", "encode", "render", "validate"]
