"""The package as a user gets it: built, installed into an empty environment, started from another folder."""

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from analyzer.model.version import VERSION

ROOT = Path(__file__).parent.parent
DATA = [path for folder in ("analyzer", "reports") for path in (ROOT / folder).rglob("*") if path.suffix != ".pyc"]

pytestmark = pytest.mark.slow


def run(*command, cwd):
    return subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT, cwd=folder)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_every_module_template_and_data_file(wheel):
    with zipfile.ZipFile(wheel) as archive:
        shipped = set(archive.namelist())
    expected = {path.relative_to(ROOT).as_posix() for path in DATA if path.is_file()}
    assert any(name.startswith("reports/templates/") for name in expected)
    assert sorted(expected - shipped) == []


def test_the_wheel_holds_nothing_else(wheel):
    with zipfile.ZipFile(wheel) as archive:
        folders = {name.partition("/")[0] for name in archive.namelist()}
    assert folders == {"analyzer", "reports", f"decompose_monolith-{VERSION}.dist-info"}


def test_an_isolated_installation_starts_and_writes_a_report(wheel, tmp_path):
    venv.create(tmp_path / "environment", with_pip=True)
    programs = tmp_path / "environment" / "bin"
    run(programs / "python", "-m", "pip", "install", "--quiet", wheel, cwd=tmp_path)
    assert "analyze" in run(programs / "decompose", "--help", cwd=tmp_path)
    assert VERSION in run(programs / "decompose", "--version", cwd=tmp_path)
    run(programs / "decompose", "analyze", ROOT / "sample_monolith", "--output", tmp_path / "out", cwd=tmp_path)
    assert (tmp_path / "out" / "decompose-report.html").stat().st_size > 0
