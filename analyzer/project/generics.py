"""What the type variables of generic ancestors stand for in a class: `class OrderRepo(Repo[Order])`.

Source: PEP 484, "User-defined generic types". Pure.
"""

from collections.abc import Callable, Mapping

from analyzer.model import facts as f
from analyzer.project.code import ProjectCode
from analyzer.project.lookup import Place
from analyzer.project.terms import CodeTerm
from analyzer.project.views import CodeClass

VARIABLES = frozenset({"typing.TypeVar", "typing_extensions.TypeVar"})
Given = Mapping[Place, CodeTerm]  # type variable -> what it stands for
Parameter = tuple[str, int, str]  # module, scope, name


class Generics:
    """Follows type arguments from a class to its ancestors."""

    def __init__(self, code: ProjectCode, own: Callable[[str], Given] = lambda _symbol: {}) -> None:
        """Know the classes of `code`, and what the type variables of a class itself are."""
        self.code = code
        self.own = own
        self._given: dict[tuple[str, int], Given] = {}

    def of(self, symbol: str) -> Given:
        """Return the type variables of a class's ancestors that have a value there."""
        own = self.own(symbol)
        key = (symbol, len(own))
        if key not in self._given:
            view = self.code.class_of(symbol)
            found: dict[Place, CodeTerm] = dict(own)
            for one in view.ancestors() if isinstance(view, CodeClass) else ():
                for base in one.base_terms:
                    found.update(_arguments(base, found))
            self._given[key] = found
        return self._given[key]


def _arguments(base: CodeTerm, known: Given) -> dict[Place, CodeTerm]:
    """Return what the type variables of a base are, where it is `Base[...]`; variables that are known are followed."""
    owner = base.base.as_class if base.op == f.ITEM and base.base is not None else None
    if not isinstance(owner, CodeClass):
        return {}
    pairs = zip(variables_of(owner), _parts(base), strict=False)
    following = {variable: known.get(part.resolved.place, part) for variable, part in pairs}
    return {variable: part for variable, part in following.items() if not _is_variable(part)}


def variables_of(view: CodeClass) -> list[Place]:
    """Return the type variables of a class in the order of its bases."""
    parts = [part for base in view.base_terms if base.op == f.ITEM for part in _parts(base)]
    return list(dict.fromkeys(part.resolved.place for part in parts if _is_variable(part)))


def _parts(base: CodeTerm) -> list[CodeTerm]:
    key = base.at(base.value[3])
    return [key.at(part) for part in key.value[2]] if key.op == f.TUPLE else [key]


def _is_variable(term: CodeTerm) -> bool:
    source = term.resolved
    return source.op == f.CALL and source.at(source.value[2]).path in VARIABLES
