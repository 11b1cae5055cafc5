"""The tests of the schema, and the algebra they prove with."""
