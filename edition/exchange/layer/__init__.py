"""Own proposals on other people's TEI: found in its words, kept apart from it, shown on request."""

from edition.exchange.layer.apply import applied
from edition.exchange.layer.model import Layer, Remark
from edition.exchange.layer.propose import propose
from edition.exchange.layer.stand_off import as_stand_off
from edition.exchange.layer.web import as_web_annotations

__all__ = ["Layer", "Remark", "applied", "as_stand_off", "as_web_annotations", "propose"]
