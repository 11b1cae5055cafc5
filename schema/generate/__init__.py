"""Write what is made from the sources of the schema.

Sources are ``edition.rnc`` (the grammar), ``edition.sch`` (the rules), ``guide.xml`` (the
prose) and ``examples.toml``. Run ``python -m schema.generate`` after a change in any of them.
"""
