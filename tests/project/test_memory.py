from analyzer.project.memory import DEEPEST, Memory


class Sums:
    """All numbers reachable in a graph, asked recursively, with the number of questions counted."""

    def __init__(self, edges):
        self.edges, self.memory, self.asked = edges, Memory(()), 0

    def of(self, node):
        known = self.memory.recall(node)
        if known is not None:
            return known
        self.asked += 1
        outer = self.memory.begin(node)
        found = tuple(sorted({node}.union(*(self.of(one) for one in self.edges.get(node, ())))))
        self.memory.end(node, found, outer)
        return found


def test_answers_are_found_once():
    sums = Sums({1: (2, 3), 2: (4,), 3: (4,)})
    assert sums.of(1) == (1, 2, 3, 4)
    asked = sums.asked
    assert sums.of(4) == (4,)
    assert sums.of(1) == (1, 2, 3, 4)
    assert sums.asked == asked


def test_every_member_of_a_circle_has_the_whole_circle():
    for first in (1, 2, 3):
        sums = Sums({1: (2,), 2: (3,), 3: (1,)})
        sums.of(first)
        assert [sums.of(node) for node in (1, 2, 3)] == [(1, 2, 3)] * 3


def test_circles_inside_circles_end_with_the_same_answers():
    edges = {1: (2, 4), 2: (3, 1), 3: (2,), 4: (5,), 5: (4, 1)}
    answers = []
    for first in edges:
        sums = Sums(edges)
        sums.of(first)
        answers.append([sums.of(node) for node in edges])
    assert all(one == [(1, 2, 3, 4, 5)] * 5 for one in answers)


def test_a_dense_circle_costs_no_more_than_its_edges():
    nodes = range(30)
    sums = Sums({node: tuple(nodes) for node in nodes})
    assert sums.of(0) == tuple(nodes)
    assert sums.asked <= len(nodes) ** 2


def test_very_deep_questions_are_cut():
    sums = Sums({node: (node + 1,) for node in range(DEEPEST * 3)})
    assert len(sums.of(0)) <= DEEPEST + 2


def test_forgotten_answers_are_asked_again():
    sums = Sums({1: (2,)})
    sums.of(1)
    sums.memory.forget()
    sums.of(1)
    assert sums.asked == 4
