"""The documentation says what the program does: generated parts are fresh, and nothing is left out or made up."""

import ast
import re
import runpy
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md")])
SLUG = re.compile(r"[a-z]+(-[a-z0-9]+)*")
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")
FOREIGN = re.compile(r"(install|uvx|pipx run|tool run)( -[\w-]+)* [\"']?decompose\b(?!-monolith)")


def text_of(path):
    return path.read_text(encoding="utf-8")


def documented_slugs():
    return set(re.findall(r"^### `([a-z0-9-]+)`$", text_of(DOCS / "problems.md"), re.MULTILINE))


def used_slugs():
    """Slugs of errors, of problems, and of the (slug, message, line) that one file's facts hold."""
    trees = [ast.parse(text_of(path)) for path in sorted((ROOT / "analyzer").rglob("*.py"))]
    return {slug for tree in trees for node in ast.walk(tree) for slug in slugs_of(node)}


def slugs_of(node):
    if isinstance(node, ast.Assign) and [getattr(target, "id", "") for target in node.targets] == ["slug"]:
        return strings([node.value])
    if isinstance(node, ast.Call) and getattr(node.func, "id", "").lower().endswith("problem"):
        named = [keyword.value for keyword in node.keywords if keyword.arg == "slug"]
        return strings([*node.args, *named])[:1]
    if isinstance(node, ast.Tuple) and len(node.elts) == 3 and is_text(node.elts[1]) and not is_text(node.elts[2]):
        return strings(node.elts[:1])
    return []


def is_text(node):
    """Whether it is a string with spaces: a message."""
    return isinstance(node, ast.Constant | ast.JoinedStr) and " " in ast.unparse(node)


def strings(nodes):
    values = [node.value for node in nodes if isinstance(node, ast.Constant)]
    return [value for value in values if isinstance(value, str) and SLUG.fullmatch(value)]


def test_every_slug_is_a_heading_of_the_problems_page():
    assert sorted(used_slugs() - {"error"} - documented_slugs()) == []


def test_the_problems_page_makes_nothing_up():
    source = "\n".join(text_of(path) for path in (ROOT / "analyzer").rglob("*.py"))
    assert [slug for slug in sorted(documented_slugs()) if f'"{slug}"' not in source] == []


def test_the_generated_parts_are_fresh():
    pages = runpy.run_path(str(DOCS / "generate.py"))["pages"]()
    assert pages
    assert [path.name for path, text in pages.items() if text != text_of(path)] == [], "run `make docs`"


def test_every_link_leads_to_a_file():
    broken = [
        f"{page.name}: {target}"
        for page in PAGES
        for target in LINK.findall(text_of(page))
        if not (page.parent / target).exists()
    ]
    assert broken == []


def test_no_install_line_fetches_the_package_of_somebody_else():
    assert [page.name for page in PAGES if FOREIGN.search(text_of(page))] == []


def test_every_make_target_of_the_readme_exists():
    targets = set(re.findall(r"^([a-z-]+):", text_of(ROOT / "Makefile"), re.MULTILINE))
    named = {target for page in PAGES for target in re.findall(r"\bmake ([a-z-]+)`", text_of(page))}
    assert named
    assert named <= targets
