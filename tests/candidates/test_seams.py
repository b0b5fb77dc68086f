from collections import Counter
from dataclasses import replace

import pytest

from analyzer.candidates.cut import propose
from analyzer.candidates.seams import LARGEST, OVERLAP
from analyzer.candidates.units import find_units
from analyzer.evidence.gather import gather
from analyzer.model.plan import Decision
from analyzer.model.project import Project
from analyzer.model.settings import Settings
from tests.build import layered_shop, shop_answer


def seams_of(project, decisions=()):
    return propose(project, gather(project, find_units(project)), Settings(), decisions).seams


@pytest.fixture(scope="module")
def seams():
    return seams_of(layered_shop())


def test_the_first_seams_are_capabilities(seams):
    answer = shop_answer()
    for seam in seams[:3]:
        (_, most), *_ = Counter(answer.get(node) for node in seam.nodes).most_common(1)
        assert most > 0.8 * len(seam.nodes)


def test_the_best_separated_comes_first(seams):
    assert [seam.separation for seam in seams] == sorted((seam.separation for seam in seams), reverse=True)


def test_no_seam_is_mostly_a_part_of_another(seams):
    sets = [set(seam.nodes) for seam in seams]
    shares = [len(a & b) / min(len(a), len(b)) for at, a in enumerate(sets) for b in sets[:at]]
    assert max(shares) <= OVERLAP


def test_every_seam_has_a_name_of_its_own(seams):
    assert len({seam.name for seam in seams}) == len(seams) > 2


def test_none_takes_out_more_than_a_part(seams):
    project = layered_shop()
    lines = {unit.id: unit.lines for unit in find_units(project).units}
    for seam in seams:
        assert sum(lines.get(node, 0) for node in seam.nodes) <= LARGEST * sum(lines.values())


def test_the_order_of_the_input_changes_nothing(seams):
    project = layered_shop()
    turned = replace(project, calls=project.calls[::-1], modules=project.modules[::-1])
    assert seams_of(turned) == seams


def test_what_a_person_keeps_together_stays_on_one_side():
    first, second = "shop.services.save_ticket", "shop.services.save_invoice"
    for seam in seams_of(layered_shop(), (Decision("together", first, second),)):
        assert (first in seam.nodes) == (second in seam.nodes)


def test_code_that_nothing_wakes_and_that_has_no_table_is_no_seam():
    project = layered_shop()
    asleep = replace(project, entry_points=(), use_cases=(), entities=(), relations=(), accesses=(), transactions=())
    assert seams_of(asleep) == ()


def test_a_project_without_code_has_no_seam():
    assert seams_of(Project()) == ()
