"""From paths to a source tree, on real folders."""

import os
import subprocess

import pytest

from analyzer.model.errors import InvalidSettings, MissingPath, NoPythonFiles
from analyzer.model.settings import Settings
from analyzer.sources.discovery import find_sources

WALK = Settings(use_git=False)


def make(folder, *files, **contents):
    for file in files:
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(contents.get(path.stem, ""), encoding="utf-8")
    return folder


def git(folder, *arguments):
    names = {f"GIT_{who}_{what}": "a@b.c" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), **names}
    subprocess.run(["git", *arguments], cwd=folder, env=environment, check=True, capture_output=True)


def modules(tree):
    return [file.module for file in tree.files]


def slugs(tree):
    return [(problem.slug, problem.location.path) for problem in tree.problems]


@pytest.fixture
def repository(tmp_path):
    make(tmp_path, "shop/__init__.py", "shop/models.py", "shop/local_settings.py", "build/lib/shop/models.py")
    (tmp_path / ".gitignore").write_text("local_settings.py\n")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "shop/models.py", ".gitignore")
    git(tmp_path, "commit", "-q", "-m", "first")
    return tmp_path


def test_walk_finds_files_names_and_paths(tmp_path):
    tree = find_sources([str(make(tmp_path, "shop/__init__.py", "shop/orders/models.py", "manage.py"))], WALK)
    assert modules(tree) == ["manage", "shop", "shop.orders.models"]
    assert [file.path for file in tree.files] == ["manage.py", "shop/__init__.py", "shop/orders/models.py"]
    assert tree.roots == ("",)
    assert tree.commit == ""


def test_git_lists_tracked_and_new_files_but_not_ignored_ones(repository):
    tree = find_sources([str(repository)], Settings())
    assert modules(tree) == ["shop", "shop.models"]
    assert len(tree.commit) == 40
    assert slugs(tree) == [("installed-code", "build/lib"), ("ignored", "shop/local_settings.py")]


def test_without_git_the_walk_follows_the_same_ignore_files(repository):
    with_git, without = (find_sources([str(repository)], Settings(use_git=use)) for use in (True, False))
    assert modules(with_git) == modules(without)
    assert with_git.problems == without.problems


def test_a_subfolder_of_a_repository(repository):
    assert modules(find_sources([str(repository / "shop")], Settings())) == ["__init__", "models"]


def test_an_ignored_folder_that_is_named_is_read(repository):
    (repository / ".gitignore").write_text("var/\n")
    make(repository, "var/app/__init__.py")
    assert modules(find_sources([str(repository / "var")], Settings())) == ["app"]
    assert "var/app/__init__.py" in [
        file.path for file in find_sources([str(repository), str(repository / "var")], Settings()).files
    ]


def test_a_repository_inside_a_repository_is_read(repository):
    inner = make(repository / "claim", "claim/__init__.py")
    git(inner, "init", "-q")
    assert "claim" in modules(find_sources([str(repository)], Settings()))


def test_a_submodule_that_is_not_checked_out_is_a_problem(repository):
    git(repository, "update-index", "--add", "--cacheinfo", "160000", "1" * 40, "vendor/lib")
    (repository / "vendor" / "lib").mkdir(parents=True)
    assert ("missing-submodule", "vendor/lib") in slugs(find_sources([str(repository)], Settings()))


def test_a_file_that_git_knows_and_the_disk_does_not_is_a_problem(repository):
    (repository / "shop" / "models.py").unlink()
    tree = find_sources([str(repository)], Settings())
    assert ("missing-file", "shop/models.py") in slugs(tree)


def test_a_broken_repository_is_walked_and_said(repository):
    (repository / ".git" / "HEAD").write_text("nonsense")
    make(repository, ".git/objects/x.py")
    tree = find_sources([str(repository)], Settings())
    assert modules(tree) == ["shop", "shop.models"]
    assert ("git-failed", ".") in slugs(tree)


@pytest.mark.parametrize("key", ["core.fsmonitor", "core.sshCommand", "core.pager", "core.editor", "filter.x.clean"])
def test_nothing_in_the_repository_can_make_git_run_a_program(repository, key):
    proof = repository / "proof"
    script = repository / "run.sh"
    script.write_text(f"#!/bin/sh\ntouch {proof}\n")
    script.chmod(0o755)
    git(repository, "config", key, str(script))
    (repository / ".gitattributes").write_text("*.py filter=x\n")
    find_sources([str(repository)], Settings())
    assert not proof.exists()


def test_the_configuration_of_the_user_changes_nothing(repository, tmp_path_factory, monkeypatch):
    home = tmp_path_factory.mktemp("home")
    (home / ".gitconfig").write_text("[core]\n\tbare = true\n\tworktree = /nowhere\n\tautocrlf = nonsense\n")
    monkeypatch.setenv("HOME", str(home))
    tree = find_sources([str(repository)], Settings())
    assert modules(tree) == ["shop", "shop.models"]
    assert len(tree.commit) == 40


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give files away")
@pytest.mark.parametrize(("trusted", "by_git"), [("*", True), ("/elsewhere", False), ("", False)])
def test_a_repository_of_somebody_else_is_asked_where_the_user_trusts_it(
    repository, tmp_path_factory, monkeypatch, trusted, by_git
):
    home = tmp_path_factory.mktemp("home")
    (home / ".gitconfig").write_text(f"[safe]\n\tdirectory = {trusted}\n" if trusted else "")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("SUDO_UID", raising=False)
    git(repository, "config", "safe.directory", "*")  # what the repository says of itself counts for nothing
    for path in [repository, *repository.rglob("*")]:
        os.chown(path, 12345, 12345)
    tree = find_sources([str(repository)], Settings())
    assert modules(tree) == ["shop", "shop.models"]
    assert (("git-failed", ".") not in slugs(tree)) == by_git
    assert bool(tree.commit) == by_git


def test_variables_of_a_git_hook_do_not_point_elsewhere(repository, tmp_path_factory, monkeypatch):
    other = make(tmp_path_factory.mktemp("other"), "z.py")
    git(other, "init", "-q")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git" / "index"))
    assert modules(find_sources([str(repository)], Settings())) == ["shop", "shop.models"]


@pytest.mark.parametrize("use_git", [True, False])
def test_installed_packages_are_left_out_and_counted(repository, use_git):
    make(repository, "env/pyvenv.cfg", "env/lib/x.py", "web/node_modules/y.py", "shop/__pycache__/z.py")
    tree = find_sources([str(repository)], Settings(use_git=use_git))
    assert modules(tree) == ["shop", "shop.models"]
    (problem,) = [problem for problem in tree.problems if problem.slug == "installed-code"]
    assert "3 folders" in problem.message


def test_excluded_files_are_counted_not_listed(tmp_path):
    make(tmp_path, "shop/__init__.py", "legacy/a.py", "legacy/b.py")
    tree = find_sources([str(tmp_path)], Settings(use_git=False, exclude=("legacy/",)))
    assert modules(tree) == ["shop"]
    assert [problem.message for problem in tree.problems] == ["2 Python files left out by the `exclude` setting"]


def test_a_single_file(tmp_path):
    make(tmp_path, "shop/__init__.py", "shop/models.py", "other.py")
    tree = find_sources([str(tmp_path / "other.py")], Settings())
    assert [(file.path, file.module) for file in tree.files] == [("other.py", "other")]


def test_a_folder_named_like_a_file(tmp_path):
    make(tmp_path, "x.py/shop/__init__.py", "x.py/y.py/z.py")
    assert modules(find_sources([str(tmp_path / "x.py")], WALK)) == ["shop", "z"]


def test_a_package_as_path_keeps_the_name_that_its_imports_use(tmp_path):
    make(tmp_path, "shop/__init__.py", "shop/a.py", "shop/b/__init__.py", a="from shop.b import c", c="")
    tree = find_sources([str(tmp_path / "shop")], WALK)
    assert modules(tree) == ["shop", "shop.a", "shop.b"]
    assert [file.path for file in tree.files] == ["__init__.py", "a.py", "b/__init__.py"]


def test_the_name_of_the_folder_changes_nothing(tmp_path):
    trees = []
    for name in ("one", "two"):
        folder = make(
            tmp_path / name, "__init__.py", "app.py", "users/__init__.py", "users/models.py", app="import users.models"
        )
        trees.append(find_sources([str(folder)], WALK))
    assert modules(trees[0]) == modules(trees[1])
    assert trees[0].name == trees[1].name


def test_several_paths_are_one_code_base(tmp_path):
    make(tmp_path, "core_py/core/__init__.py", "core_py/core/models.py", "claim_py/claim/__init__.py")
    tree = find_sources([str(tmp_path / "core_py"), str(tmp_path / "claim_py")], WALK)
    assert modules(tree) == ["claim", "core", "core.models"]
    assert tree.files[0].path == "claim_py/claim/__init__.py"
    assert tree.roots == ("claim_py", "core_py")


def test_paths_with_the_same_last_name_are_told_apart(tmp_path):
    make(tmp_path, "a/src/app/__init__.py", "b/src/app/__init__.py")
    tree = find_sources([str(tmp_path / "a/src"), str(tmp_path / "b/src")], WALK)
    assert [file.path for file in tree.files] == ["a/src/app/__init__.py", "b/src/app/__init__.py"]
    assert modules(tree) == ["a.src.app", "b.src.app"]
    assert slugs(tree) == [("same-name", "a/src/app/__init__.py")]


def test_a_path_inside_another_path_is_read_once(tmp_path):
    make(tmp_path, "shop/__init__.py", "shop/a.py")
    tree = find_sources([str(tmp_path), str(tmp_path / "shop"), str(tmp_path / "shop/a.py")], WALK)
    assert modules(tree) == ["shop", "shop.a"]


def test_roots_that_people_set_win(tmp_path):
    make(tmp_path, "backend/__init__.py", "backend/app/__init__.py")
    tree = find_sources([str(tmp_path)], Settings(use_git=False, roots=("backend/",)))
    assert modules(tree) == ["backend", "app"]


@pytest.mark.parametrize("use_git", [True, False])
def test_links_are_read_once_and_never_lead_out(tmp_path, tmp_path_factory, use_git):
    outside = make(tmp_path_factory.mktemp("outside"), "secret.py", "lib/x.py")
    make(tmp_path, "shop/__init__.py", "shop/a.py", "shared/only.txt")
    for name, target in {
        "again.py": "shop/a.py",
        "gone.py": "nowhere.py",
        "loop.py": "loop.py",
        "out.py": str(outside / "secret.py"),
        "shared/only.py": "only.txt",
        "copy": "shop",
        "lib": str(outside / "lib"),
        "circle": ".",
    }.items():
        (tmp_path / name).symlink_to(target)
    if use_git:
        git(tmp_path, "init", "-q")
        git(tmp_path, "add", "copy", "lib")
    tree = find_sources([str(tmp_path)], Settings(use_git=use_git))
    assert modules(tree) == ["only", "shop", "shop.a"]
    assert slugs(tree) == [
        ("linked-twice", "again.py"),
        ("linked-folder", "circle"),
        ("linked-folder", "copy"),
        ("broken-link", "gone.py"),
        ("linked-folder", "lib"),
        ("broken-link", "loop.py"),
        ("outside-link", "out.py"),
    ]


def test_a_pipe_is_a_problem(tmp_path):
    make(tmp_path, "a.py")
    os.mkfifo(tmp_path / "pipe.py")
    assert slugs(find_sources([str(tmp_path)], WALK)) == [("not-a-file", "pipe.py")]


def test_hostile_file_names_are_shown_as_escapes(tmp_path):
    make(tmp_path, "a.py")
    for name in (b"new\nline.py", b"byte\xff.py", "right\u202eto left.py".encode()):
        (tmp_path / os.fsdecode(name)).write_text("")
    tree = find_sources([str(tmp_path)], WALK)
    assert [file.path for file in tree.files] == ["a.py", "byte\\udcff.py", "new\\nline.py", "right\\u202eto left.py"]
    assert all(file.module.isprintable() and os.path.exists(file.disk_path) for file in tree.files)


def test_manifests_templates_and_the_project_name(tmp_path):
    make(tmp_path, "Procfile", "deploy/compose.yaml", "shop/__init__.py", "shop/templates/cart.html", "page.html")
    make(tmp_path, "pyproject.toml", pyproject='[project]\nname = "harbour"\n')
    tree = find_sources([str(tmp_path)], WALK)
    assert tree.name == "harbour"
    assert list(tree.manifests) == ["pyproject.toml"]
    assert list(tree.deployments) == ["Procfile", "deploy/compose.yaml"]
    assert tree.templates == {"shop/templates/cart.html": ""}


def test_without_metadata_the_largest_package_gives_the_name(tmp_path):
    assert find_sources([str(make(tmp_path, "setup.py", "shop/__init__.py", "shop/a.py"))], WALK).name == "shop"


def test_nested_ignore_files_and_negated_patterns(tmp_path):
    make(tmp_path, "a/keep.py", "a/drop.py", "a/b/drop.py", "gen/x.py")
    (tmp_path / ".gitignore").write_text("gen/\ndrop.py\n")
    (tmp_path / "a" / "b" / ".gitignore").write_text("!drop.py\n")
    assert [file.path for file in find_sources([str(tmp_path)], WALK).files] == ["a/b/drop.py", "a/keep.py"]


def test_missing_path(tmp_path):
    with pytest.raises(MissingPath, match="no such file or folder"):
        find_sources([str(tmp_path / "nowhere")], WALK)


@pytest.mark.parametrize("files", [[], ["README.md", "app.js"]])
def test_nothing_to_read(tmp_path, files):
    with pytest.raises(NoPythonFiles, match="no Python files below"):
        find_sources([str(make(tmp_path, *files))], WALK)


def test_everything_excluded_says_so(tmp_path):
    with pytest.raises(NoPythonFiles, match="all 1 Python files"):
        find_sources([str(make(tmp_path, "a.py"))], Settings(use_git=False, exclude=("*.py",)))


def test_a_file_that_is_not_python(tmp_path):
    with pytest.raises(NoPythonFiles, match="neither a folder nor a"):
        find_sources([str(make(tmp_path, "notes.txt") / "notes.txt")], WALK)


def test_a_pattern_that_is_none(tmp_path):
    with pytest.raises(InvalidSettings):
        find_sources([str(make(tmp_path, "a.py"))], Settings(use_git=False, exclude=("!",)))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission_is_a_problem(tmp_path):
    make(tmp_path, "a.py", "closed/b.py")
    (tmp_path / "closed").chmod(0)
    assert slugs(find_sources([str(tmp_path)], WALK)) == [("unreadable-folder", "closed")]
    (tmp_path / "closed").chmod(0o755)


def test_a_deployment_file_that_is_a_link_is_not_followed(tmp_path):
    make(tmp_path, "shop/__init__.py", "deploy/web.Procfile.sh")
    (tmp_path / "Procfile").symlink_to("/etc/passwd")
    assert list(find_sources([str(tmp_path)], WALK).deployments) == ["deploy/web.Procfile.sh"]
