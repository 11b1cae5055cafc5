"""The wheel: what is installed elsewhere is the whole program, its data included."""

import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest
from pypdf import PdfReader

ROOT = Path(__file__).parents[1]


def run(*command: str | Path, folder: Path) -> None:
    """Run a command in *folder*; what it says is shown when it fails."""
    done = subprocess.run(
        [*map(str, command)], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, install it into an environment of its own, and return its folder.

    The dependencies are those of the environment that runs the tests.
    """
    folder = tmp_path_factory.mktemp("elsewhere")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    run(*pip, "wheel", "--no-deps", "--wheel-dir", folder / "dist", ROOT, folder=folder)
    venv.create(folder / "venv", with_pip=False)
    python = folder / "venv" / "bin" / "python"
    (wheel,) = (folder / "dist").glob("*.whl")
    run(*pip, "--python", python, "install", "--no-deps", wheel, folder=folder)
    (site,) = (folder / "venv").glob("lib/python*/site-packages")
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def built(installed: Path, sample: Path) -> Path:
    """Build the sample with the installed program, and return the folder of the outputs."""
    (installed / "source").mkdir()
    for path in sample.parent.glob(f"{sample.stem}*"):
        shutil.copy(path, installed / "source")
    run(installed / "venv" / "bin" / "edition", "build", folder=installed)
    return installed / "output"


@pytest.mark.slow
@pytest.mark.parametrize("form", ["xml", "html"])
def test_the_committed_sample_is_what_the_program_builds(built: Path, form: str) -> None:
    """From the wheel, without the checkout, the sample becomes what stands in output/."""
    name = f"revolution-betrayed.{form}"

    assert (built / name).read_bytes() == (ROOT / "output" / name).read_bytes()


@pytest.mark.slow
def test_the_committed_pdf_says_what_the_program_prints(built: Path) -> None:
    """Page by page the PDF has the words of the one in output/; its bytes depend on Pango."""
    new, old = (
        [page.extract_text() for page in PdfReader(folder / "revolution-betrayed.pdf").pages]
        for folder in (built, ROOT / "output")
    )

    assert new == old


@pytest.mark.slow
def test_the_wheel_holds_no_tests(installed: Path) -> None:
    """The package is what a user needs, and its data."""
    (site,) = (installed / "venv").glob("lib/python*/site-packages")
    names = {path.relative_to(site).as_posix() for path in (site / "edition").rglob("*")}

    assert {
        "edition/grammar/critical.lark",
        "edition/py.typed",
        "edition/schema/edition.rng",
    } <= names
    assert not [name for name in names if "test" in name]
