"""What parameters are, by what all call sites give to them. Pure."""

from collections.abc import Iterator

from analyzer.model import facts as f
from analyzer.model.data import Level
from analyzer.model.knowledge import Kind
from analyzer.project.handing import HandingOn
from analyzer.project.kinds import Typed
from analyzer.project.lookup import Place
from analyzer.project.targets import Targets, given_by
from analyzer.project.terms import CodeTerm
from analyzer.project.types import Types
from analyzer.project.views import CodeFunction
from analyzer.project.walk import Site, Walk

Parameter = tuple[str, int, str]  # module, scope, name
MOST_ROUNDS = (
    4  # calls that a value is followed through; each round costs a look at the functions that learnt something
)


class Arguments:
    """The types that call sites give to parameters, round by round: what is given on was given before."""

    def __init__(self, types: Types) -> None:
        """Start without knowledge of call sites."""
        self.types = types
        self.targets, self.handing = Targets(types), HandingOn(types)
        self.given: dict[Place, list[tuple[Parameter, Typed]]] = {}  # by call

    def learn(self, walk: Walk) -> None:
        """Tell `types` what call sites agree on, until they agree on nothing new or MOST_ROUNDS are over."""
        sites: list[Site] = walk.sites(f.CALLS)
        for _round in range(MOST_ROUNDS):
            self.given.update((site.term.place, list(self._given(site))) for site in sites)
            agreed = self._agreed()
            changed = {key[:2] for key, types in agreed.items() if self.types.arguments.get(key) != types}
            if not changed:
                return
            self.types.learn(agreed)
            sites = [site for site in walk.sites(f.CALLS) if self._lies_in(site, changed)]

    def _given(self, site: Site) -> list[tuple[Parameter, Typed]]:
        """Return what a call gives to the parameters of what it may run."""
        found = []
        for view, given in (*self._called(site), *self.handing.given(site)):
            for name, argument in given:
                for one in self.types.of(argument, site.receiver):
                    if one.of and one.kind is not Kind.FUNCTION:
                        plain = Typed(one.kind, one.of, one.own_class, is_any=one.is_any, is_chosen=one.is_chosen)
                        found.append(((view.module, view.number, name), plain.at_least(Level.HELPER)))
        return found

    def _called(self, site: Site) -> Iterator[tuple[CodeFunction, list[tuple[str, CodeTerm]]]]:
        for target, _symbol in self.targets.of(site, site.term.at(site.term.value[2])):
            view = self.targets.function(target)
            if view is not None:
                yield view, given_by(site, target, view)

    def _agreed(self) -> dict[Parameter, tuple[Typed, ...]]:
        """Return the types of the parameters on which all resolved call sites agree."""
        seen: dict[Parameter, set[Typed]] = {}
        for found in self.given.values():
            for parameter, typed in found:
                seen.setdefault(parameter, set()).add(typed)
        agreed = {parameter: self._agreement(types) for parameter, types in sorted(seen.items())}
        return {parameter: types for parameter, types in agreed.items() if types}

    def _agreement(self, given: set[Typed]) -> tuple[Typed, ...]:
        """Return the one type that call sites agree on; where they do not, a few classes, or a base that they share."""
        types = sorted(given, key=lambda one: (one.kind, one.of, one.own_class, one.is_any, one.is_chosen))
        if len(types) > 1 and any(self.types.knowledge.is_entity(one.of) for one in types):
            return ()
        return tuple(types if len(types) == 1 else self.types.registries.one_of(types))

    def _lies_in(self, site: Site, scopes: set[tuple[str, int]]) -> bool:
        """Say whether a call stands in one of the functions, or in one nested in it."""
        module, number = site.term.module, site.term.scope
        while number >= 0:
            if (module, number) in scopes:
                return True
            number = self.types.code.scope(module, number).parent
        return False
