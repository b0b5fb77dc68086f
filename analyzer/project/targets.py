"""What a call may run, and what it gives to it. Pure."""

from analyzer.model import facts as f
from analyzer.model.knowledge import Kind
from analyzer.project.kinds import Typed
from analyzer.project.terms import CodeTerm
from analyzer.project.types import Types
from analyzer.project.views import CodeFunction
from analyzer.project.walk import Site


class Targets:
    """The functions and classes of the code base behind calls."""

    def __init__(self, types: Types) -> None:
        """Look with `types`."""
        self.types = types
        self.code = types.code

    def of(self, site: Site, callee: CodeTerm) -> list[tuple[Typed, str]]:
        """Return the functions and classes of the code base that a call may run."""
        found: dict[str, Typed] = {}
        members = self._member_types(site, callee) if callee.op == f.ATTR else ()
        for typed in members or self.types.of(callee, site.receiver):
            symbol = self.symbol(typed)
            if symbol:
                found.setdefault(symbol, typed)
        return [(typed, symbol) for symbol, typed in found.items()]

    def _member_types(self, site: Site, callee: CodeTerm) -> tuple[Typed, ...]:
        bases = self.types.of(callee.at(callee.value[2]), site.receiver)
        return tuple(one for base in bases for one in self.types.members.of(base, callee.attribute))

    def symbol(self, typed: Typed) -> str:
        """Return what calling a value runs: a function, a constructor, a class without one; "" for what is foreign."""
        if typed.kind is Kind.FUNCTION:
            return typed.of
        if typed.kind is Kind.CLASS and self.code.class_of(typed.of) is not None:
            constructor = self.types.members.own_function(Typed(Kind.CLASS, typed.of), "__init__")
            return constructor.symbol if constructor else typed.of
        if typed.kind is Kind.INSTANCE:
            own = self.types.members.own_function(typed, "__call__")
            return own.symbol if own else ""
        return ""

    def function(self, typed: Typed) -> CodeFunction | None:
        """Return the function that calling a value runs, None where no body of the code base is known."""
        return self.code.function_of(self.symbol(typed))


def given_by(site: Site, typed: Typed, view: CodeFunction) -> list[tuple[str, CodeTerm]]:
    """Return what a call gives to the parameters of a function, by name."""
    names = [one.name for one in view.scope.parameters if one.kind == "positional"]
    is_bound = typed.receiver is not None or typed.kind is Kind.CLASS
    bound = names[1:] if view.class_symbol and is_bound else names
    return [*zip(bound, site.term.arguments, strict=False), *site.term.keywords.items()]
