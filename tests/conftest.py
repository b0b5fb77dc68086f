"""What every test shares: the golden files, one real report, and hypothesis without a clock or a database."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

GOLDEN = Path(__file__).parent / "golden"
SAMPLE = Path(__file__).parents[1] / "sample_monolith"
MAIN = "from analyzer.cli.main import main; main()"

collect_ignore_glob = ["frameworks/*/*/*"]  # the corpus: input, not tests

settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
settings.load_profile("repeatable")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--accept`, which `make accept` uses."""
    parser.addoption("--accept", action="store_true", help="rewrite tests/golden from today's output")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Return a function that compares text with a file of tests/golden, or rewrites the file under `--accept`."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--accept"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"no tests/golden/{name}: read the output, then `make accept`"
        assert text == path.read_text(encoding="utf-8"), f"tests/golden/{name} differs: `make accept` after reading why"

    return compare


@pytest.fixture(scope="session")
def sample_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with every format of the sample application's report, made once by the command itself."""
    out = tmp_path_factory.mktemp("sample")
    arguments = ("analyze", str(SAMPLE), "-o", str(out), "-f", "html,json,md,text", "--no-cache", "--no-git", "-q")
    done = subprocess.run([sys.executable, "-c", MAIN, *arguments], capture_output=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return out
