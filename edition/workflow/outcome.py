"""Own the exit codes: what the end of a run means to a script."""

from typing import Final

DONE: Final = 0
"""Done, and nothing is left to say."""
NEEDS_A_PERSON: Final = 1
"""Done, and something needs a person: a slip to decide, an invalid file, a missing fact."""
NOT_DONE: Final = 2
"""Could not be done: nothing was written, or all but a part that needs a library."""
