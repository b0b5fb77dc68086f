import gc

from analyzer.pipeline.collector import without_collector


def test_whoever_calls_us_gets_the_collector_back_as_it_was():
    before = gc.isenabled(), gc.get_freeze_count()
    with without_collector():
        assert not gc.isenabled()
    assert (gc.isenabled(), gc.get_freeze_count()) == before
