"""What packaging files say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.sources.manifests import declared_roots, is_manifest, is_template, project_name


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("pyproject.toml", '[project]\nname = "harbour"'),
        ("pyproject.toml", '[tool.poetry]\nname = "harbour"'),
        ("setup.cfg", "[metadata]\nname = harbour"),
        ("setup.py", "from setuptools import setup\nsetup(version=read(), name='harbour')"),
        ("harbour-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: harbour\n\nName: no"),
    ],
)
def test_project_name(file, text):
    assert project_name({file: text, "sub/pyproject.toml": '[project]\nname = "other"'}) == "harbour"


@pytest.mark.parametrize(
    ("file", "text", "roots"),
    [
        ("pyproject.toml", '[tool.setuptools.packages.find]\nwhere = ["src"]', {"src"}),
        ("pyproject.toml", '[tool.setuptools.package-dir]\n"" = "lib"', {"lib"}),
        ("api/pyproject.toml", '[tool.poetry]\npackages = [{include = "x", from = "src"}]', {"api/src"}),
        ("pyproject.toml", '[tool.hatch.build.targets.wheel]\npackages = ["src/x"]', {"src"}),
        ("pyproject.toml", '[tool.pytest.ini_options]\npythonpath = [".", "server"]', {"", "server"}),
        ("setup.cfg", "[options]\npackage_dir =\n    =src", {"src"}),
        ("setup.cfg", "[options.packages.find]\nwhere = src", {"src"}),
        ("setup.py", "setup(package_dir={'': 'src'})", {"src"}),
        ("setup.py", "setup(package_dir=where())", set()),
        ("pyproject.toml", '[tool.setuptools.packages.find]\nwhere = ["../.."]', set()),
        ("pyproject.toml", "[tool.setuptools]\npackages = 3", set()),
    ],
)
def test_declared_roots(file, text, roots):
    assert declared_roots({file: text}, ["a.py"]) == roots


def test_the_folder_of_manage_py_is_a_root():
    assert declared_roots({}, ["web/manage.py", "web/shop/models.py"]) == {"web"}


def test_which_files_are_manifests_and_templates():
    yes = [
        "pyproject.toml",
        "a/requirements-dev.txt",
        "requirements/base.txt",
        ".github/CODEOWNERS",
    ]
    assert all(is_manifest(path) for path in yes)
    assert not any(is_manifest(path) for path in ["pyproject.toml.bak", "notes.txt", "decompose.yaml", "a/METADATA"])
    assert is_template("shop/templates/shop/cart.html")
    assert not is_template("docs/cart.html")


names = st.sampled_from(["pyproject.toml", "setup.cfg", "setup.py", "x.dist-info/METADATA"])
toml = st.text(alphabet='[]tool.project="\n{}name, \x00', max_size=60)


@given(st.dictionaries(names, st.one_of(st.text(max_size=60), toml)))
def test_any_text_is_accepted(manifests):
    project_name(manifests)
    declared_roots(manifests, [])


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("pyproject.toml", f"[project]\nname = 'x'\ny = {'9' * 5000}"),
        ("setup.py", f"(a{'.b' * 20_000})()\n"),
        ("setup.py", f"setup{'()' * 3_000}\n"),
    ],
)
def test_a_file_made_to_break_its_reader_says_nothing(file, text):
    assert project_name({file: text}) == ""
