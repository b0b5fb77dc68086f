"""The sample is a real application: it checks, migrates and passes its own tests."""

import os
import sqlite3
import sys

import pytest

from tests.sample.conftest import SAMPLE, run


@pytest.fixture(scope="module")
def manage(tmp_path_factory):
    database = tmp_path_factory.mktemp("database") / "sample.sqlite3"
    environment = {**os.environ, "STREAMLINE_DB": str(database), "PYTHONDONTWRITEBYTECODE": "1"}

    def call(*arguments):
        return run([sys.executable, "manage.py", *arguments], cwd=SAMPLE, env=environment)

    call.database = database
    return call


def test_checks(manage):
    assert "no issues" in manage("check")


def test_migrations_are_complete(manage):
    manage("makemigrations", "--check", "--dry-run")


def test_migrates_with_its_trigger_and_view(manage):
    manage("migrate", "--verbosity", "0")
    with sqlite3.connect(manage.database) as connection:
        kinds = {kind for (kind,) in connection.execute("SELECT type FROM sqlite_master")}
    connection.close()
    assert {"table", "trigger", "view"} <= kinds


def test_passes_its_own_tests(manage):
    manage("test")
