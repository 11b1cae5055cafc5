"""Own the regular expressions of what is rare: each is compiled when it is first asked something.

A command that reads a short text spends a fifth of its time on the compiling of expressions, and
a third of that on those of letters, plays, tables or lost marks, of which the text has none. What
nearly every text needs is compiled by ``re`` itself, whose methods are found sooner.
"""

import re
from typing import Any, cast


class _Rare:
    """Stands for a compiled regular expression; its methods are at hand once it was needed."""

    def __init__(self, text: str, flags: int) -> None:
        self.pattern, self.flags = text, flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 -- whatever a pattern has
        found = getattr(re.compile(self.pattern, self.flags), name)
        setattr(self, name, found)
        return found


def rare(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return the regular expression *text*, to be compiled when it is needed.

    It has the methods of a pattern, but the functions of ``re`` do not take it for one.
    """
    return cast("re.Pattern[str]", _Rare(text, flags))
