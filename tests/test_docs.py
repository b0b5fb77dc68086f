"""The documentation says what the program does: generated parts are fresh, and nothing is left out or made up."""

import ast
import json
import re
import runpy
import subprocess
import sys
import tomllib
from dataclasses import fields
from itertools import pairwise
from pathlib import Path

import click
import pytest

from analyzer.cli.analyze import FORMATS
from analyzer.cli.main import decompose
from analyzer.cli.schema import KINDS
from analyzer.frameworks import BUILTIN
from analyzer.model.code import Role
from analyzer.model.data import Level
from analyzer.model.decomposition import Decomposition
from analyzer.model.errors import DecomposeError
from analyzer.model.settings import Settings
from analyzer.pipeline.reports import ENDINGS
from analyzer.report.formats import DecisionRow, Facts
from analyzer.sources.decisions import read_decisions
from analyzer.sources.graphs import read_graph
from analyzer.sources.settings import read_settings

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md")])
SLUG = re.compile(r"[a-z]+(-[a-z0-9]+)*")
SLUG_IN_TEXT = re.compile(r" \[([a-z]+(?:-[a-z]+)*)\]$")  # "... [internal-error]", the end of a line for people
LINK = re.compile(r"\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FOREIGN = re.compile(r"(install|uvx|pipx run|tool run)( -[\w-]+)* [\"']?decompose\b(?!-monolith)")
OF_A_MACHINE = re.compile(r"(?<![\w.~])/(home|root|tmp|work|Users|usr|var)/")
TEMPLATE_HEADING = re.compile(r'm\.heading\("[a-z]+", "([^"]+)", "([^"]+)"\)')


@pytest.fixture(scope="module")
def generator():
    return runpy.run_path(str(DOCS / "generate.py"))


def text_of(path):
    return path.read_text(encoding="utf-8")


def page(name):
    return text_of(DOCS / name)


def blocks(text, language):
    return [body for found, body in FENCE.findall(text) if found == language]


def first_cells(text):
    """The code in the first column of all tables."""
    return re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE)


def between(text, start, end):
    return text.partition(start)[2].partition(end)[0]


# Slugs


def documented_slugs():
    return set(re.findall(r"^### `([a-z0-9-]+)`$", page("problems.md"), re.MULTILINE))


def used_slugs():
    """Slugs of errors, of problems, and of the (slug, message, line) that one file's facts hold."""
    trees = [ast.parse(text_of(path)) for path in sorted((ROOT / "analyzer").rglob("*.py"))]
    return {slug for tree in trees for node in ast.walk(tree) for slug in slugs_of(node, constants_of(tree))}


def constants_of(tree):
    """Names of strings in the body of a module."""
    return {
        node.targets[0].id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }


def slugs_of(node, constants):
    if isinstance(node, ast.Assign) and [getattr(target, "id", "") for target in node.targets] == ["slug"]:
        return strings([node.value])
    if isinstance(node, ast.Call) and getattr(node.func, "id", "").lower().endswith("problem"):
        named = [keyword.value for keyword in node.keywords if keyword.arg == "slug"]
        return strings([constants.get(getattr(one, "id", ""), one) for one in [*node.args, *named]])[:1]
    if isinstance(node, ast.Tuple) and len(node.elts) == 3 and is_text(node.elts[1]) and not is_text(node.elts[2]):
        return strings(node.elts[:1])
    if isinstance(node, ast.Tuple):  # a row of a table, whose slug has a name
        named = [one for one, text in pairwise(node.elts) if isinstance(one, ast.Name) and is_text(text)]
        return strings([constants.get(one.id, one) for one in named])
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return SLUG_IN_TEXT.findall(node.value)
    return []


def is_text(node):
    """Whether it is a string with spaces: a message."""
    return isinstance(node, ast.Constant | ast.JoinedStr) and " " in ast.unparse(node)


def strings(nodes):
    values = [node.value for node in nodes if isinstance(node, ast.Constant)]
    return [value for value in values if isinstance(value, str) and SLUG.fullmatch(value)]


def test_every_slug_is_a_heading_of_the_problems_page():
    assert sorted(used_slugs() - {DecomposeError.slug} - documented_slugs()) == []


def test_the_problems_page_makes_nothing_up():
    assert sorted(documented_slugs() - used_slugs()) == []


def test_every_exit_code_is_in_the_table_of_the_commands_page():
    codes = {kind.exit_code for kind in DecomposeError.__subclasses__()} | {0, 2, 70, 130}
    assert set(map(int, re.findall(r"^\| (\d+) \|", page("commands.md"), re.MULTILINE))) == codes


def test_every_error_says_its_exit_code():
    text = page("problems.md")
    wrong = [
        kind.slug
        for kind in DecomposeError.__subclasses__()
        if f"### `{kind.slug}`\n\nExit code {kind.exit_code}." not in text
    ]
    assert wrong == []


# What is generated


def test_the_generated_parts_are_fresh(generator):
    pages = generator["pages"]()
    assert pages
    assert [path.name for path, text in pages.items() if text != text_of(path)] == [], "run `make docs`"


def test_every_generated_part_stands_in_a_page(generator):
    named = {name for path in PAGES for name in re.findall(r"<!-- generated: ([a-z-]+) -->", text_of(path))}
    assert named == set(generator["PARTS"])


def test_every_setting_says_what_it_means(generator):
    assert [name for name, text in generator["comments_of"](Settings).items() if not text] == []


def test_the_examples_of_settings_are_settings(generator, tmp_path):
    lines = [f"{key} = {value}" for key, value in generator["EXAMPLES"].items()]
    (tmp_path / "decompose.toml").write_text("\n".join(lines), encoding="utf-8")
    origins = read_settings([str(tmp_path)], {}, {}).origins
    assert sorted(key for key, origin in origins.items() if origin.startswith("decompose.toml")) == sorted(origins)


# What is written by hand


def test_no_library_that_is_read_is_among_those_that_are_not():
    unread = between(text_of(ROOT / "README.md"), "- **Other libraries.**", " are not read.")
    assert "Pyramid" in unread
    names = {name.strip().lower() for name in re.split(r",| and | of ", unread)}
    assert [one.title for one in BUILTIN if one.title.lower() in names] == []


def test_every_file_of_settings_on_the_settings_page_can_be_read(tmp_path):
    for block in blocks(page("settings.md"), "toml"):
        name = block.partition("\n")[0].removeprefix("# ")
        (tmp_path / name).write_text(block, encoding="utf-8")
        assert read_settings([str(tmp_path)], {}, {}).services == 7
        (tmp_path / name).unlink()


def test_every_format_is_on_the_commands_page():
    assert sorted(ENDINGS) == sorted(FORMATS)
    text = page("commands.md")
    assert [one for one in FORMATS if f".{ENDINGS[one]}`" not in text] == []


def test_every_kind_of_schema_is_on_the_json_page():
    from analyzer.report.schema import TITLES

    assert [kind for kind in KINDS if TITLES[kind] not in page("json.md")] == []


def test_the_keys_of_the_report_are_on_the_json_page():
    keys = first_cells(between(page("json.md"), "## The report", "## The facts"))
    names = [field.name for field in fields(Decomposition) if field.name != "schema"]
    assert keys == ["schema", *names]


def test_the_keys_of_the_facts_are_on_the_json_page():
    assert first_cells(between(page("json.md"), "## The facts", "## The graph")) == list(Facts.__annotations__)


def test_three_lines_of_code_read_services_and_tables(generator, tmp_path):
    _text, report = generator["demo"]()
    (example,) = blocks(page("json.md"), "python")
    (tmp_path / "decompose-report.json").write_text(json.dumps(report), encoding="utf-8")
    run = subprocess.run([sys.executable, "-c", example], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert len(run.stdout.splitlines()) == len(report["services"]) > 1


def test_the_example_of_a_graph_is_one(tmp_path):
    (example,) = blocks(page("json.md"), "json")
    (tmp_path / "graph.json").write_text(example, encoding="utf-8")
    assert len(read_graph(str(tmp_path / "graph.json")).nodes) == 3


def test_every_operation_is_on_the_decisions_page():
    known = {str(op) for op in DecisionRow.__annotations__["op"].__args__}
    assert set(first_cells(page("decisions.md").partition("## Facts")[0])) == known


@pytest.mark.parametrize("name", ["README.md", "docs/decisions.md"])
def test_the_examples_of_decisions_are_about_the_sample(generator, tmp_path, name):
    _text, report = generator["demo"]()
    symbols = {unit for service in report["services"] for unit in service["symbols"]}
    known = {row["name"] for row in report["modules"]} | {row["table"] for row in report["ownership"]} | symbols
    (example,) = blocks(text_of(ROOT / name).partition("## Facts")[0], "toml")
    (tmp_path / "decisions.toml").write_text(example, encoding="utf-8")
    decisions = read_decisions(str(tmp_path / "decisions.toml"))
    of_code = [one.name for one in decisions if one.op not in ("services", "rename", "merge")]
    assert [one for one in of_code if one not in known] == []
    assert len(decisions) == len(tomllib.loads(example)["decision"])


def test_the_examples_of_facts_are_about_the_sample(generator, tmp_path):
    _text, report = generator["demo"]()
    known = {row["name"] for row in report["definitions"]} | {row["table"] for row in report["ownership"]}
    (example,) = blocks(page("decisions.md").partition("## Facts")[2], "toml")
    (tmp_path / "decisions.toml").write_text(example, encoding="utf-8")
    facts = read_decisions(str(tmp_path / "decisions.toml"))
    assert [one.kind for one in facts] == ["access", "call", "trigger"]
    names = [name for one in facts for name in (one.name, one.to, *one.reads, *one.writes, *one.on)]
    assert set(names) - known == {"keep_search_log", ""}
    assert first_cells(page("decisions.md").partition("## Facts")[2]) == ["function", "caller", "trigger"]


def test_every_role_and_level_is_on_the_method_page():
    text = page("method.md")
    assert [role for role in Role if f"| `{role}` |" not in text] == []
    assert [level for level in Level if f"| {level} |" not in text] == []


def test_every_stage_is_in_the_picture_of_the_architecture_page():
    (picture,) = blocks(page("architecture.md"), "text")
    stages = {path.parent.name for path in (ROOT / "analyzer").glob("*/__init__.py")} | {"sinks"}
    assert [stage for stage in stages if not re.search(rf"\b{stage}\b", picture)] == []


def test_every_section_of_the_report_is_on_the_report_page():
    text = page("report.md")
    templates = "\n".join(text_of(path) for path in sorted((ROOT / "reports" / "templates").glob("*.j2")))
    headings = TEMPLATE_HEADING.findall(templates.replace("’", "'"))
    assert headings
    assert [title for title, question in headings if f"## {title}\n\n*{question}*\n" not in text] == []


# What holds for every page


def anchors_of(path):
    """The ids that headings get when a page is shown."""
    titles = re.findall(r"^#+ (.+)$", FENCE.sub("", text_of(path)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def test_every_link_leads_to_a_file_and_a_heading():
    broken = []
    for path in PAGES:
        for target, anchor in LINK.findall(text_of(path)):
            file = path.parent / target if target else path
            if not file.exists() or (anchor and anchor not in anchors_of(file)):
                broken.append(f"{path.name}: {target}#{anchor}")
    assert broken == []


def test_every_page_is_in_the_index():
    linked = {target for target, _anchor in LINK.findall(page("index.md"))}
    assert [path.name for path in DOCS.glob("*.md") if path.name != "index.md" and path.name not in linked] == []


def command_lines():
    """Every line of our own command in a block of shell, or in the text."""
    for path in PAGES:
        text = text_of(path)
        shell = "\n".join(blocks(text, "sh"))
        lines = re.findall(r"(?:^|from \. )(decompose [^#\n|>]+)", shell, re.MULTILINE)
        inline = re.findall(r"`(decompose [^`]+)`", FENCE.sub("", text))
        yield from ((path.name, re.split(r"[|>]", line)[0].split()) for line in lines + inline)


def unknown_word(words):
    """The first word of a command line that is no command or option of ours, "" where all are."""
    command = decompose
    for word in words[1:]:
        options = {name for one in command.params for name in one.opts} | {"--help", "-h"}
        if word.startswith("-") and word != "-" and word not in options:
            return word
        if isinstance(command, click.Group) and not word.startswith("-"):
            found = command.get_command(click.Context(command), word)
            if found is None:
                return word
            command = found
    return ""


def test_every_command_line_can_be_given():
    lines = list(command_lines())
    assert lines
    assert [f"{name}: {' '.join(words)}" for name, words in lines if unknown_word(words)] == []


def test_no_install_line_fetches_the_package_of_somebody_else():
    assert [path.name for path in PAGES if FOREIGN.search(text_of(path))] == []


def test_no_page_names_a_folder_of_one_machine():
    assert [path.name for path in PAGES if OF_A_MACHINE.search(text_of(path))] == []


def test_every_make_target_of_the_pages_exists():
    targets = set(re.findall(r"^([a-z-]+):", text_of(ROOT / "Makefile"), re.MULTILINE))
    named = {target for path in PAGES for target in re.findall(r"\bmake ([a-z-]+)`", text_of(path))}
    assert named
    assert named <= targets
