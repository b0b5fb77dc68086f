"""What was changed together."""

import pytest

from analyzer.evidence.history import LARGEST_COMMIT, find_changes, find_history
from analyzer.model.graph import Graph, Node
from analyzer.model.history import Commit, History
from analyzer.model.units import Unit, Units

UNITS = Units(tuple(Unit(name, name, "module", f"{name}.py", 1, 10) for name in "abc"))
PAIR = ("a.py", "b.py")


def commit(files=PAIR, subject="Orders know their lines", author="Ann <ann@example.org>", only_form=False):
    return Commit("0" * 40, author, subject, files, only_form)


def used(*commits):
    return find_changes(History(commits), UNITS)[0]


def test_a_commit_ties_the_modules_it_changed():
    assert used(commit((*PAIR, "tests/test_a.py"))) == (("a", "b"),)


def test_a_commit_of_one_module_says_nothing():
    assert used(commit(("a.py", "elsewhere.py"))) == ()


@pytest.mark.parametrize("author", ["dependabot[bot] <x@y>", "Release Bot <x@y>", "Jenkins <x@y>"])
def test_commits_of_machines_are_left_out_and_counted(author):
    changes, use = find_changes(History((commit(author=author), commit())), UNITS)
    assert len(changes) == 1
    assert (use.read, use.used, use.by_machines) == (2, 1, 1)


def test_people_whose_names_look_like_a_machine_s_are_kept():
    assert used(commit(author="Abbot Botham <lancia@ci.example.org>"))


@pytest.mark.parametrize("subject", ["Reformat with black", "Fix lint", "run isort", "Update copyright years"])
def test_commits_of_form_only_are_left_out_and_counted(subject):
    changes, use = find_changes(History((commit(subject=subject), commit(only_form=True), commit())), UNITS)
    assert (len(changes), use.only_form) == (1, 2)


@pytest.mark.parametrize("subject", ["Black list of senders", "Licence fees are billed", "Formats of dates"])
def test_subjects_of_the_domain_are_kept(subject):
    assert used(commit(subject=subject))


def test_bulk_commits_are_left_out_and_counted():
    others = [f"other{number}.py" for number in range(LARGEST_COMMIT - 1)]
    changes, use = find_changes(History((commit((*PAIR, *others)), commit((*PAIR, *others[1:])))), UNITS)
    assert (len(changes), use.bulk) == (1, 1)


def test_parts_of_a_module_that_splits_are_left_out():
    units = Units((*UNITS.units[:1], Unit("b.Order", "b", "class", "b.py", 1, 10)))
    assert find_changes(History((commit(),)), units)[0] == ()


def test_the_order_of_commits_changes_nothing():
    commits = (commit(), commit(("b.py", "c.py")), commit(("a.py", "b.py", "c.py")))
    assert used(*commits) == used(*commits[::-1])


def test_each_commit_counts_by_its_breadth():
    nodes = tuple(Node(name, "module") for name in "abcd")
    pairs = find_history(Graph(nodes, (), changes=(("a", "b"), ("b", "c", "d")))).pairs
    assert pairs == (("a", "b", 1.0), ("b", "c", 0.5), ("b", "d", 0.5), ("c", "d", 0.5))


def test_without_commits_it_says_what_is_missing():
    view = find_history(Graph((Node("a", "module"),), ()))
    assert view.pairs == ()
    assert view.missing
