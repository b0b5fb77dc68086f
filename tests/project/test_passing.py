"""Library functions that hand through the elements of what they are given."""

import pytest

from tests.project.tiny import project_of, with_models


def written(loop):
    text = f"import itertools\ndef f(n):\n    rows = Order.rows.all()\n    for {loop}:\n        one.save()\n"
    return [one.table for one in project_of(with_models(text)).accesses if one.op == "write"]


@pytest.mark.parametrize(
    "loop",
    [
        "n, one in enumerate(rows)",
        "n, one in zip([1, 2], rows)",
        "one in reversed(sorted(list(rows)))",
        "one in itertools.chain(rows, [])",
        "one in itertools.islice(rows, 3)",
        "one in filter(None, rows)",
    ],
)
def test_elements_keep_their_type(loop):
    assert written(loop) == ["order"]


@pytest.mark.parametrize(
    "loop", ["one, n in enumerate(rows)", "one, n in zip([1, 2], rows)", "one in range(len(rows))"]
)
def test_gives_up_on_what_is_no_element(loop):
    assert written(loop) == []
