"""Own the compact syntax of RELAX NG: a ``.rnc`` schema becomes its XML form.

Written after the specification (Clark, *RELAX NG Compact Syntax*, OASIS 2002). What
``##`` says about a pattern is kept as ``a:documentation``; other annotations are read
over, as they never change what a schema allows.
"""

from edition.validation.compact.schema import parse
from edition.validation.compact.tokens import DOCUMENTATION

__all__ = ["DOCUMENTATION", "parse"]
