import gc

from analyzer.pipeline.collector import without_collector


def test_whoever_calls_us_gets_the_collector_back_and_nothing_stays_hidden_from_it():
    was_on, frozen = gc.isenabled(), gc.get_freeze_count()  # Python 3.12 starts with some objects frozen
    with without_collector():
        assert not gc.isenabled()
    assert gc.isenabled() is was_on
    assert gc.get_freeze_count() <= frozen


def test_giving_the_collector_back_does_not_make_it_look_at_all_that_was_made():
    with without_collector():
        collections = gc.get_stats()[0]["collections"]
        made = [[number] for number in range(10_000)]
    assert gc.get_stats()[0]["collections"] == collections
    assert made
