"""Who owns which file."""

import pytest

from analyzer.model.errors import InvalidSettings
from analyzer.model.settings import Settings
from analyzer.sources.discovery import find_sources
from analyzer.sources.owners import read_owners

FILES = ("app.py", "docs/conf.py", "docs/old/conf.py", "shop/billing/models.py", "shop/views.py")


def owners(folder, text, place="CODEOWNERS"):
    path = folder / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return {file: " ".join(names) for file, names in read_owners(str(folder), FILES, {}).by_path.items()}


def test_the_last_line_that_matches_wins(tmp_path):
    assert owners(tmp_path, "# all\n* @all\n/shop/ @shop @all  # both\nshop/billing/ @money\n") == {
        "app.py": "@all",
        "docs/conf.py": "@all",
        "docs/old/conf.py": "@all",
        "shop/billing/models.py": "@money",
        "shop/views.py": "@shop @all",
    }


def test_a_line_without_owners_takes_them_away(tmp_path):
    assert "shop/views.py" not in owners(tmp_path, "* @all\n/shop/views.py\n")


def test_a_star_at_the_end_is_for_files_right_there(tmp_path):
    assert owners(tmp_path, "docs/* @docs\n") == {"docs/conf.py": "@docs"}


def test_a_name_without_a_slash_is_met_anywhere(tmp_path):
    assert set(owners(tmp_path, "conf.py @docs\n")) == {"docs/conf.py", "docs/old/conf.py"}


def test_of_an_address_only_the_name_is_kept(tmp_path):
    assert owners(tmp_path, "app.py ada@example.org\n") == {"app.py": "ada"}


def test_sections_and_exceptions_of_other_hosts_are_no_patterns(tmp_path):
    assert owners(tmp_path, "[Docs] @docs\n^[Maybe]\n!app.py @all\ndocs/ @docs\n") == {
        "docs/conf.py": "@docs",
        "docs/old/conf.py": "@docs",
    }


def test_the_file_of_the_host_comes_first(tmp_path):
    owners(tmp_path, "* @other\n")
    assert owners(tmp_path, "app.py @host\n", ".github/CODEOWNERS") == {"app.py": "@host"}
    assert read_owners(str(tmp_path), FILES, {}).source == ".github/CODEOWNERS"


def test_a_file_of_owners_that_leads_elsewhere_is_not_read(tmp_path):
    (tmp_path / "secret").write_text("* @all\n")
    (tmp_path / "CODEOWNERS").symlink_to(tmp_path / "secret")
    assert read_owners(str(tmp_path), FILES, {}).source == ""


def test_teams_of_the_settings_win_and_take_several_patterns(tmp_path):
    owners(tmp_path, "* @all\n")
    found = read_owners(str(tmp_path), FILES, {"rest": ("*.py",), "money": ("shop/billing/**", "app.py")})
    assert (found.source, found.by_path["shop/billing/models.py"]) == ("settings", ("money",))
    assert (found.by_path["app.py"], found.by_path["shop/views.py"]) == (("money",), ("rest",))


def test_a_pattern_that_is_none_is_an_error_in_the_settings_and_left_out_of_a_file(tmp_path):
    with pytest.raises(InvalidSettings, match="teams"):
        read_owners(str(tmp_path), FILES, {"money": ("a[z-a]",)})
    assert owners(tmp_path, "a[z-a] @all\napp.py @one\n") == {"app.py": "@one"}


def test_owners_have_the_paths_that_results_show(tmp_path):
    for name in ("left", "right"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.py").write_text("")
        (tmp_path / name / "CODEOWNERS").write_text(f"* @{name}\n")
    tree = find_sources([str(tmp_path / "left"), str(tmp_path / "right")], Settings(use_git=False))
    assert tree.owners.by_path == {"left/a.py": ("@left",), "right/a.py": ("@right",)}
