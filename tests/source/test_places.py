"""Lines: offsets to line and column, as an editor counts them."""

from hypothesis import given
from hypothesis import strategies as st

from edition.source import Lines

TEXT = st.text(alphabet=st.sampled_from("ab\n\r\t “\U0001d11e"), max_size=40)


def split_like_xml(text: str) -> list[str]:
    """Cut a text into lines the slow way: CR LF, LF and a lone CR each end one."""
    lines, rest = [""], text
    while rest:
        for end in ("\r\n", "\n", "\r"):
            if rest.startswith(end):
                lines.append("")
                rest = rest[len(end) :]
                break
        else:
            lines[-1] += rest[0]
            rest = rest[1:]
    return lines


@given(TEXT)
def test_lines_are_those_of_xml(text: str) -> None:
    """Every line is found whole, whatever ends it."""
    lines = Lines("a.txt", text)
    spans = [lines.span(number) for number in range(1, len(lines) + 1)]

    assert [text[start:end] for start, end in spans] == split_like_xml(text)


@given(TEXT, st.integers(min_value=0))
def test_a_place_points_at_its_character(text: str, number: int) -> None:
    """The column of a place counts code points from the start of its line."""
    offset = number % (len(text) + 1)
    lines = Lines("a.txt", text)
    line, column = lines.line_column(offset)

    assert lines.span(line)[0] + column - 1 == offset


def test_a_place_reads_as_compilers_write_it() -> None:
    """A place is file:line:column."""
    assert str(Lines("a.txt", "one\ntwo").place(5)) == "a.txt:2:2"
