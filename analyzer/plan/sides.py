"""One set against everything else: the same questions as for a whole cut. Pure."""

from dataclasses import replace

from analyzer.model.cut import Homes
from analyzer.model.seam import Seam
from analyzer.plan.boundary import find_boundary_calls
from analyzer.plan.prices import REST
from analyzer.plan.situation import Situation
from analyzer.plan.spanning import find_spanning


def beside_the_rest(situation: Situation, seam: Seam) -> Situation:
    """Return the situation in which only this set is taken out; code of the shared kernel lies on no side."""
    chosen = set(seam.symbols)
    homes = situation.homes
    units = {unit: seam.id if unit in chosen else REST for unit, home in homes.units.items() if home}
    chosen_tables = set(seam.tables)
    tables = {table: seam.id if table in chosen_tables else REST for table in homes.tables}
    sides = Homes(units, tables)
    return replace(
        situation,
        sides=sides,
        crossing=find_boundary_calls(situation.project, situation.evidence.units, sides),
        spanning=find_spanning(situation.project, sides),
    )
