"""The stages of taking one set out: in-process first, then its data, then a process of its own. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from analyzer.model.border import StickyTable
from analyzer.model.plan import Extraction, Phase, Rung
from analyzer.model.seam import Seam
from analyzer.plan.crossing_keys import find_crossing_keys
from analyzer.plan.extraction.around import Around
from analyzer.plan.extraction.data import data
from analyzer.plan.extraction.hazards import find_hazards
from analyzer.plan.extraction.in_process import in_process
from analyzer.plan.extraction.moves import find_moves_of
from analyzer.plan.extraction.process import process
from analyzer.plan.operations import find_operations
from analyzer.plan.sides import beside_the_rest
from analyzer.plan.situation import Situation

PHASES = {
    Rung.LEAVE_IT: frozenset[Phase](),
    Rung.CLEAN_MODULES: frozenset({Phase.IN_PROCESS}),
    Rung.SEVERAL_DEPLOYMENTS: frozenset({Phase.IN_PROCESS}),
    Rung.SPLIT_DATABASE: frozenset({Phase.IN_PROCESS, Phase.DATA}),
    Rung.TAKE_ONE_OUT: frozenset(Phase),
    Rung.SEVERAL_SERVICES: frozenset(Phase),
}


def plan_extraction(situation: Situation, seam: Seam, sticky: Sequence[StickyTable], rung: Rung) -> Extraction:
    """Return the stages of taking a set out, up to a rung, with what moves and what may go wrong.

    Source: Newman, Monolith to Microservices (2019), chapters 3 and 4: facade first, then data, then process; each
    stage can be undone. The steps of a table: "expand and contract" (Sato, martinfowler.com, "ParallelChange").
    """
    alone = beside_the_rest(situation, seam)
    keys = find_crossing_keys(alone, sticky)
    around = Around(alone, seam, find_operations(alone), keys, find_moves_of(alone, seam))
    stages = [*in_process(around), *data(around), process(around)]
    kept = [stage for stage in stages if stage.phase in PHASES[rung]]
    numbered = tuple(replace(stage, number=number) for number, stage in enumerate(kept, start=1))
    return Extraction(seam.id, rung, numbered, around.moves, find_hazards(around))
