"""Own the static collection of Distributed Text Services: a text to be asked for by reference."""

from edition.exchange.dts.citation import Structure, Unit, structures, units
from edition.exchange.dts.site import Site, site

__all__ = ["Site", "Structure", "Unit", "site", "structures", "units"]
