"""Modules that are loaded late."""

import subprocess
import sys

START = [sys.executable, "-c"]


def test_lxml_is_loaded_when_it_is_used_and_not_before() -> None:
    """A module that waits for its first use works in a process that has nothing loaded."""
    code = (
        "import sys; from edition import later; etree = later.load('lxml.etree');"
        "print('lxml.etree' in sys.modules, etree.Element('a').tag, etree.Element is "
        "sys.modules['lxml.etree'].Element)"
    )
    done = subprocess.run([*START, code], capture_output=True, text=True, check=False)

    assert (done.stdout.split(), done.stderr) == (["False", "a", "True"], "")


def test_what_a_module_does_not_have_is_told_as_python_does() -> None:
    """A name that is not there is an AttributeError, so that ``hasattr`` works."""
    code = "from edition import later; print(hasattr(later.load('lxml.etree'), 'nothing'))"
    done = subprocess.run([*START, code], capture_output=True, text=True, check=False)

    assert (done.stdout.strip(), done.stderr) == ("False", "")
