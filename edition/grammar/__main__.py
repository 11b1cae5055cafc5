"""Own the making of ``critical.json``: ``python -m edition.grammar`` prints it."""

import json
import sys

from edition.grammar.parse import as_data, grammar_text

json.dump(as_data(grammar_text()), sys.stdout, ensure_ascii=False, indent=None, sort_keys=True)
sys.stdout.write("\n")
