"""From a plain text to TEI, to a web page, to a printed critical edition.

The rooms of this package, in the order a text walks through them::

    source      the bytes, decoded; offsets to line and column
    metadata    what the editor says about the edition
    grammar     what every mark, block and quotation of the text is
    proposals   apparent typos, and what the editor decided about them
    tei         the TEI document, its header, and the source text back out of it
    validation  is it right, and if not: what, where, and what to do
    view        the words, apparatus and registers that a page shows
    html        one file to read
    typeset     pages to print
    exchange    packages for archives, and what archives send
    review      an editor goes through the proposals, in the terminal
    workflow    the order of everything; the only room that writes files
    cli         what a person types

``messages``, ``fonts``, ``structs``, ``later``, ``garbage`` and ``workers`` serve all of them. A
room knows only rooms above it in this list; ``tests/test_layers.py`` holds that.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "workflow.encode": ["Encoded", "encode"],
        "workflow.render": ["render"],
        "messages": ["EditionError", "Message"],
        "validation": ["validate"],
        "version": ["VERSION"],
    },
)
