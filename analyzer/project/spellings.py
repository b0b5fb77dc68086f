"""The names of code that a value may be: constants, defaults of parameters and settings, what callers pass. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from analyzer.model import facts as f
from analyzer.project.call_sites import self_in
from analyzer.project.code import ProjectCode
from analyzer.project.configured import Settings
from analyzer.project.instances import kept_under
from analyzer.project.lookup import Place
from analyzer.project.strings import MOST_TEXTS
from analyzer.project.terms import CodeTerm

MOST_STEPS = 60  # values that are followed for one name
MOST_CALLERS = 20  # of a function whose parameter it is; more is a function for any name


@dataclass(frozen=True, slots=True, order=True)
class Spelling:
    """A name that a value may be."""

    text: str
    is_chosen: bool = False  # the default of a setting: a deployment may choose another


class Spellings:
    """Follows values to the strings that they are made of."""

    def __init__(self, code: ProjectCode, settings: Settings) -> None:
        """Follow through `code`; `settings` knows what is one."""
        self.code, self.settings = code, settings

    def of(self, term: CodeTerm) -> list[Spelling]:
        """Return the names that a value may be, sorted, as far as they are known."""
        waiting: list[CodeTerm] = [term]
        seen: set[Place] = set()
        found: dict[str, bool] = {}
        while waiting and len(seen) < MOST_STEPS:
            for source in waiting.pop(0).alternatives():
                if source.place in seen:
                    continue
                seen.add(source.place)
                known = self._known(source)
                for one in known:
                    found[one.text] = found.get(one.text, True) and one.is_chosen
                waiting.extend(() if known else self._nearer(source))
        return [Spelling(text, is_chosen) for text, is_chosen in sorted(found.items())][:MOST_TEXTS]

    def _known(self, source: CodeTerm) -> list[Spelling]:
        setting = self.settings.name_of(source)
        if setting:
            return [Spelling(text, True) for text in self.settings.defaults_of(source, setting)]
        return [Spelling(text) for text in source.texts() if text]

    def _nearer(self, source: CodeTerm) -> Iterator[CodeTerm]:
        """Go through the values that a value comes from."""
        if source.op == f.PARAM:
            yield from self._passed(source)
        elif source.op == f.ATTR:
            yield from (source.stand(place) for place in kept_under(source))
        elif source.op == f.CALL:
            view = source.at(source.value[2]).as_function
            yield from (one for one in (view.returns() if view is not None else ()) if isinstance(one, CodeTerm))

    def _passed(self, parameter: CodeTerm) -> Iterator[CodeTerm]:
        """Go through the default of a parameter and what callers give to it."""
        view = self.code.view_of_function(parameter.module, parameter.scope)
        if view is None:
            return
        default = next((one for name, _annotation, one in view.parameters if name == parameter.parameter), None)
        if default is not None:
            yield default
        calls = self.code.call_sites.of(view.symbol)
        names = [one.name for one in view.scope.parameters if one.kind == "positional"]
        position = names.index(parameter.parameter) if parameter.parameter in names else -1
        for call in calls if len(calls) <= MOST_CALLERS else ():
            is_bound, _to = self_in(call, view)
            given = call.argument(position - is_bound, parameter.parameter)
            if given is not None:
                yield given
