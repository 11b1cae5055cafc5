"""Own the sharing of computed styles: elements that differ by their anchor alone have one.

WeasyPrint 70 shares the style of equal elements, but declares the ``id`` of each in its style,
so that every lemma has one of its own, computed anew; and one for each label of a note.
"""

from collections.abc import Callable, Iterable
from functools import cached_property

from weasyprint.css import ComputedStyle, StyleFor

from edition.typeset.engine.kinds import Box, Engine, Style

ANCHOR = "anchor"
BY_VALUE = frozenset({ANCHOR, "lang"})
"""Declarations that the engine parses anew for each element: equal ones are not the same."""

_set_computed_styles: Callable[..., None] = StyleFor.set_computed_styles


class Twin(ComputedStyle):
    """A style that has an anchor, and all else of another."""

    def __init__(self, common: Style, cascaded: Engine) -> None:
        super().__init__(
            common.parent_style, cascaded, common.pseudo_type, common.root_style, common.base_url,
            common.font_config, common.initial_page_sizes,
        )  # fmt: skip
        self.common, self.specified = common, common.specified

    def __missing__(self, key: str) -> Engine:
        """Return a value that is not computed yet."""
        if key == ANCHOR:
            return super().__missing__(key)
        value = self[key] = self.common[key]
        return value

    @cached_property
    def anonymous_style(self) -> Style:
        """The style of boxes without an element in one of this style."""
        return self.common.anonymous_style


def common(style: Style) -> Style:
    """Return the style that holds what is worked out of *style* and of all its twins."""
    return style.common if type(style) is Twin else style


def shared_style(
    styles: Engine,
    element: Engine,
    parent: Engine,
    root: Engine = None,
    pseudo_type: str | None = None,
    base_url: str | None = None,
    target_collector: Engine = None,
) -> None:
    """Compute the style of an element, or of its pseudo-element: of equal ones, once."""
    given = (element, parent, root, pseudo_type, base_url)
    if parent is None or not hasattr(element, "tag"):  # of a page, all differ
        _set_computed_styles(styles, *given, target_collector)
        return
    computed, cascaded = styles.get_computed_styles(), styles.get_cascaded_styles()
    declared = cascaded.get((element, pseudo_type), {})
    key = (id(common(computed[parent, None])), pseudo_type, _key(declared))
    known = styles.__dict__.setdefault("known_styles", {})
    if key not in known:
        cascaded[element, pseudo_type] = {
            name: value for name, value in declared.items() if name != ANCHOR
        }
        _set_computed_styles(styles, *given, None)
        known[key] = computed[element, pseudo_type]
        cascaded[element, pseudo_type] = declared
    style = known[key]
    if ANCHOR in declared:
        style = Twin(style, declared)
        if target_collector and style[ANCHOR]:
            target_collector.collect_anchor(style[ANCHOR])
    computed[element, pseudo_type] = style


def _key(declared: Engine) -> tuple[Engine, ...]:
    return tuple(
        (name, repr(value) if name in BY_VALUE else id(value))
        for name, (value, _) in declared.items()
        if name != ANCHOR
    )


def share_styles(notes: Iterable[Box]) -> None:
    """Let notes of one look share one style: the engine gives each a copy of its own."""
    known: dict[tuple[int, int], Style] = {}
    for note in notes:
        style = note.style
        note.style = known.setdefault((id(style.cascaded), id(common(style.parent_style))), style)
