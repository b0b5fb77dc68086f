import gc

from analyzer.pipeline.collector import without_collector


def test_whoever_calls_us_gets_the_collector_back_and_nothing_stays_hidden_from_it():
    was_on, frozen = gc.isenabled(), gc.get_freeze_count()  # Python 3.12 starts with some objects frozen
    with without_collector():
        assert not gc.isenabled()
    assert gc.isenabled() is was_on
    assert gc.get_freeze_count() <= frozen
