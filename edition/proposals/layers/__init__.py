"""Own the layers of the detector: each looks for one family of slips."""
