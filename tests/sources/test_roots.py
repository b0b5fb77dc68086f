"""Source roots: where module names begin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.sources.roots import find_roots


def roots(files, imports=None, declared=()):
    named = {file: tuple(pairs) for file, pairs in (imports or {}).items()}
    return find_roots(files.split() if isinstance(files, str) else files, named, declared)


def test_a_package_at_the_top_has_the_analysed_folder_as_its_root():
    assert set(roots("shop/__init__.py shop/models.py shop/orders/__init__.py shop/orders/views.py").values()) == {""}


def test_src_layout():
    assert set(roots("src/shop/__init__.py src/shop/models.py").values()) == {"src"}


def test_folder_without_init_below_a_package_is_part_of_it():
    found = roots("shop/__init__.py shop/plugins/pay/card.py")
    assert found["shop/plugins/pay/card.py"] == ""


def test_django_project_in_a_subfolder():
    found = roots("project/manage.py project/app/__init__.py project/app/models.py project/project/__init__.py")
    assert set(found.values()) == {"project"}


def test_every_service_of_a_monorepo_has_its_own_root():
    found = roots("services/a/src/pkg/__init__.py services/a/src/pkg/x.py services/b/src/pkg/__init__.py")
    assert found["services/a/src/pkg/x.py"] == "services/a/src"
    assert found["services/b/src/pkg/__init__.py"] == "services/b/src"


def test_imports_make_a_package_of_folders_without_init():
    files = "apps/api/app/main.py apps/api/app/core/config.py apps/api/app/models/user.py"
    found = roots(files, {"apps/api/app/main.py": [("app.core.config", "Settings"), ("app.models", "user")]})
    assert set(found.values()) == {"apps/api"}


def test_src_without_any_init_is_a_root_even_without_imports():
    assert set(roots("src/pkg/a.py src/pkg/sub/b.py").values()) == {"src"}


def test_loose_scripts_are_modules_of_their_own_folder():
    found = roots("shop/__init__.py scripts/load.py scripts/dump.py", {"shop/__init__.py": [("os", "")]})
    assert found["scripts/load.py"] == "scripts"


def test_a_namespace_package_is_found_by_the_imports_of_its_neighbours():
    files = "ext/stats/__init__.py ext/stats/plugin.py ext/pages/__init__.py ext/quiet/__init__.py"
    found = roots(
        files, {"ext/stats/plugin.py": [("ext.pages", "")], "ext/pages/__init__.py": [("ext.stats", "plugin")]}
    )
    assert set(found.values()) == {""}


def test_a_stray_init_does_not_hide_the_root():
    files = "__init__.py manage.py users/__init__.py users/models.py orders/__init__.py"
    files = [f"backend/{file}" for file in files.split()]
    imports = {
        "backend/manage.py": [("users.models", ""), ("orders", ""), ("users", "")],
        "backend/orders/__init__.py": [("users.models", "User")],
    }
    found = roots(files, imports)
    assert found["backend/users/models.py"] == "backend"
    assert found["backend/orders/__init__.py"] == "backend"


def test_a_third_party_name_that_is_also_a_module_does_not_move_the_root():
    files = "proj/__init__.py proj/celery.py proj/a.py proj/b.py"
    found = roots(files, {"proj/a.py": [("celery", "Celery")], "proj/b.py": [("celery", "shared_task")]})
    assert set(found.values()) == {""}


def test_the_standard_library_is_no_evidence():
    files = "proj/__init__.py proj/logging.py proj/types.py proj/calendar.py proj/a.py"
    found = roots(files, {"proj/a.py": [("logging", ""), ("types", ""), ("calendar", "")]})
    assert set(found.values()) == {""}


def test_one_import_by_another_name_does_not_outweigh_a_src_folder():
    found = roots("setup.py src/pkg/__init__.py", {"setup.py": [("src.pkg", "version")]})
    assert found["src/pkg/__init__.py"] == "src"


def test_src_that_is_imported_as_a_package_is_one():
    imports = {f"tests/test_{n}.py": [("src.model", "fit"), ("src.data", "load")] for n in range(3)}
    found = roots(["src/model.py", "src/data.py", *imports], imports)
    assert found["src/model.py"] == ""


def test_a_declared_root_counts_where_nothing_is_imported():
    found = roots("lib/python/a/x.py lib/python/b/y.py", declared={"lib/python"})
    assert set(found.values()) == {"lib/python"}


def test_a_library_of_the_monorepo_is_named_by_those_who_import_it():
    files = "libs/common/common/__init__.py libs/common/common/db.py services/a/app.py"
    found = roots(files, {"services/a/app.py": [("common.db", "session")]})
    assert found["libs/common/common/db.py"] == "libs/common"


@pytest.mark.parametrize("files", ["__init__.py", "a.py", "x/y/z.py", "__init__.py a/__init__.py"])
def test_small_trees(files):
    assert set(roots(files)) == set(files.split())


names = st.sampled_from(["a", "b", "app", "src", "__init__", "models"])
paths = st.lists(names, min_size=1, max_size=4).map(lambda parts: "/".join(parts) + ".py")
imports = st.lists(
    st.tuples(st.lists(names, min_size=1, max_size=3).map(".".join), st.sampled_from(["", "a", "models"]))
)


@given(st.lists(paths, min_size=1, max_size=8, unique=True), st.dictionaries(paths, imports, max_size=4), st.randoms())
def test_every_file_lies_below_its_root_whatever_the_order(files, named, random):
    found = find_roots(files, named)
    random.shuffle(files)
    assert find_roots(files, dict(reversed(named.items()))) == found
    assert all(not root or file.startswith(f"{root}/") for file, root in found.items())
