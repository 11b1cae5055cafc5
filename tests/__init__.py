"""The tests of the project, room by room."""
