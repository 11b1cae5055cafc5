from edition.messages import EditionError, Message
from edition.validation import validate
from edition.version import VERSION
from edition.workflow.encode import Encoded, encode
from edition.workflow.render import render

__all__ = ["VERSION", "EditionError", "Encoded", "Message", "encode", "render", "validate"]
