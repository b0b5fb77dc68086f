"""Folders and repositories made to hang, to mislead or to run something."""

import os
import subprocess

import pytest

from analyzer.model.errors import InvalidSettings, MissingPath, NoPythonFiles
from analyzer.model.settings import Settings
from analyzer.sources.discovery import find_sources
from tests.sources.test_discovery import WALK, git, make, modules, slugs

PIPES = [".gitignore", "requirements.txt", "pyproject.toml", "setup.cfg", "Procfile", "compose.yml"]


@pytest.fixture
def repository(tmp_path):
    make(tmp_path, "shop/__init__.py", "shop/orders.py")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    return tmp_path


@pytest.mark.parametrize("name", PIPES)
def test_a_pipe_in_the_place_of_a_file_stops_nobody(tmp_path, name):
    os.mkfifo(make(tmp_path, "shop.py") / name)
    assert modules(find_sources([str(tmp_path)], WALK)) == ["shop"]


def test_an_endless_ignore_file_is_not_read_to_its_end(tmp_path):
    (make(tmp_path, "shop.py") / ".gitignore").symlink_to("/dev/zero")
    assert modules(find_sources([str(tmp_path)], WALK)) == ["shop"]


@pytest.mark.parametrize("use_git", [True, False])
def test_ignored_folders_with_python_files_are_said(repository, use_git):
    make(repository, "legacy/deep/old.py", "local.py", "media/picture.png", ".venv/pyvenv.cfg", ".venv/lib/x.py")
    (repository / ".gitignore").write_text("legacy/\nmedia/\n.venv/\nlocal.py\n")
    tree = find_sources([str(repository)], Settings(use_git=use_git))
    (problem,) = tree.problems
    assert (problem.slug, problem.location.path) == ("ignored", "legacy")
    assert problem.message == (
        "1 Python file and 1 folder that may hold some was left out by ignore rules: legacy/, local.py"
    )
    both = find_sources([str(repository), str(repository / "legacy"), str(repository / "local.py")], Settings())
    assert {"legacy/deep/old.py", "local.py"} < {file.path for file in both.files}
    assert both.problems == ()


def test_a_repository_whose_files_lie_elsewhere_is_walked(repository, tmp_path_factory):
    elsewhere = make(tmp_path_factory.mktemp("elsewhere"), "secret.py")
    git(repository, "config", "core.worktree", str(elsewhere))
    make(repository, "shop/new.py")
    tree = find_sources([str(repository)], Settings())
    assert modules(tree) == ["shop", "shop.new", "shop.orders"]
    assert slugs(tree) == [("git-failed", ".")]
    assert "secret" not in str(tree.problems)


def test_a_program_called_git_in_the_analysed_folder_is_not_run(repository, monkeypatch):
    canary = repository / "canary"
    (repository / "git").write_text(f"#!/bin/sh\ntouch '{canary}'\n")
    (repository / "git").chmod(0o755)
    monkeypatch.chdir(repository)
    monkeypatch.setenv("PATH", f".{os.pathsep}{os.pathsep}{os.environ['PATH']}")
    assert modules(find_sources(["."], Settings())) == ["shop", "shop.orders"]
    assert not canary.exists()


def test_a_very_deep_tree_in_a_repository(repository, monkeypatch):
    monkeypatch.chdir(repository)
    for _ in range(1_200):
        os.mkdir("a")
        os.chdir("a")
    with open("x.py", "w", encoding="utf-8"):
        pass
    found = find_sources([str(repository)], Settings()).files
    subprocess.run(["rm", "-rf", str(repository / "a")], check=True)  # too deep for the one who tidies up after us
    assert len(found) == 3


def test_no_module_is_without_a_name(tmp_path):
    tree = find_sources([str(make(tmp_path, ".py", "..py", "a/.py"))], WALK)
    assert all(part for name in modules(tree) for part in name.split("."))


def test_where_nothing_is_left_the_reason_is_said(tmp_path):
    (tmp_path / "a.py").symlink_to("nowhere.py")
    with pytest.raises(NoPythonFiles, match="that can be read") as error:
        find_sources([str(tmp_path)], WALK)
    assert error.value.hint == "a.py: the link leads nowhere, or in a circle"


def test_a_pattern_that_is_no_expression(tmp_path):
    with pytest.raises(InvalidSettings, match="exclude holds a pattern that is none"):
        find_sources([str(make(tmp_path, "shop.py"))], Settings(exclude=("[z-a]",), use_git=False))


def test_the_current_folder_is_gone(tmp_path, monkeypatch):
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    with pytest.raises(MissingPath, match="starts from is gone"):
        find_sources(["."], WALK)
