"""External effects of all functions, and the services that requests go to. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from analyzer.model import facts as f
from analyzer.model.code import Wire
from analyzer.model.effects import EffectKind, ExternalEffect, ExternalService
from analyzer.model.knowledge import NOWHERE
from analyzer.model.location import Confidence, Location
from analyzer.model.names import SymbolName
from analyzer.project.addresses import Address, Addresses
from analyzer.project.bases import Bases
from analyzer.project.committing import Committing
from analyzer.project.outside import Outside, Reaching
from analyzer.project.terms import CodeTerm
from analyzer.project.types import Types
from analyzer.project.walk import Site, Walk

SEND = "send"  # what is done with a task of a queue whose tasks are read
NOBODY = Address()
HELD = " in a transaction"  # ends the id of what happens while one is open
Key = tuple[str, EffectKind, str, str, bool]  # function, kind, what, target, whether a transaction is open


@dataclass(slots=True)
class _Found:
    """One effect under construction."""

    address: Address
    locations: set[Location] = field(default_factory=set)
    in_loop: bool = False
    at_once: bool = False  # at one of its lines at least, before a transaction around it is committed


@dataclass(frozen=True, slots=True)
class EffectFacts:
    """What reaches out of the process."""

    effects: tuple[ExternalEffect, ...] = ()
    services: tuple[ExternalService, ...] = ()


def find_effects(types: Types, walk: Walk, openers: frozenset[str], wires: Iterable[Wire]) -> EffectFacts:
    """Return what every function does outside of the process, tasks that it hands to queues included.

    Args:
        types: Tell what values are.
        walk: All code of the running application.
        openers: Paths of what opens a transaction.
        wires: Those that run later are messages.
    """
    table = _EffectTable(types, Committing(types.knowledge, openers))
    table.read(walk)
    table.send(walk, wires)
    return table.facts()


class _EffectTable:
    """Collects effects."""

    def __init__(self, types: Types, committing: Committing) -> None:
        self.outside, self.addresses = Outside(types), Addresses(types)
        self.bases = Bases(types, self.addresses)
        self.committing = committing
        self.found: dict[Key, _Found] = {}

    def read(self, walk: Walk) -> None:
        """Read all calls, and the decorators of all functions."""
        for site in walk.sites(f.CALLS):
            reaching = self.outside.of(site)
            if reaching is not None:
                self._add(site, reaching)
        for view, term, reaching in self.outside.decorated():
            found = self._at((view.symbol, reaching.row.kind, reaching.what), NOBODY)
            found.locations.add(term.location)
            found.at_once = True

    def _add(self, site: Site, reaching: Reaching) -> None:
        for address in self._targets(site.term, reaching):
            held = self.committing.is_held(site)
            found = self._at((site.owner, reaching.row.kind, reaching.what), address, held)
            found.locations.add(site.location)
            found.in_loop |= site.in_loop
            found.at_once |= not self.committing.is_put_off(site)

    def send(self, walk: Walk, wires: Iterable[Wire]) -> None:
        """Add what is handed to queues whose tasks are read; a line that is known as a message counts once.

        What a module says, such as a schedule, nobody sends.
        """
        later = [wire for wire in wires if wire.asynchronous and wire.source not in walk.code.all_modules]
        messages = [one for key, one in self.found.items() if key[1] is EffectKind.QUEUE]
        wanted = {place for wire in later for place in wire.locations}
        wanted -= {place for one in messages for place in one.locations}
        sites: dict[Location, list[Site]] = {}
        for site in walk.sites(f.CALLS) if wanted else ():
            if site.location in wanted:
                sites.setdefault(site.location, []).append(site)
        for wire in later:
            for place in set(wire.locations) & wanted:
                here = sites.get(place, [])
                held = bool(here) and all(self._is_held(site) for site in here)
                found = self._at((wire.source, EffectKind.QUEUE, f"{wire.via} {SEND}"), Address(text=wire.key), held)
                found.locations.add(place)
                found.in_loop |= any(site.in_loop for site in here)
                found.at_once |= not here or any(not self._is_put_off(site) for site in here)

    def _is_held(self, site: Site) -> bool:
        return self.committing.is_held(site) and not self.committing.puts_off(site)

    def _is_put_off(self, site: Site) -> bool:
        return self.committing.is_put_off(site) or self.committing.puts_off(site)

    def _at(self, key: tuple[str, EffectKind, str], address: Address, held: bool = False) -> _Found:
        target = address.setting or (address.host if key[1] is EffectKind.HTTP else _word(key[1], address.text))
        found = self.found.setdefault((*key, target, held), _Found(address))
        if address.confidence is Confidence.HIGH and target:
            found.address = address
        return found

    def _targets(self, call: CodeTerm, reaching: Reaching) -> list[Address]:
        """Return whom a call is meant for, by its own argument or by what its value was made with."""
        row = reaching.row
        given = call.argument(*row.target) if row.target != NOWHERE else None
        told = self.addresses.of(given) if given is not None else []
        if row.kind is EffectKind.HTTP:
            told = [one for one in told if one.setting or one.host]
        if not told and row.made != NOWHERE and reaching.made_of is not None:
            told = self.bases.of(reaching.made_of, row)
        return told or [NOBODY]

    def facts(self) -> EffectFacts:
        """Return what was found."""
        rows = [(self._effect(key, found), found.address) for key, found in sorted(self.found.items())]
        return EffectFacts(tuple(effect for effect, _address in rows), _services(rows))

    @staticmethod
    def _effect(key: Key, found: _Found) -> ExternalEffect:
        function, kind, what, target, held = key
        return ExternalEffect(
            id=f"{kind} {what} {function} {target}".rstrip() + HELD * held,
            function=SymbolName(function),
            kind=kind,
            what=what,
            target=target,
            locations=tuple(sorted(found.locations)),
            in_loop=found.in_loop,
            in_transaction=held,
            put_off=not found.at_once,
            confidence=found.address.confidence,
        )


def _word(kind: EffectKind, text: str) -> str:
    """Return a target in one line; of a command its program only: what follows may be anything."""
    words = text.removeprefix("//").split()
    return (words[0] if kind is EffectKind.PROCESS else " ".join(words)) if words else ""


def _services(rows: Iterable[tuple[ExternalEffect, Address]]) -> tuple[ExternalService, ...]:
    """Return the programs that requests go to, by the setting or host that tells which."""
    found: dict[str, list[tuple[ExternalEffect, Address]]] = {}
    for effect, address in rows:
        if effect.kind is EffectKind.HTTP and effect.target:
            found.setdefault(effect.target, []).append((effect, address))
    return tuple(
        ExternalService(
            name=name,
            setting=next((address.setting for _effect, address in several if address.setting), ""),
            hosts=tuple(sorted({address.host for _effect, address in several} - {""})),
            callers=tuple(sorted({effect.function for effect, _address in several})),
            effects=tuple(sorted(effect.id for effect, _address in several)),
            locations=tuple(sorted({place for effect, _address in several for place in effect.locations})),
        )
        for name, several in sorted(found.items())
    )
