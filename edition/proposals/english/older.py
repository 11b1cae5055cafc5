"""Own the signs of older English, where today's grammar finds slips that are none."""

from edition.proposals.phrase import words

OLDER = words("hath doth saith unto thou thee thy thine ye hast dost shalt wilt")
"""Words of a Bible, a sermon, a play: common there, and all but absent from later prose."""
