"""The templates of a code base by the names that code and other templates call them. Pure."""

from collections.abc import Iterable, Iterator, Mapping

from analyzer.model.templates import Does, Part, Template

FOLDERS = frozenset({"templates", "jinja2"})  # where names begin, by default
USING = frozenset({Does.INCLUDE, Does.IMPORT})
MOST_ANCESTORS = 20  # templates that extend each other
Blocks = Mapping[str, tuple[tuple[str, Part], ...]]  # name -> path and block, that of the nearest template first


class Templates:
    """All templates, found by name and with what they inherit."""

    def __init__(self, by_path: Mapping[str, Template]) -> None:
        """Index templates by the ends of their paths."""
        self.by_path = by_path
        self._below: dict[str, list[str]] = {}  # name below a folder of templates -> paths
        for path in sorted(by_path):
            parts = path.split("/")
            for number, part in enumerate(parts[:-1]):
                if part in FOLDERS:
                    self._below.setdefault("/".join(parts[number + 1 :]), []).append(path)
        self._lines: dict[str, tuple[str, ...]] = {}
        self._blocks: dict[str, Blocks] = {}
        self._looked_up: dict[str, tuple[str, ...]] = {}

    def named(self, name: str, near: str) -> str:
        """Return the path of a template; of several with one name, the one nearest to a path; "" for none."""
        found = self._below.get(name.lstrip("/"), ())
        return min(found, key=lambda path: (-_shared(path, near), path), default="")

    def line(self, path: str) -> tuple[str, ...]:
        """Return a template and those it extends, nearest first."""
        if path not in self._lines:
            found = [path]
            while len(found) < MOST_ANCESTORS:
                parent = self.by_path[found[-1]].parent
                above = self.named(parent, found[-1]) if parent else ""
                if not above or above in found:
                    break
                found.append(above)
            self._lines[path] = tuple(found)
        return self._lines[path]

    def blocks(self, path: str) -> Blocks:
        """Return the blocks of a template and those it extends, by name."""
        if path not in self._blocks:
            found: dict[str, tuple[tuple[str, Part], ...]] = {}
            for one in self.line(path):
                for part in each_part(self.by_path[one].parts):
                    if part.does is Does.BLOCK:
                        found[part.name] = (*found.get(part.name, ()), (one, part))
            self._blocks[path] = found
        return self._blocks[path]

    def looked_up(self, path: str) -> tuple[str, ...]:
        """Return the names that a template may look up, in what it extends and includes too, sorted."""
        if path not in self._looked_up:
            waiting, seen = [path], {path}
            names: set[str] = set()
            while waiting:
                one = waiting.pop()
                parts = list(each_part(self.by_path[one].parts))
                chains = [chain for part in parts for chain in (*part.chains, *(given for _name, given in part.given))]
                names.update(chain[0] for chain in chains if chain)
                includes = [self.named(part.name, one) for part in parts if part.does in USING and part.name]
                further = [next_one for next_one in (*includes, *self.line(one)) if next_one and next_one not in seen]
                seen.update(further)
                waiting.extend(further)
            self._looked_up[path] = tuple(sorted(names))
        return self._looked_up[path]


def each_part(parts: Iterable[Part]) -> Iterator[Part]:
    """Go through parts and everything inside them, in order."""
    waiting = list(parts)[::-1]
    while waiting:
        part = waiting.pop()
        yield part
        waiting.extend(reversed(part.inside))


def _shared(one: str, other: str) -> int:
    """Return how many folders two paths begin with alike."""
    pairs = zip(one.split("/")[:-1], other.split("/")[:-1], strict=False)
    shorter = min(one.count("/"), other.count("/"))
    return next((number for number, (left, right) in enumerate(pairs) if left != right), shorter)
