"""Own the review of proposals by an editor, in the terminal."""

from edition.review.app import run
from edition.review.session import Editor, Session
from edition.review.shown import tally

__all__ = ["Editor", "Session", "run", "tally"]
