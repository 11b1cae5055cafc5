"""Own the identifiers: short hashes of what is identified, so that they survive edits elsewhere."""

from hashlib import blake2b

DIGITS = 4
"""Bytes of a hash; 4 give 8 hexadecimal digits. Repeats get a suffix, so none is ever shared."""
IGNORED = bytes(sorted({*b" \t\r\n.,;:!?'\"()[]-_*"}))
LOWER = bytes(range(256)).lower()
SHORT = 40
"""Below this many characters a text is not distinct by itself: its block is hashed with it."""


class Ids:
    """Gives ``xml:id`` values, each once."""

    def __init__(self) -> None:
        """Begin with none given."""
        self._given: dict[str, int] = {}

    def of_block(self, prefix: str, text: str) -> str:
        """Return an identifier for a block whose words are *text*."""
        return self._once(f"{prefix}-{_digest(text)}")

    def within(self, prefix: str, text: str, block: str) -> str:
        """Return an identifier for something in *block*, itself an identifier.

        A long text is known by its own words; a short one by these and its block's.
        """
        return self._once(f"{prefix}-{_digest(text if len(text) > SHORT else block + text)}")

    def _once(self, name: str) -> str:
        times = self._given.get(name, 0) + 1
        self._given[name] = times
        return f"{name}-{times}" if times > 1 else name


def _digest(text: str) -> str:
    words = text.encode("utf-8", "surrogatepass").translate(LOWER, IGNORED)
    return blake2b(words, digest_size=DIGITS).hexdigest()
