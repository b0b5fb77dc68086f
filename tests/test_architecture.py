"""The house rules that neither ruff nor import-linter can express; see the contracts in pyproject.toml first."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import grimp
import networkx as nx
import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parent.parent
ANALYZER = ROOT / "analyzer"
FILES = sorted(ANALYZER.rglob("*.py"))
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = {contract["id"]: contract for contract in PYPROJECT["tool"]["importlinter"]["contracts"]}
WORLD = frozenset(CONTRACTS["io-at-the-edge"]["forbidden_modules"])
EDGES = {"sources", "sinks", "pipeline", "cli"}

LONGEST_FUNCTION = 40  # lines, docstring not counted
LONGEST_MODULE = 300  # lines
LAST_WORDS = re.compile(r"(Pure\.|(I/O|Wires): [^:]+\.)$")
BANNED_NAMES = {"utils", "util", "helpers", "helper", "common", "core", "misc"}
BANNED_ENDINGS = ("Manager", "Processor", "Helper", "Util", "Utils")
DISTRIBUTIONS = {"scikit-learn": "sklearn", "graspologic-native": "graspologic_native", "pyyaml": "yaml"}  # imported as
LIGHT = {"click", "pathspec", "platformdirs"}  # may be loaded by `decompose --help`

# Applications that we measure ourselves on. Names that are also English words or libraries are left out.
APPLICATIONS = {
    "acmeair", "argilla", "argilla_server", "babybuddy", "ckan", "ckanext", "daytrader", "edx", "healthchecks",
    "jpetstore", "kuma", "ldod", "manila", "mayan", "netbox", "netflix", "nova", "openedx", "oscar", "petclinic",
    "posthog", "pretix", "readthedocs", "redash", "saleor", "streamline", "taiga", "zou", "zulip",
}  # fmt: skip


@pytest.fixture(scope="module")
def imports():
    return grimp.build_graph("analyzer", include_external_packages=True, cache_dir=None)


def each_file(function):
    return pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(ROOT)) for path in FILES])(function)


def tree_of(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def home_of(path):
    return path.relative_to(ANALYZER).parts[0].removesuffix(".py")


def is_pure(path):
    return (ast.get_docstring(tree_of(path)) or "").endswith("Pure.")


def imported_by(tree):
    """Top-level names of everything that is imported anywhere in the file."""
    plain = [name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names]
    dotted = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return {name.partition(".")[0] for name in plain + dotted}


def called_by_name(tree):
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {function.id for function in calls if isinstance(function, ast.Name)}


def classes_in(paths):
    return {node.name for path in paths for node in ast.walk(tree_of(path)) if isinstance(node, ast.ClassDef)}


def length_of(function):
    has_docstring = ast.get_docstring(function) is not None and len(function.body) > 1
    documentation = function.body[0].end_lineno - function.body[0].lineno + 1 if has_docstring else 0
    return function.end_lineno - function.lineno + 1 - documentation


def external(imports, importer_prefix="analyzer"):
    """(importer, imported) pairs that leave the package."""
    return [
        (importer, imported)
        for importer in sorted(imports.modules)
        if importer.startswith(importer_prefix)
        for imported in sorted(imports.find_modules_directly_imported_by(importer))
        if not imported.startswith("analyzer")
    ]


def test_every_import_contract_is_kept(monkeypatch):
    monkeypatch.chdir(ROOT)
    assert lint_imports(no_cache=True) == 0


@each_file
def test_a_module_says_in_its_last_words_what_it_touches(path):
    docstring = ast.get_docstring(tree_of(path)) or ""
    assert LAST_WORDS.search(docstring), "the docstring ends in `Pure.`, `I/O: ....` or `Wires: ....`"


@each_file
def test_a_pure_module_touches_nothing(path):
    if is_pure(path):
        tree = tree_of(path)
        assert imported_by(tree) & WORLD == set()
        assert called_by_name(tree) & {"open", "print", "input", "exec", "eval", "__import__"} == set()


@each_file
def test_only_the_edges_are_not_pure(path):
    assert home_of(path) in EDGES or is_pure(path)


@each_file
def test_functions_and_modules_stay_short(path):
    tree = tree_of(path)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = {function.name: length_of(function) for function in functions if length_of(function) > LONGEST_FUNCTION}
    assert long == {}
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


@each_file
def test_nothing_hides_an_import_or_an_export(path):
    names = {node.id for node in ast.walk(tree_of(path)) if isinstance(node, ast.Name)}
    assert names & {"__all__", "TYPE_CHECKING"} == set()


@each_file
def test_random_numbers_are_seeded(path):
    tree = tree_of(path)
    plain = [name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names]
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "random":
            assert [name.name for name in node.names] == ["Random"]
        if (
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and node.value.id == "random"
            and "random" in plain
        ):
            assert node.attr == "Random"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            assert name not in {"Random", "default_rng"} or node.args, f"line {node.lineno}: no seed"


@each_file
def test_no_application_is_known_by_name(path):
    words = {word.lower() for word in re.findall(r"[A-Za-z_]+", path.read_text(encoding="utf-8"))}
    assert words & APPLICATIONS == set()


def test_no_class_of_the_sample_is_known_by_name():
    sample = classes_in((ROOT / "sample_monolith").rglob("models/*.py"))
    telling = {name for name in sample if re.search(r"[a-z][A-Z]", name)}  # not "Order", but "OrderLine"
    words = {word for path in FILES for word in re.findall(r"\w+", path.read_text(encoding="utf-8"))}
    assert telling
    assert telling & (words - classes_in(FILES)) == set()


def test_no_module_or_class_has_a_name_that_says_nothing():
    names = {part for path in FILES for part in path.relative_to(ANALYZER).with_suffix("").parts}
    assert names & BANNED_NAMES == set()
    assert [name for name in classes_in(FILES) if name.endswith(BANNED_ENDINGS)] == []


def test_no_group_of_modules_depends_on_itself(imports):
    graph = nx.DiGraph(
        (importer, imported)
        for importer in imports.modules
        for imported in imports.find_modules_directly_imported_by(importer)
    )
    assert [sorted(group) for group in nx.strongly_connected_components(graph) if len(group) > 1] == []


def test_no_child_imports_its_own_package(imports):
    own = [
        (importer, imported)
        for importer in sorted(imports.modules)
        for imported in imports.find_modules_directly_imported_by(importer)
        if importer.startswith(f"{imported}.")
    ]
    assert own == []


def test_the_model_needs_the_standard_library_only(imports):
    needed = {imported for _, imported in external(imports, "analyzer.model")}
    assert needed <= sys.stdlib_module_names


def test_every_library_is_declared_and_has_a_home(imports):
    declared = {re.split(r"[<>=!; ]", requirement)[0] for requirement in PYPROJECT["project"]["dependencies"]}
    known = {DISTRIBUTIONS.get(name, name) for name in declared}
    homes = {
        name
        for key, contract in CONTRACTS.items()
        if key.startswith("home-")
        for name in contract.get("forbidden_modules", ())
    }
    used = {imported for _, imported in external(imports)} - sys.stdlib_module_names
    assert used <= known, "imported, but not a dependency in pyproject.toml"
    assert known <= homes | WORLD, "no contract says where it is at home"


def test_help_loads_no_heavy_library():
    loaded = "import sys, analyzer.cli.main; print(*{name.partition('.')[0] for name in sys.modules})"
    run = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True, cwd=ROOT)
    heavy = {
        name for contract in CONTRACTS.values() for name in contract.get("forbidden_modules", ())
    } - sys.stdlib_module_names
    assert set(run.stdout.split()) & (heavy - LIGHT) == set()


def test_every_package_is_a_real_one():
    folders = {path.parent for path in FILES}
    assert [str(folder.relative_to(ROOT)) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []
