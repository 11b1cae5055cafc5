"""Own the way from an offset in a text to line and column, and back."""

from bisect import bisect_right

from edition.messages import Place


class Lines:
    r"""Where the lines of one text begin.

    A line ends with LF, CR LF or a lone CR, as in XML 1.0 section 2.11, so that an editor
    and a compiler count the same lines. Offsets and columns are in code points; offsets
    count from 0, lines and columns from 1.
    """

    def __init__(self, name: str, text: str) -> None:
        """Index *text*, which messages call *name*."""
        self._name = name
        self._text = text
        self._starts = _line_starts(text)

    def __len__(self) -> int:
        """Count the lines; a line end at the very end of the text begins one more."""
        return len(self._starts)

    def line_column(self, offset: int) -> tuple[int, int]:
        """Return line and column of *offset*."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def span(self, line: int) -> tuple[int, int]:
        """Return the offsets of *line*, from its first character to before its line end.

        Raises:
            IndexError: the text has no such line.
        """
        if not 1 <= line <= len(self._starts):
            raise IndexError(line)
        start = self._starts[line - 1]
        following = self._starts[line] if line < len(self._starts) else len(self._text)
        return start, start + len(self._text[start:following].rstrip("\r\n"))

    def place(self, offset: int, length: int = 0) -> Place:
        """Return the place of *length* code points at *offset*, with its line as excerpt."""
        line, column = self.line_column(offset)
        start, end = self.span(line)
        return Place(self._name, line, column, length, self._text[start:end])


def _line_starts(text: str) -> list[int]:
    starts = [0]
    if "\r" not in text:
        find = text.find
        position = find("\n")
        while position >= 0:
            starts.append(position + 1)
            position = find("\n", position + 1)
        return starts
    position = 0
    for line in text.replace("\r\n", "\n\n").replace("\r", "\n").split("\n")[:-1]:
        position += len(line) + 1
        starts.append(position)
    if "\r\n" in text:
        return [
            start
            for start in starts
            if not (0 < start < len(text) and text[start - 1 : start + 1] == "\r\n")
        ]
    return starts
