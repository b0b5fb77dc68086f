"""Modules with their roles, definitions, and the gaps that files report themselves. Pure."""

import re
from collections.abc import Iterable

from analyzer.model.code import Definition, Module
from analyzer.model.data import Entity, EntityKind
from analyzer.model.facts import CLASS_BODY, FUNCTION_BODY
from analyzer.model.location import Location
from analyzer.model.names import ModuleName, SymbolName
from analyzer.model.problem import Problem
from analyzer.model.usage import EntryPoint
from analyzer.project.code import ProjectCode
from analyzer.project.roles import Roles

SENTENCE = re.compile(r"(.+?[.!?])(?:\s|$)")
HIDES = {
    "recovered-syntax": "nothing: the file was read after its syntax was rewritten",
    "syntax-error": "definitions, calls and data access in these lines",
    "nested-too-deep": "everything in this file",
}


def list_modules(
    code: ProjectCode, entities: Iterable[Entity], entry_points: Iterable[EntryPoint]
) -> tuple[Module, ...]:
    """Return every module with its role and the reason for it, sorted by name."""
    own = frozenset(one.module for one in entities if one.kind is not EntityKind.EXTERNAL)
    waking = frozenset(code.names.split(one.function)[0] for one in entry_points)
    roles = Roles(code, own, waking)
    rows = []
    for name, module in code.all_modules.items():
        role, reason = roles.of(name)
        rows.append(
            Module(
                name=ModuleName(name),
                path=module.file.path,
                lines=module.facts.lines,
                role=role,
                is_package=module.file.is_package,
                summary=first_sentence(module.facts.scopes[0].docstring),
                because=(reason,),
            )
        )
    return tuple(rows)


def list_definitions(code: ProjectCode) -> tuple[Definition, ...]:
    """Return classes, functions and methods of the running application, sorted; closures are left out."""
    rows: dict[str, Definition] = {}
    for module, number in code.scopes_of(CLASS_BODY, FUNCTION_BODY):
        scope = code.scope(module, number)
        outer = code.scope(module, scope.parent)
        if outer.kind == FUNCTION_BODY:
            continue
        view = code.view_of_class(module, number)
        kind = "class" if view is not None else "method" if outer.kind == CLASS_BODY else "function"
        symbol = code.symbol(module, number)
        bases = tuple(base for base in view.bases if base) if view is not None else ()
        place = Location(code.file_path(module), scope.line)
        summary = first_sentence(scope.docstring)
        row = Definition(SymbolName(symbol), ModuleName(module), kind, place, scope.end_line, bases, summary)
        rows.setdefault(symbol, row)
    return tuple(rows[symbol] for symbol in sorted(rows))


def file_problems(code: ProjectCode) -> list[Problem]:
    """Return what the readers of single files could not read."""
    return [
        Problem(slug, message, Location(module.file.path, line), HIDES.get(slug, ""))
        for module in code.all_modules.values()
        for slug, message, line in module.facts.problems
    ]


def first_sentence(text: str) -> str:
    """Return the first sentence of a docstring."""
    match = SENTENCE.match(text)
    return match.group(1) if match else text
