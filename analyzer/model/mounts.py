"""Where URLs, routers, blueprints and command groups hang, and the addresses that follow. Pure."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

MOST_ADDRESSES = 50  # of one node; more is a circle that grows


@dataclass(frozen=True, slots=True)
class Address:
    """A way from a root to a node: the parts in between, and what guards it on the way."""

    parts: tuple[str, ...] = ()
    guards: tuple[str, ...] = ()

    def then(self, other: "Address") -> "Address":
        """Return the way to here and on from here."""
        new = tuple(guard for guard in other.guards if guard not in self.guards)
        return Address(self.parts + other.parts, self.guards + new)


@dataclass(frozen=True, slots=True)
class Mount:
    """A node hangs below another one."""

    parent: Hashable
    child: Hashable
    step: Address  # what the mount adds, the child's own prefix included


class MountTree:
    """All mounts of one kind. The same node may hang in several places, or in none."""

    def __init__(self, mounts: Iterable[Mount], own: Mapping[Hashable, Address]) -> None:
        """Index `mounts`; `own` is the address of a node that hangs nowhere."""
        self.own = own
        self.above: dict[Hashable, list[Mount]] = {}
        for mount in dict.fromkeys(mounts):
            self.above.setdefault(mount.child, []).append(mount)

    def addresses(self, node: Hashable) -> list[Address]:
        """Return every address of a node, in the order of its mounts; circles are cut."""
        return self._addresses(node, frozenset())

    def roots(self, node: Hashable, below: frozenset[Hashable] = frozenset()) -> list[Hashable]:
        """Return the outermost nodes that a node hangs below, itself where it hangs nowhere; circles are cut."""
        parents = [one.parent for one in self.above.get(node, ()) if one.parent not in below | {node}]
        found = [root for parent in parents for root in self.roots(parent, below | {node})]
        return list(dict.fromkeys(found)) or [node]

    def _addresses(self, node: Hashable, below: frozenset[Hashable]) -> list[Address]:
        mounts = [mount for mount in self.above.get(node, ()) if mount.parent not in below | {node}]
        if not mounts:
            return [self.own.get(node, Address())]
        found: dict[Address, None] = {}
        for mount in mounts:
            for address in self._addresses(mount.parent, below | {node}):
                found[address.then(mount.step)] = None
        return list(found)[:MOST_ADDRESSES]
