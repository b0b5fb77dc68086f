"""The rank of a seam is that of the first that is the service people took out."""

import pytest

from bench.seams import Case


@pytest.mark.parametrize(("scores", "rank"), [((0.2, 0.5, 0.9), 2), ((0.9,), 1), ((0.1, 0.4), 0), ((), 0)])
def test_the_first_seam_that_is_near_enough_counts(scores, rank):
    assert Case("shop", "billing", scores).rank == rank
