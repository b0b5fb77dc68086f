"""What owners and history say about a cut."""

import pytest

from analyzer.model.cut import Alternative, Cut, CutMetrics, ServiceCandidate, ServiceMetrics, SharedKernel
from analyzer.model.history import Commit, History
from analyzer.model.teams import Owners
from analyzer.model.units import Unit, Units
from analyzer.plan.teams import NO_OWNERS, find_teams, year_before

UNITS = Units(
    (
        Unit("mixed.Bill", "mixed", "class", "mixed.py", 1, 20),
        Unit("mixed.Title", "mixed", "class", "mixed.py", 30, 10),
        Unit("pay", "pay", "module", "pay.py", 1, 80),
        Unit("rest", "rest", "module", "rest.py", 1, 90),
    )
)
HOMES = {"pay": "pay", "mixed.Bill": "pay", "rest": "rest", "mixed.Title": "rest"}
OWNED = Owners("CODEOWNERS", {"pay.py": ("@money",), "mixed.py": ("@money", "@content"), "rest.py": ("@content",)})


def metrics(locality):
    return CutMetrics(2, 0.5, 0, 0, 0, 0, 0, commit_locality=locality)


def service(name, lines):
    return ServiceCandidate(name, name, "", (), (), (), (), ServiceMetrics(1, lines, 0, 0, 0.5, 1, 1), 1.0, ())


def teams(*commits, owners=OWNED, missing="", locality=None, random=None):
    services = (service("pay", 100), service("rest", 100))
    baselines = (Alternative("random", metrics(random)),)
    shared = SharedKernel((), (), ())
    cut = Cut(services, shared, (), metrics(locality), baselines=baselines, unit_services=HOMES)
    return find_teams(UNITS, cut, History(commits, missing), owners)


def commit(person, day, *files, subject="a change"):
    return Commit(f"{person}{day}{files}", f"{person} <{person}@example.org>", subject, files, day=day)


def people(found):
    return {one.service: (one.people, one.commits, one.lines_per_person) for one in found.services}


def test_people_are_those_of_the_last_year_of_the_history():
    found = teams(
        commit("ada", "2020-05-31", "pay.py"),
        commit("bob", "2019-06-01", "pay.py"),
        commit("eve", "2019-05-31", "pay.py"),
    )
    assert (found.since, found.until, found.people, found.commits) == ("2019-05-31", "2020-05-31", 2, 2)
    assert people(found) == {"pay": (2, 2, 50), "rest": (0, 0, 0)}


def test_a_file_that_splits_counts_for_each_of_its_services():
    assert people(teams(commit("ada", "2020-01-01", "mixed.py"))) == {"pay": (1, 1, 100), "rest": (1, 1, 100)}


def test_programs_and_changes_of_form_work_on_nothing():
    found = teams(
        commit("ada", "2020-01-01", "pay.py"),
        commit("renovate bot", "2020-01-01", "pay.py"),
        commit("bob", "2020-01-01", "pay.py", subject="Run black"),
        commit("eve", "2020-01-01", *(f"{n}.py" for n in range(31)), "pay.py"),
    )
    assert people(found)["pay"] == (1, 1, 100)


def test_owners_have_their_share_of_the_lines_and_more_than_half_makes_one_suggested():
    found = teams()
    shares = {one.service: [(part.owner, part.share) for part in one.owners] for one in found.services}
    assert shares == {"pay": [("@money", 1.0), ("@content", 0.2)], "rest": [("@content", 1.0), ("@money", 0.1)]}
    assert [one.suggested_owner for one in found.services] == ["@money", "@content"]


def test_two_owners_of_the_same_lines_are_no_suggestion():
    found = teams(owners=Owners("settings", {"pay.py": ("a", "b"), "rest.py": ()}))
    assert [one.suggested_owner for one in found.services] == ["", ""]


def test_files_that_people_of_two_owners_changed_in_one_month():
    found = teams(
        commit("ada", "2020-01-03", "pay.py"),
        commit("bob", "2020-01-04", "rest.py"),
        commit("ada", "2020-01-05", "pay.py", "mixed.py"),
        commit("bob", "2020-01-31", "rest.py", "mixed.py"),
        commit("bob", "2020-02-01", "rest.py", "pay.py"),
    )
    assert [(one.path, one.service, one.months, one.owners) for one in found.shared_files] == [
        ("mixed.py", "pay, rest", 1, ("@content", "@money"))
    ]


def test_locality_stands_beside_that_of_random_groups():
    found = teams(locality=0.5, random=0.125)
    assert (found.commit_locality, found.random_locality, found.locality_above_random) == (0.5, 0.125, 0.375)
    assert teams(locality=0.5).locality_above_random is None


def test_what_is_missing_names_the_file_that_would_say_it():
    found = teams(owners=Owners(), missing="git was not to be asked")
    assert found.missing == ("who changed what is unknown: git was not to be asked", NO_OWNERS)
    assert found.services == ()


@pytest.mark.parametrize(("day", "before"), [("2024-02-29", "2023-02-29"), ("2020-05-31", "2019-05-31"), ("", "")])
def test_a_year_before(day, before):
    assert year_before(day) == before
