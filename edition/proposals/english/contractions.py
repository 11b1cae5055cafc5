"""Own the short forms of English that are no words without their apostrophe."""

NEGATED = (
    "ai are could did does do had has have is might must need ought should was were would"
).split()
"""Before *n’t*; *cant* and *wont* are words."""
SHORTENED = (
    "I’m I’ve you’re you’ve you’ll they’re they’ve they’ll they’d we’ve he’s she’s it’ll that’s "
    "that’ll there’s what’s who’s where’s here’s o’clock"
).split()
SUBJECTS = frozenset("i you he she it we they that this there".split())
AFTER_SUBJECTS = ("can’t", "won’t")
"""Words without their apostrophe, but not behind a pronoun: *I cant*, *they wont*."""
VERBLESS = frozenset("a an the been because".split())
"""Behind *its* there is no room for one of these: *its a pity*, *its been long*."""


def _bare(form: str) -> str:
    return form.replace("’", "")


CONTRACTIONS = {_bare(form): form for form in (*(f"{verb}n’t" for verb in NEGATED), *SHORTENED)}
"""Each form without its apostrophe, and the form with it."""
OF_SUBJECTS = {_bare(form): form for form in AFTER_SUBJECTS}
