"""Own RELAX NG: schemas simplified, matched by derivatives, and kept compiled."""
