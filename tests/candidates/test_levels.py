"""The levels above the services: nested, found again, none that holds almost everything."""

from itertools import combinations
from random import Random

from analyzer.candidates.levels import STABLE, find_levels
from analyzer.candidates.partition import TOO_BIG, prepare
from analyzer.model.cut import ServiceCandidate, ServiceMetrics, View


def service(name, members):
    metrics = ServiceMetrics(len(members), 10 * len(members), 0, 0, 0.0, 1.0, 1.0)
    return ServiceCandidate(name, name.title(), "", (), tuple(members), (), (), metrics, 1.0, ())


def levels_of(ties, sizes=None, seed=0):
    """Return the levels of services a, b, c ... whose members are cliques; `ties` join services."""
    sizes = sizes or dict.fromkeys("abcd", 6)
    members = {name: [f"{name}{number}" for number in range(size)] for name, size in sizes.items()}
    pairs = [(x, y, 1.0) for names in members.values() for x in names for y in names if x < y]
    pairs += [(x, y, weight) for (a, b), weight in ties.items() for x in members[a] for y in members[b]]
    view = View("structure", "", tuple(sorted(pairs)))
    placed = {one: name for name, names in members.items() for one in names}
    partitioner = prepare([*placed, "shared"], [view], seed)
    return find_levels(partitioner, placed, [service(*item) for item in members.items()], seed)


def test_services_with_more_between_them_share_an_area():
    levels = levels_of({("a", "b"): 0.5, ("c", "d"): 0.5})
    assert [len(level.areas) for level in levels] == [2, 3]
    assert [area.services for area in levels[0].areas] == [("a", "b"), ("c", "d")]
    assert [area.name for area in levels[0].areas] == ["A and B", "C and D"]


def test_every_service_lies_in_one_area_of_every_level_and_levels_are_nested():
    coarse, fine = levels_of({("a", "b"): 0.5, ("c", "d"): 0.4, ("b", "c"): 0.1})
    assert all(sorted(one for area in level.areas for one in area.services) == list("abcd") for level in (coarse, fine))
    assert all(any(set(area.services) <= set(wide.services) for wide in coarse.areas) for area in fine.areas)


def test_shown_first_is_the_coarsest_level_that_is_found_again():
    levels = levels_of({("a", "b"): 0.5, ("c", "d"): 0.5})
    assert [level.shown_first for level in levels] == [True, False]
    assert levels[0].stability >= STABLE


def test_no_area_of_the_level_that_is_shown_first_holds_almost_everything():
    shown = 0
    for seed in range(20):
        chance = Random(seed)
        ties = {pair: chance.random() for pair in combinations("abcde", 2) if chance.random() < 0.6}
        sizes = {name: chance.randint(2, 9) for name in "abcde"}
        for level in levels_of(ties, sizes):
            if level.shown_first:
                shown += 1
                assert max(sum(sizes[one] for one in area.services) for area in level.areas) <= TOO_BIG * sum(
                    sizes.values()
                )
    assert shown


def test_where_nothing_ties_services_together_no_level_is_shown_first():
    assert not any(level.shown_first for level in levels_of({}))


def test_two_services_have_no_level_above_them():
    assert levels_of({}, {"a": 4, "b": 4}) == ()


def test_the_same_seed_gives_the_same_levels():
    ties = {("a", "b"): 0.5, ("b", "c"): 0.3}
    assert levels_of(ties, seed=3) == levels_of(ties, seed=3)
