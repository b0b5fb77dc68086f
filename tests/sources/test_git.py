"""When files were last changed, by git."""

import os
import subprocess

import pytest

from analyzer.model.settings import Settings
from analyzer.sources.discovery import find_sources
from analyzer.sources.history import read_log


def git(folder, *arguments, day="2024-05-31"):
    names = {f"GIT_{who}_{what}": "a@b.c" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    days = {f"GIT_{who}_DATE": f"{day}T12:00:00Z" for who in ("AUTHOR", "COMMITTER")}
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), **names, **days}
    subprocess.run(["git", *arguments], cwd=folder, env=environment, check=True, capture_output=True)


def days(folder):
    return read_log(str(folder), 100).days


@pytest.fixture
def repository(tmp_path):
    folder = tmp_path / "app"
    (folder / "shop").mkdir(parents=True)
    git(folder, "init", "-q")
    for day, name in (("2019-03-04", "old"), ("2024-05-31", "new"), ("2024-06-01", "new")):
        with open(folder / "shop" / f"{name}.py", "a", encoding="utf-8") as stream:
            stream.write("x = 1\n")
        git(folder, "add", ".")
        git(folder, "commit", "-q", "-m", "a change", day=day)
    return folder


def test_every_file_has_the_day_of_its_last_change(repository):
    assert days(repository) == {"shop/old.py": "2019-03-04", "shop/new.py": "2024-06-01"}


def test_paths_are_those_below_the_folder(repository):
    assert days(repository / "shop") == {"old.py": "2019-03-04", "new.py": "2024-06-01"}


def test_of_a_commit_whose_parents_are_missing_only_the_latest_day_is_known(repository, tmp_path):
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", "clone")
    assert days(tmp_path / "clone") == {
        "shop/new.py": "before 2024-06-01",
        "shop/old.py": "before 2024-06-01",
    }


def test_files_that_git_does_not_know_have_no_day(repository):
    (repository / "shop" / "fresh.py").write_text("")
    assert "shop/fresh.py" not in find_sources([str(repository)], Settings()).changed


def test_without_git_there_are_no_days(repository, tmp_path):
    assert days(tmp_path) == {}
    assert find_sources([str(repository)], Settings(use_git=False)).changed == {}


def test_signatures_are_not_checked_by_the_program_that_the_repository_names(repository, tmp_path):
    ran, program = tmp_path / "ran", tmp_path / "checker"
    program.write_text(f"#!/bin/sh\ntouch {ran}\n")
    program.chmod(0o755)
    head, _, message = answer(repository, "cat-file", "commit", "HEAD").partition("\n\n")
    signature = "-----BEGIN PGP SIGNATURE-----\n \n none\n -----END PGP SIGNATURE-----"
    (tmp_path / "signed").write_text(f"{head}\ngpgsig {signature}\n\n{message}")
    signed = answer(repository, "hash-object", "-t", "commit", "-w", str(tmp_path / "signed")).strip()
    git(repository, "update-ref", "HEAD", signed)
    git(repository, "config", "log.showSignature", "true")
    git(repository, "config", "gpg.program", str(program))
    assert days(repository)["shop/new.py"] == "2024-06-01"
    assert not ran.exists()


def answer(folder, *arguments):
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout
