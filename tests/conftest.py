"""What every test shares: the golden files, and hypothesis without a clock or a database."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

GOLDEN = Path(__file__).parent / "golden"

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
