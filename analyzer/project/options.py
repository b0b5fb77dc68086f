"""Settings that calls declare by name, each with its default: `StrOpt("db_driver", default="shop.db")`. Pure."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from analyzer.model.knowledge import Configured
from analyzer.project.code import ProjectCode
from analyzer.project.lookup import Place
from analyzer.project.terms import CodeTerm

UNKNOWN = "?"  # the group of an option that no line is seen to register


class Options:
    """The defaults of declared settings, by group and name."""

    def __init__(self, code: ProjectCode, known: Iterable[Configured]) -> None:
        """Read the calls that `known` names."""
        self.code = code
        kinds = tuple(known)
        self.declaring = frozenset().union(*(one.options for one in kinds))
        self.registering = tuple(sorted(frozenset().union(*(one.registering for one in kinds))))

    def defaults(self, name: str) -> list[CodeTerm]:
        """Return every default that a setting is declared with: `db_driver`, `database.backend`."""
        group, _dot, last = name.rpartition(".")
        return self._index.get((group, last)) or self._index.get((UNKNOWN, last), [])

    @cached_property
    def _index(self) -> dict[tuple[str, str], list[CodeTerm]]:
        """Group and name -> defaults; those without one are left out."""
        found: dict[tuple[str, str], list[CodeTerm]] = {}
        for call in self.code.calls_to(self.declaring):
            name, default = call.argument(0, "name"), call.keywords.get("default")
            text = name.text if name is not None else None
            if text and default is not None:
                for group in self._groups.get(call.place, [UNKNOWN]):
                    found.setdefault((group, _spelled(text)), []).append(default)
        return found

    @cached_property
    def _groups(self) -> dict[Place, list[str]]:
        """Call that declares an option -> the groups that it is registered in, "" for none."""
        found: dict[Place, list[str]] = {}
        for call in (one for member in self.registering for one in self.code.calls_of(member)):
            group = _group_of(call)
            for option in _given(call):
                found.setdefault(option.resolved.place, []).append(group)
        return found


def _given(call: CodeTerm) -> Iterator[CodeTerm]:
    """Go through the options that a call registers: one, or those of a list."""
    given = next(iter([*call.arguments, *call.keywords.values()]), None)
    if given is not None:
        yield from given.elements() or [given]


def _group_of(call: CodeTerm) -> str:
    """Return the name of the group that a call registers options in: a string, or the first argument of a group."""
    group = call.argument(1, "group")
    if group is None:
        return ""
    named = group.argument(0, "name") if group.is_call else group
    return _spelled((named.text if named is not None else None) or UNKNOWN)


def _spelled(name: str) -> str:
    """Return a name as attributes spell it."""
    return name.replace("-", "_")
