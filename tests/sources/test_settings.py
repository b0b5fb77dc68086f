"""Settings: option over environment over file over default."""

import pytest

from analyzer.model.errors import InvalidSettings, MissingPath
from analyzer.model.settings import Settings
from analyzer.sources.settings import read_settings


def read(folder, options=None, environment=None):
    return read_settings([str(folder)], options or {}, environment or {})


def test_defaults(tmp_path):
    settings = read(tmp_path)
    assert settings == Settings(origins=settings.origins)
    assert set(settings.origins.values()) == {"default"}


def test_precedence(tmp_path):
    (tmp_path / "decompose.toml").write_text("seed = 1\njobs = 1\nservices = 1\n")
    settings = read(tmp_path, {"seed": 3}, {"DECOMPOSE_SEED": "2", "DECOMPOSE_JOBS": "2", "PATH": "/bin"})
    assert (settings.seed, settings.jobs, settings.services, settings.largest_file) == (
        3,
        2,
        1,
        Settings().largest_file,
    )
    assert settings.origins["seed"] == "option"
    assert settings.origins["jobs"] == "environment DECOMPOSE_JOBS"
    assert settings.origins["services"] == "decompose.toml:3"


def test_pyproject_and_keys_with_hyphens(tmp_path):
    text = '[project]\nname = "x"\n[tool.decompose]\nuse-git = false\nexclude = ["legacy/"]\n'
    (tmp_path / "pyproject.toml").write_text(text)
    settings = read(tmp_path)
    assert (settings.use_git, settings.exclude) == (False, ("legacy/",))
    assert settings.origins["exclude"] == "pyproject.toml:5"


def test_decompose_toml_is_read_instead_of_pyproject(tmp_path):
    (tmp_path / "pyproject.toml").write_text("[tool.decompose]\nseed = 1\n")
    (tmp_path / "decompose.toml").write_text("jobs = 2\n")
    settings = read(tmp_path)
    assert (settings.seed, settings.jobs) == (0, 2)


def test_a_pyproject_of_other_tools_is_no_settings_file(tmp_path):
    (tmp_path / "pyproject.toml").write_text("[tool.other]\nseed = 1\n")
    assert read(tmp_path).seed == 0


def test_the_environment_speaks_in_text(tmp_path):
    names = {"DECOMPOSE_EXCLUDE": "a/, b/", "DECOMPOSE_USE_GIT": "no"}
    settings = read(tmp_path, environment=names)
    assert (settings.exclude, settings.use_git) == (("a/", "b/"), False)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("sed = 1\n", "sed in decompose.toml:1 is not a setting", "did you mean seed?"),
        ("\nseed = 'x'\n", "seed in decompose.toml:2 must be a whole number of at least 0 and", "default is 0"),
        (f"seed = {'9' * 19}\n", "must be a whole number of at least 0 and of at most 18 digits", "default"),
        (f"seed = {'9' * 5000}\n", "decompose.toml is not valid TOML: Exceeds the limit", "correct the file"),
        (f"seed = 0x{'f' * 9000}\n", "decompose.toml is not valid TOML: Exceeds the limit", "correct the file"),
        ("seed = -1\n", "must be a whole number", "default"),
        ("seed = true\n", "must be a whole number", "default"),
        ("use_git = 1\n", "must be true or false", "default"),
        ("exclude = 'a'\n", "must be a list of strings", "default"),
        ("exclude = [1]\n", "must be a list of strings", "default"),
        ("[teams]\nmoney = 'a'\n", "teams in decompose.toml:1 must be a table of lists of strings", "default"),
        ("teams = ['a']\n", "teams in decompose.toml:1 must be a table of lists of strings", "default"),
        (
            "[frameworks]\nx = 1\n",
            "frameworks in decompose.toml:1 is not a setting",
            "known keys: co_change, commits, entry_points, exclude",
        ),
        ("seed = \n", "decompose.toml is not valid TOML", "correct the file"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(tmp_path, text, message, hint):
    (tmp_path / "decompose.toml").write_text(text)
    with pytest.raises(InvalidSettings) as error:
        read(tmp_path)
    assert message in error.value.message
    assert hint in error.value.hint


def test_an_unknown_variable_is_an_error(tmp_path):
    with pytest.raises(InvalidSettings, match="DECOMPOSE_JOB in the environment") as error:
        read(tmp_path, environment={"DECOMPOSE_JOB": "1"})
    assert error.value.hint == "did you mean DECOMPOSE_JOBS?"


def test_a_variable_of_the_wrong_type_is_an_error(tmp_path):
    with pytest.raises(InvalidSettings, match="jobs in environment DECOMPOSE_JOBS must be"):
        read(tmp_path, environment={"DECOMPOSE_JOBS": "many"})


def test_a_file_that_is_not_utf_8_is_an_error(tmp_path):
    (tmp_path / "decompose.toml").write_bytes(b"# \xff\n")
    with pytest.raises(InvalidSettings):
        read(tmp_path)


def test_options_not_given_count_for_nothing(tmp_path):
    assert read(tmp_path, {"seed": None, "exclude": ()}).origins["exclude"] == "default"


@pytest.mark.parametrize("text", ["9" * 5000, "²", "٣", "-1"])
def test_a_variable_that_is_no_number_of_ours(tmp_path, text):
    with pytest.raises(InvalidSettings, match="seed in environment DECOMPOSE_SEED must be a whole number"):
        read(tmp_path, environment={"DECOMPOSE_SEED": text})


def test_a_path_that_is_not_there_has_no_settings(tmp_path):
    with pytest.raises(MissingPath, match="no such file or folder"):
        read(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('entry_points = ["task"]', "'task' is not of the form 'KIND decorator(KEY)'"),
        ('entry_points = ["tsak shop.job(0)"]', "'tsak shop.job(0)' is not of the form"),
        (
            'registries = ["shop.get -> shop.keep"]',
            "is not of the form 'asking.function(KEY) <- keeping.function(KEY)'",
        ),
    ],
)
def test_lines_about_own_conventions_that_say_nothing_are_errors(tmp_path, line, said):
    (tmp_path / "decompose.toml").write_text(line)
    with pytest.raises(InvalidSettings) as error:
        read(tmp_path)
    assert said in error.value.message
    assert "decompose.toml:1" in error.value.message


def test_own_conventions_are_lists_of_lines(tmp_path):
    text = 'entry-points = ["task shop.job(name)"]\nregistries = ["shop.get(0) <- shop.TABLE"]\n'
    (tmp_path / "decompose.toml").write_text(text)
    settings = read(tmp_path)
    assert settings.entry_points == ("task shop.job(name)",)
    assert settings.registries == ("shop.get(0) <- shop.TABLE",)


def test_a_misspelt_convention_is_an_error_with_the_nearest_key(tmp_path):
    (tmp_path / "decompose.toml").write_text("registrys = []\n")
    with pytest.raises(InvalidSettings) as error:
        read(tmp_path)
    assert error.value.hint == "did you mean registries?"


def test_teams_are_a_table_of_lists_also_in_the_environment(tmp_path):
    (tmp_path / "pyproject.toml").write_text('[tool.decompose.teams]\nmoney = ["billing/**"]\n')
    settings = read(tmp_path)
    assert (settings.teams, settings.origins["teams"]) == ({"money": ("billing/**",)}, "pyproject.toml:1")
    given = read(tmp_path, environment={"DECOMPOSE_TEAMS": '{content = ["catalog/**", "a.py"]}'})
    assert given.teams == {"content": ("catalog/**", "a.py")}
    with pytest.raises(InvalidSettings, match="must be a table of lists of strings"):
        read(tmp_path, environment={"DECOMPOSE_TEAMS": "money"})
