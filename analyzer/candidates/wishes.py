"""What people decided, as constraints on units and tables. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from analyzer.model.evidence import Evidence, table_node
from analyzer.model.plan import Decision


@dataclass(slots=True)
class Wishes:
    """The decisions by what they constrain; nodes are unit ids and table nodes."""

    services: int = 0  # how many, 0: free
    together: list[tuple[str, ...]] = field(default_factory=list)
    apart: list[tuple[str, str]] = field(default_factory=list)
    shared: dict[str, Decision] = field(default_factory=dict)
    moves: dict[str, Decision] = field(default_factory=dict)  # node -> to a service, by id or name
    merges: list[tuple[str, str]] = field(default_factory=list)  # service into service
    renames: dict[str, str] = field(default_factory=dict)


def read_wishes(decisions: Sequence[Decision], evidence: Evidence) -> Wishes:
    """Sort the decisions by what they constrain; a name of the code stands for every unit below it."""
    wishes = Wishes()
    for decision in decisions:
        nodes = nodes_of(decision.name, evidence)
        match decision.op:
            case "services":
                wishes.services = _number(decision)
            case "together":
                wishes.together.append(tuple(nodes + nodes_of(decision.to, evidence)))
            case "apart":
                others = nodes_of(decision.to, evidence)
                wishes.apart.extend((first, second) for first in nodes for second in others)
            case "shared" | "ignore":
                wishes.shared.update(dict.fromkeys(nodes, decision))
            case "move" | "pin" | "table-owner":
                wishes.moves.update(dict.fromkeys(nodes, decision))
            case _:
                _read_service_wish(wishes, decision)
    return wishes


def _read_service_wish(wishes: Wishes, decision: Decision) -> None:
    """Take up a decision that names services."""
    if decision.op == "merge":
        wishes.merges.append((decision.name, decision.to))
    elif decision.op == "rename":
        wishes.renames[decision.name] = decision.to


def _number(decision: Decision) -> int:
    """Return the wanted number of services, 0 where it is none."""
    text = decision.to or decision.name
    return int(text) if text.isdecimal() else 0


def nodes_of(name: str, evidence: Evidence) -> list[str]:
    """Return the nodes a person means: a table, a unit, the parts of a module, everything below a package."""
    if name in evidence.tables:
        return [table_node(name)]
    unit, below = evidence.units.unit_of(name), name + "."
    inside = [one.id for one in evidence.units.units if name and (one.module == name or one.id.startswith(below))]
    return sorted({unit, *inside} - {""})
