"""What git says of commits."""

import pytest

from analyzer.model.settings import Settings
from analyzer.sources.discovery import find_sources
from analyzer.sources.history import read_log
from tests.sources.test_git import git

WANTED = Settings(co_change=True)


@pytest.fixture
def repository(tmp_path):
    folder = tmp_path / "app"
    folder.mkdir()
    git(folder, "init", "-q")
    write(folder, "a first one", {"a.py": "a = 1", "b.py": "b = 1"})
    write(folder, "a second one", {"a.py": "a = 2", "b.py": "b = 2", "notes.txt": "two"})
    return folder


def write(folder, subject, files):
    for name, text in files.items():
        (folder / name).write_text(text)
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", subject)


def slugs(tree):
    return {problem.slug for problem in tree.problems} & {"no-history", "history-cut"}


def test_commits_come_newest_first_with_the_python_files_they_changed(repository):
    commits = find_sources([str(repository)], WANTED).history.commits
    assert [(commit.subject, commit.files) for commit in commits] == [
        ("a second one", ("a.py", "b.py")),
        ("a first one", ("a.py", "b.py")),
    ]


def test_a_file_that_moved_has_the_name_of_today_in_older_commits_too(repository):
    git(repository, "mv", "a.py", "c.py")
    write(repository, "moved", {"b.py": "b = 3"})
    git(repository, "mv", "c.py", "d.py")
    write(repository, "moved again", {})
    commits = find_sources([str(repository)], WANTED).history.commits
    assert [commit.files for commit in commits] == [("d.py",), ("b.py", "d.py"), ("b.py", "d.py"), ("b.py", "d.py")]


def test_merges_are_left_out(repository):
    git(repository, "checkout", "-q", "-b", "side")
    write(repository, "aside", {"c.py": ""})
    git(repository, "checkout", "-q", "-")
    write(repository, "meanwhile", {"d.py": ""})
    git(repository, "merge", "-q", "--no-edit", "side")
    subjects = {commit.subject for commit in find_sources([str(repository)], WANTED).history.commits}
    assert subjects == {"a first one", "a second one", "aside", "meanwhile"}


def test_commits_that_the_project_lists_as_reformatting_are_marked(repository):
    first = read_log(str(repository), 9).commits[0].id
    write(repository, "a list", {".git-blame-ignore-revs": f"# form\n{first}  # black\n"})
    marked = [commit.id for commit in read_log(str(repository), 9).commits if commit.only_form]
    assert marked == [first]


def test_no_more_commits_are_read_than_wanted_and_that_is_said(repository):
    tree = find_sources([str(repository)], Settings(co_change=True, commits=1))
    assert [commit.subject for commit in tree.history.commits] == ["a second one"]
    assert slugs(tree) == {"history-cut"}
    assert slugs(find_sources([str(repository)], WANTED)) == set()


def test_of_a_shallow_clone_nothing_is_said(repository, tmp_path):
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", "clone")
    tree = find_sources([str(tmp_path / "clone")], WANTED)
    assert not tree.history.commits
    assert "shallow" in tree.history.missing
    assert slugs(tree) == {"no-history"}


@pytest.mark.parametrize("settings", [Settings(co_change=True, use_git=False), WANTED])
def test_without_git_it_is_said_that_there_is_no_history(tmp_path, settings):
    (tmp_path / "a.py").write_text("")
    tree = find_sources([str(tmp_path)], settings)
    assert tree.history.missing
    assert slugs(tree) == {"no-history"}


def test_what_nobody_asked_for_is_not_there(repository):
    tree = find_sources([str(repository)], Settings())
    assert not tree.history.commits
    assert slugs(tree) == set()


def test_files_and_subjects_that_look_like_what_git_prints_are_no_commits(repository):
    fake = "\x01" + "a" * 40 + " "
    write(repository, f"{fake} a subject", {f"{fake}.py": "", fake: "", "2024-05-31": ""})
    commits = read_log(str(repository), 9).commits
    assert [commit.id for commit in commits if commit.id == "a" * 40] == []
    assert commits[-1].files == ("a.py", "b.py")


def test_two_folders_of_one_repository_share_its_commits(repository):
    for name in ("left", "right"):
        (repository / name).mkdir()
    write(repository, "both", {"left/a.py": "", "right/b.py": ""})
    history = find_sources([str(repository / "left"), str(repository / "right")], WANTED).history
    assert [commit.files for commit in history.commits] == [("left/a.py", "right/b.py")]


def test_people_have_the_names_that_the_project_gives_them(repository):
    (repository / ".mailmap").write_text("Ada Lovelace <ada@example.org> <a@b.c>\n")
    people = {commit.person for commit in find_sources([str(repository)], Settings()).commits.commits}
    assert people == {"ada lovelace"}


def test_commits_are_known_with_their_days_whoever_asked(repository):
    commits = find_sources([str(repository)], Settings()).commits.commits
    assert [(commit.files, commit.day) for commit in commits] == [(("a.py", "b.py"), "2024-05-31")] * 2
    assert find_sources([str(repository)], Settings(use_git=False)).commits.missing == "git was not to be asked"
