"""Read small trees or texts straight into resolved code, without files, git or processes. I/O: reads test data."""

from pathlib import Path

from analyzer.facts.python import read_facts
from analyzer.facts.sql import read_script
from analyzer.model.source import SourceFile
from analyzer.project.code import ProjectCode
from analyzer.project.names import ModuleCode


def code_of(texts: dict[str, str], left_out: frozenset[str] = frozenset()) -> ProjectCode:
    """Return the resolved code of `path -> text`; paths are relative to the source root."""
    modules = {}
    for path, text in texts.items():
        if not path.endswith(".py"):
            continue
        is_package = path.endswith("__init__.py")
        name = path.removesuffix("/__init__.py").removesuffix(".py").replace("/", ".")
        modules[name] = ModuleCode(name, SourceFile(path, path, name, is_package), read_facts(text))
    manifests = {path: text for path, text in texts.items() if not path.endswith((".py", ".sql"))}
    scripts = {path: read_script(text) for path, text in texts.items() if path.endswith(".sql")}
    return ProjectCode(modules, left_out, manifests, scripts)


def texts_below(root: Path) -> dict[str, str]:
    """Return `path -> text` of every file below a folder."""
    files = sorted(path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8", errors="replace") for path in files}
