"""The sample application, analysed once and started once."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "sample_monolith"
COMMAND = Path(sys.executable).parent / "decompose"


def run(arguments, **options):
    """Run a command and return what it printed; the test fails with its messages where it does not succeed."""
    done = subprocess.run(arguments, capture_output=True, text=True, check=False, **options)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def out(tmp_path_factory):
    return tmp_path_factory.mktemp("sample")


@pytest.fixture(scope="session")
def report(out):
    run([COMMAND, "analyze", SAMPLE, "--quiet", "--output", out])
    return json.loads((out / "decompose-report.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def facts(out):
    run([COMMAND, "export", "facts", SAMPLE, "--output", out / "facts.json"])
    return json.loads((out / "facts.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def running_django(out):
    environment = {**os.environ, "STREAMLINE_DB": str(out / "witness.sqlite3")}
    return json.loads(run([sys.executable, Path(__file__).with_name("witness.py")], env=environment))


@pytest.fixture(scope="session")
def answer():
    return tomllib.loads((SAMPLE / "answer.toml").read_text(encoding="utf-8"))
