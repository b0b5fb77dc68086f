"""What identifies an analysis."""

from dataclasses import replace

import pytest

from analyzer.model.settings import Settings
from analyzer.model.source import SourceFile, SourceTree
from analyzer.pipeline.files import FileReading
from analyzer.pipeline.fingerprint import fingerprint

FILES = tuple(SourceFile(f"{name}.py", f"/somewhere/{name}.py", name) for name in "ab")
TREE = SourceTree("shop", FILES, ("",), {"pyproject.toml": "[project]"})
READINGS = tuple(FileReading(file, file.module * 64, None, None) for file in FILES)
MARK = fingerprint(TREE, READINGS, Settings())


def test_it_says_how_it_was_made():
    assert MARK.startswith("sha256:")
    assert len(MARK) == len("sha256:") + 64


def test_the_order_of_files_and_where_they_lie_change_nothing():
    moved = [replace(reading, file=replace(reading.file, disk_path="/elsewhere")) for reading in READINGS]
    assert fingerprint(TREE, moved[::-1], Settings()) == MARK


@pytest.mark.parametrize("same", [Settings(jobs=3), Settings(use_git=False), Settings(origins={"seed": "option"})])
def test_settings_that_cannot_change_the_result_change_nothing(same):
    assert fingerprint(TREE, READINGS, same) == MARK


@pytest.mark.parametrize(
    "other",
    [
        Settings(seed=1),
        Settings(services=4),
        Settings(exclude=("a",)),
        Settings(roots=("a",)),
        Settings(registries=("a.b(0) <- a.c(0)",)),
    ],
)
def test_settings_that_can_change_the_result_do(other):
    assert fingerprint(TREE, READINGS, other) != MARK


def test_one_byte_of_source_or_of_a_manifest_changes_it():
    changed = (replace(READINGS[0], digest="c" * 64), READINGS[1])
    assert fingerprint(TREE, changed, Settings()) != MARK
    assert fingerprint(replace(TREE, manifests={"pyproject.toml": ""}), READINGS, Settings()) != MARK
    assert fingerprint(replace(TREE, deployments={"Procfile": ""}), READINGS, Settings()) != MARK
