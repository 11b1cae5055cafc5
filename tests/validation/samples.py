"""Own a small edition that is right, and ways to spoil it in one place."""

START = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
 <teiHeader>
  <fileDesc>
   <titleStmt><title>A title</title><editor xml:id="editor">E. D.</editor></titleStmt>
   <publicationStmt><p>Unpublished</p></publicationStmt>
   <sourceDesc><p>Written for a test</p></sourceDesc>
  </fileDesc>
 </teiHeader>
 <text>
  <body>
   <div xml:id="d1">
    <head>One</head>
    <p xml:id="p1">He said <quote cert="high">“come in”</quote>.</p>
"""
END = """    <p>The <choice><sic>teh</sic><corr resp="#editor">the</corr></choice> end.</p>
   </div>
  </body>
 </text>
</TEI>
"""
LINE = START.count("\n") + 1
"""The line on which what is put into the sample begins."""


def sample(spoiled: str = "") -> bytes:
    """Return the sample with the line *spoiled* put into its division."""
    return f"{START}{spoiled}\n{END}".encode()
