"""The coarsest level that holds, with the services as modules inside. Pure."""

from dataclasses import dataclass

from analyzer.model.cut import Area, Level
from analyzer.model.decomposition import Decomposition
from analyzer.report.index import Index, Link


@dataclass(frozen=True, slots=True)
class AreaRow:
    """An area: what lies in it."""

    name: str
    services: tuple[Link, ...]
    modules: int
    lines: int
    tables: int


def first_level(decomposition: Decomposition) -> Level | None:
    """Return the level that is shown first; None where none above the services holds."""
    return next((level for level in decomposition.levels if level.shown_first), None)


def area_rows(decomposition: Decomposition, index: Index) -> tuple[AreaRow, ...]:
    """Return the areas of the level that is shown first, the one with most lines first."""
    level = first_level(decomposition)
    rows = [_row(area, decomposition, index) for area in level.areas] if level is not None else []
    return tuple(sorted(rows, key=lambda row: (-row.lines, row.name)))


def _row(area: Area, decomposition: Decomposition, index: Index) -> AreaRow:
    inside = [one for one in decomposition.services if one.id in area.services]
    inside.sort(key=lambda one: (-one.metrics.lines, one.id))
    return AreaRow(
        area.name,
        tuple(index.service(one.id) for one in inside),
        sum(one.metrics.modules for one in inside),
        sum(one.metrics.lines for one in inside),
        sum(one.metrics.tables for one in inside),
    )
