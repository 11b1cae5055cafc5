"""Own the pairing of marks in a block: which opens, closes, is an apostrophe, or is loose.

The rules, in the order they are tried; each is a method below, with its example:

1. an apostrophe that begins a known word (’tis, ’em, ’20s) is text;
2. a mark that stands where one opens, opens; one turned the wrong way is a guess;
3. a single mark after a word may be a possessive or an elision (the sailors’ chapel): it is
   text when a surer closing mark follows;
4. a closing mark closes the nearest opening mark of its kind; what was opened since is loose.
"""

from edition.grammar.marks.apostrophes import DASHES, LOOK_AHEAD, STRONG_BEFORE, Apostrophes
from edition.grammar.marks.stack import DOUBLED, TURNED, Opening, Stack
from edition.grammar.tokens import Q_CLOSE, Q_OPEN, TEXT, Loose, Tokens

BEFORE_OPENING = "([{“‘«‹„‚—–-―/\"'_`"
AFTER_OPENING = "([“‘«"
STOPS = ".,;:!?"
ENDS = STOPS + '”“"»'
"""A mark after one of these is no apostrophe, if no word follows."""
STRONG_AFTER = ".,;:!?…—–-)]”’\"'"
DOUBLES = ('"', "“")


def pair(tokens: Tokens, first: int, last: int, marks: list[int]) -> Loose | None:
    """Pair the *marks* from token *first* to before *last*; return those without a partner."""
    if _paired_in_turn(tokens, marks):
        return None
    signs = Apostrophes(tokens, first, last)
    return Pairing(tokens, first, last, signs=signs).run(marks) or None


def _paired_in_turn(tokens: Tokens, marks: list[int]) -> bool:
    """Pair marks that can be nothing else and come in turn, as most do: “so” and “so”."""
    texts, half = tokens.texts, len(marks) // 2
    signs = "".join([texts[index] for index in marks])
    closers = tokens.profile.unmistakable.get(signs[0], "")
    if signs not in {(signs[0] + closer) * half for closer in closers}:
        return False
    kinds, partner, each = tokens.kinds, tokens.partner, iter(marks)
    for opening, closing in zip(each, each, strict=True):
        kinds[opening], kinds[closing] = Q_OPEN, Q_CLOSE
        partner[opening] = closing
    return True


class Pairing(Stack, kw_only=True):
    """Pairs the marks of one block of *tokens*; ``signs`` tells its apostrophes from its marks."""

    signs: Apostrophes

    def run(self, marks: list[int]) -> Loose | None:
        """Resolve the *marks* of the block, by index; return those without a partner."""
        texts = self.tokens.texts
        for index in marks:
            self._resolve(index, texts[index])
        if not (self.stack or self.inside or self.unopened):
            return None
        return self.left()

    def _resolve(self, index: int, mark: str) -> None:
        profile = self.tokens.profile
        if mark[0] == "`":
            self._grave(index, mark)
        elif mark == "'" and self.waiting.get(DOUBLED) and self._closes_doubled(index):
            pass
        elif mark in profile.apostrophes:
            self._apostrophe_or_single(index, mark)
        elif mark in profile.straight or mark == "_":
            self._straight(index, mark)
        elif opener := self._closable(mark):
            self.close(index, opener)
        elif self._only_closes(index, mark):
            self.stray(index)
        elif mark in profile.closers or mark == "[":
            self._curly_opening(index, mark)
        elif mark in TURNED and self._stands_open(index):
            self.open(index, TURNED[mark], sure=False)
        else:
            self.stray(index)

    def _grave(self, index: int, mark: str) -> None:
        """Open `so' and ``so'' where a mark may; elsewhere ` is a character."""
        before, _ = self.signs.beside(index)
        end = self.tokens.end(index)
        leads = before.isspace() or before in BEFORE_OPENING
        leads = leads and not self.signs.stands_for_letter(index)
        opens = mark == DOUBLED or (self.tokens.graves and mark in self.tokens.profile.closers)
        if opens and leads and not self.tokens.text[end : end + 1].isspace():
            self.open(index, mark, sure=True)
        else:
            self.tokens.kinds[index] = TEXT

    def _closes_doubled(self, index: int) -> bool:
        """Let the second of two ' close ``so''; the first is a character."""
        texts = self.tokens.texts
        following = (texts[index + 1 : min(index + 3, self.last)] + [""] * 2)[:2]
        if following[0] == "'" != following[1]:
            self.tokens.kinds[index] = TEXT
            return True
        if following[0] != "'" == texts[index - 1] and self.tokens.kinds[index - 1] == TEXT:
            self.close(index, DOUBLED)
            return True
        return False

    def _only_closes(self, index: int, mark: str) -> bool:
        """Tell a closing mark that nothing opened from one that opens: gut.“ and «gut»."""
        profile = self.tokens.profile
        both = mark in profile.openers and mark in profile.closers
        return both and not self.waiting.get(mark) and self._stands_closed(index)

    def _closable(self, mark: str) -> str:
        """Return the opening mark that *mark* closes here, "" if none waits."""
        waiting = self.waiting
        if mark == "]":
            return "[" if self._bracket_closes() else ""
        if mark == "_":
            return mark
        for opener in self.tokens.profile.openers.get(mark, ()):
            if waiting.get(opener):
                return opener
        return ""

    def _bracket_closes(self) -> bool:
        """Tell whether a ] closes its [ without cutting a quotation in two: “ [ ” ]."""
        for opening in reversed(self.stack):
            if opening.kind == "[":
                return True
            if opening.sure:
                return False
        return False

    def _stands_open(self, index: int) -> bool:
        """Tell whether a mark stands where one opens: after a space, before a word."""
        before, after = self.signs.beside(index)
        follows = after.isalnum() or after in AFTER_OPENING
        return self._leads(index, before) and follows

    def _leads(self, index: int, before: str) -> bool:
        """Tell whether *before* a mark stands what leads to an opening one."""
        return before.isspace() or before in BEFORE_OPENING or self._just_opened(index)

    def _just_opened(self, index: int) -> bool:
        """Tell whether a mark that opens stands right before this one: “‘Go."""
        return bool(self.stack) and self.stack[-1].token == index - 1

    def _stands_closed(self, index: int) -> bool:
        """Tell whether a mark stands where one closes: after a word, stop or dash, before a space.

        Before the closing mark of what is around it, too: ‘She said, “Wait—“’
        """
        before, after = self.signs.beside(index)
        behind = before in DASHES or not (before.isspace() or before in BEFORE_OPENING)
        return behind and (after.isspace() or after in STRONG_AFTER)

    def _curly_opening(self, index: int, mark: str) -> None:
        """Open, unless an opening glyph stands where one closes: “Hello,“ he said."""
        if mark != "[" and self.waiting.get(mark) and self._stands_closed(index):
            self.close(index, mark)
            meant = self.tokens.profile.closers[mark][0]
            self.turned(index, meant)
        elif mark != "‘" or not (self.signs.begins_word(index) or self.signs.may_elide(index)):
            self.open(index, mark, sure=True)
        else:
            self.guess(index, mark)

    def _apostrophe_or_single(self, index: int, mark: str) -> None:
        before, after = self.signs.beside(index)
        if (before == "[" or after == "]") and self.signs.stands_for_letter(index):
            self.tokens.kinds[index] = TEXT
            return
        straight = mark in self.tokens.profile.straight
        kind = self._closable(mark) or (mark if straight else TURNED.get(mark, mark))
        leading = self._leads(index, before)
        if kind == "`" and leading and not self._closes_here(kind, before, after):
            self.tokens.kinds[index] = TEXT
        elif before in "([" and after in ")]":
            self.tokens.kinds[index] = TEXT  # a sign talked about, or a transliteration: Vi[']s
        elif leading and not after.isspace() and not self._closes_here(kind, before, after):
            if self.signs.begins_word(index) or not (straight or self._may_turn(kind, after)):
                self.tokens.kinds[index] = TEXT
            elif self.signs.may_elide(index):
                self.guess(index, kind)
            else:
                self.open(index, kind, sure=straight)
        elif self._closes_single(index, kind, before, after):
            self.close(index, kind)
        elif before in ENDS and not after.isalnum():
            self.stray(index)
        else:
            self.tokens.kinds[index] = TEXT

    def _closes_here(self, kind: str, before: str, after: str) -> bool:
        """Tell a closing mark from an opening one between dash or mark and stop: wait—’."""
        return bool(self.waiting.get(kind)) and not before.isspace() and not after.isalnum()

    def _may_turn(self, kind: str, after: str) -> bool:
        """Tell whether a leading ’ may be a turned ‘: only outside single marks."""
        return after.isalnum() and not self.waiting.get(kind)

    def _top_sure(self, kind: str) -> bool:
        return bool(self.stack) and self.stack[-1].kind == kind and self.stack[-1].sure

    def _closes_single(self, index: int, kind: str, before: str, after: str) -> bool:
        if not self.waiting.get(kind):
            return False
        if before.isspace():
            return self._top_sure(kind) and not after.isalnum() and self._after_dots(index)
        strong = before in STRONG_BEFORE or after in STRONG_AFTER or index + 1 >= self.last
        opening = next(item for item in reversed(self.stack) if item.kind == kind)
        within = any(item.kind in DOUBLES for item in self.stack)
        if not opening.sure:
            closes = strong or self._ends_phrase(index, opening, within=within)
            return opening is self.stack[-1] and closes
        if opening is not self.stack[-1] and self._enclosing_closes_first(index):
            return False
        if strong and before not in "sS":
            return True
        return not self.signs.possessive(index, opening.token, within=within)

    def _ends_phrase(self, index: int, opening: Opening, *, within: bool) -> bool:
        """Tell whether a mark closes the ‘most unfair’ before it."""
        if not self.signs.may_elide(opening.token):
            return False
        if self.tokens.texts[opening.token] != "‘" and self.signs.may_be_elided(index):
            return False
        return not self.signs.possessive(index, opening.token, within=within)

    def _after_dots(self, index: int) -> bool:
        """Tell ‘and so on . . . ’, which ends in a space."""
        start = self.tokens.starts[index]
        return self.tokens.text[max(0, start - 4) : start].rstrip().endswith((".", "…"))

    def _enclosing_closes_first(self, index: int) -> bool:
        """Tell whether a mark opened since still closes further on: ‘the “dogs’ bones” here’."""
        top = self.stack[-1]
        if top.kind not in self.tokens.profile.closers:
            return False
        closers = self.tokens.profile.closers[top.kind]
        upto = min(self.last, index + LOOK_AHEAD)
        return any(self.tokens.texts[later] in closers for later in range(index + 1, upto))

    def _straight(self, index: int, mark: str) -> None:
        before, after = self.signs.beside(index)
        kind = self._closable(mark) or mark
        waiting = bool(self.waiting.get(kind))
        abbreviates = mark in self.tokens.profile.inside_words and self.signs.abbreviates(index)
        bracketed = (before == "[" or after == "]") and self.signs.stands_for_letter(index)
        if abbreviates or bracketed:
            self.tokens.kinds[index] = TEXT
            return
        if mark == '"' and before.isdigit() and self.signs.inches(index, after, waiting=waiting):
            self.tokens.kinds[index] = TEXT
            return
        opened = self._just_opened(index)
        opens = self._leads(index, before) and not after.isspace()
        if opened and after in STOPS:
            opens = False  # nothing stands within: the value "".
        spaced = before.isspace() or before in "([" or opened
        if waiting and not (opens and spaced):
            self.close(index, kind)
        elif opens or (mark != "_" and not after.isspace()):
            self.open(index, mark, sure=mark != "_")
        elif mark != "_":
            self.stray(index)
        else:
            self.tokens.kinds[index] = TEXT
