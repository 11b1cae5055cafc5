"""Own what is mended in WeasyPrint 70 while a job runs: three functions, put back afterwards.

- ``layout.page.make_page`` loses notes, or sets them on the page after their call, when
  notes are dense (3 lost and 22 displaced of 663 in a book of 110 pages; Kozea/WeasyPrint
  1564 and neighbours). Each page is looked at, and made again with a little less room for
  the text until its calls and its notes agree.
- ``layout.inline.split_first_line`` breaks a line after its first word when a run of text
  overflows by nothing but its trailing space (family of 1051 and 2576).
- ``pdf.fonts.Font.clean`` subsets each font of each document; parts of a book share theirs,
  and ``get_unused_glyph_id`` must give a missing character the same code in every part.
- ``Stream.marked`` tags running heads, page and line numbers and leaves them out of the tree:
  PDF/UA wants them marked as artefacts (ISO 14289-1, 7.8). The tree itself is in ``tagging``.
"""

import copy
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from math import inf

import weasyprint.pdf
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline, page
from weasyprint.pdf import fonts
from weasyprint.pdf.stream import Stream

from edition.typeset.engine.kinds import Box, Engine, Style
from edition.typeset.engine.labels import label, page_end
from edition.typeset.engine.lines import count_page
from edition.typeset.engine.model import Unfit
from edition.typeset.engine.notes import NotesContext, ref_of
from edition.typeset.engine.patching import replaced
from edition.typeset.engine.tagging import add_tags

STEP = 6.0
"""Pixels by which the text area of a page is shortened at each new attempt."""
ATTEMPTS = 24
FUZZ = 0.01
"""Pixels of rounding."""
GLYPHS = 65_536

_make_page: Callable[..., Box] = page.make_page
_split_first_line: Callable[..., Box] = inline.split_first_line
_stream_marked: Callable[..., AbstractContextManager[None]] = Stream.marked


@contextmanager
def mended() -> Iterator[None]:
    """Put the mended functions in their places for as long as the block runs."""
    with ExitStack() as stack:
        stack.enter_context(replaced(page, "make_page", _whole_page))
        stack.enter_context(replaced(inline, "split_first_line", _unbroken_line))
        stack.enter_context(replaced(fonts.Font, "clean", _leave_whole))
        stack.enter_context(replaced(fonts.Font, "get_unused_glyph_id", _missing_glyph))
        stack.enter_context(replaced(weasyprint.pdf, "add_tags", add_tags))
        stack.enter_context(replaced(Stream, "marked", _marked))
        yield


def _whole_page(
    context: NotesContext,
    root: Engine,
    page_type: Engine,
    resume_at: Engine,
    number: int,
    state: Engine,
) -> Box:
    """Make a page whose foot holds exactly the notes that its lines call.

    Raises:
        Unfit: no shortening of the page helps.
    """
    before = _remember(context, state)
    context.on_page(number)
    misplaced: list[Box] = []
    for attempt in range(ATTEMPTS):
        context.shrink = STEP * attempt
        made = _make_page(context, root, page_type, resume_at, number, state)
        misplaced = _misplaced(context, made[0]) or _too_wide(context, made[0], number)
        if not misplaced:
            context.shrink = 0.0
            return made
        context.retries += 1
        _restore(context, state, before)
    raise Unfit(tuple(ref_of(note) for note in misplaced))


def _misplaced(context: NotesContext, made: Box) -> list[Box]:
    """Return the notes that are called on the page but do not stand on it."""
    here = set(context.current_page_footnotes)
    called = (getattr(box, "footnote", None) for box in made.children[0].descendants())
    return [note for note in called if note is not None and note not in here]


def _too_wide(context: NotesContext, made: Box, number: int) -> list[Box]:
    """Label the foot, and return its longest note when it does not fit below the text.

    Reserved labels are as wide as nearly all real ones; a lemma that runs over two pages has
    a wider one.
    """
    del context.counts[number - 1 :]
    before = context.counts[-1].number if context.counts else 0
    count = count_page(made, context.lines, context.every, before)
    context.counts.append(count)
    context.labelled.pop(number, None)
    if not context.current_page_footnotes:
        return []
    context.labelled[number] = labelled = label(context, context.counts)
    if labelled.area.margin_height() <= page_end(made) - count.end + FUZZ:
        return []
    return [max(context.current_page_footnotes, key=context.natural_width)]


def _remember(context: NotesContext, state: Engine) -> tuple[Box, ...]:
    return (
        context.footnotes.copy(),
        list(context.reported_footnotes),
        dict(context.broken_out_of_flow),
        copy.deepcopy(state),
    )


def _restore(context: NotesContext, state: Engine, before: tuple[Box, ...]) -> None:
    context.footnotes = before[0].copy()
    context.reported_footnotes = list(before[1])
    context.broken_out_of_flow = dict(before[2])
    for now, then in zip(state, copy.deepcopy(before[3]), strict=True):
        now.clear()
        (now.update if isinstance(now, dict) else now.extend)(then)


def _unbroken_line(
    text: str,
    style: Style,
    context: Engine,
    max_width: float | None,
    spacing: float,
    is_line_start: bool = True,
    minimum: bool = False,
) -> Box:
    """Split *text* as the engine does, except where only its trailing space is too wide."""
    split = _split_first_line(text, style, context, max_width, spacing, is_line_start, minimum)
    if (
        split[2] is None
        or minimum
        or not max_width
        or max_width == inf
        or not text.endswith(" ")
        or style["white_space"] != "normal"
        or " " not in text[:-1]
        or " " in text.encode()[: split[1]].decode().strip()
    ):
        return split
    bare = _split_first_line(
        text.rstrip(" "), style, context, max_width, spacing, is_line_start, minimum
    )
    if bare[2] is not None:
        return split
    roomy = max_width + style["font_size"]
    whole = _split_first_line(text, style, context, roomy, spacing, is_line_start, minimum)
    return whole if whole[2] is None else split


def _leave_whole(font: Engine, _texts: Engine, _hinting: Engine) -> None:
    """Keep a stand-in of the font's kind: the fonts of all parts are put in at the end."""
    font.file_content = font.file_content[:4]


def _missing_glyph(font: Engine, codepoint: int) -> int:
    """Return a code beyond the glyphs of *font* that follows from *codepoint* alone."""
    glyph: int = font.glyph_count + codepoint % (GLYPHS - font.glyph_count)
    font.missing[codepoint] = glyph
    return glyph


def mark_margins(pages: Iterable[Box]) -> None:
    """Tell ``_marked`` what stands in the margins of *pages*."""
    for page_box in pages:
        for margin in page_box.children:
            if isinstance(margin, boxes.MarginBox):
                for box in margin.descendants():
                    box.in_margin = True


def _marked(stream: Engine, box: Box, tag: str) -> AbstractContextManager[None]:
    """Mark what *box* draws: the margins as artefacts."""
    in_margin = getattr(box, "in_margin", False)
    marked: AbstractContextManager[None] = (
        stream.artifact() if in_margin else _stream_marked(stream, box, tag)
    )
    return marked
