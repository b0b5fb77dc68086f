"""The proposed cut of the sample against the one its authors wrote down in `answer.toml`."""

import ast
from collections import Counter

from sklearn.metrics import adjusted_rand_score

from tests.sample.conftest import SAMPLE


def top_level(module):
    """Return the top-level classes and functions of a module of the sample, by dotted name."""
    path = SAMPLE.joinpath(*module.split("."))
    path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    if not path.exists():
        return []
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kinds = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    return [f"{module}.{node.name}" for node in tree.body if isinstance(node, kinds)]


def spread(names):
    """Return symbols; a module stands for all of its top-level symbols."""
    return [symbol for name in names for symbol in top_level(name) or [name]]


def proposed_places(report):
    """Return symbol or table -> service."""
    places = {}
    for service in report["services"]:
        symbols = [(symbol, service["id"]) for symbol in spread(service["symbols"])]
        tables = [("table " + table, service["id"]) for table in service["tables"]]
        places.update([*symbols, *tables])
    return places


def intended_places(answer):
    places = {}
    for service in answer["service"]:
        symbols = [(symbol, service["name"]) for symbol in spread(service["symbols"])]
        tables = [("table " + table, service["name"]) for table in service["tables"]]
        places.update([*symbols, *tables])
    return places


def service_names(report, answer):
    """Return intended service -> the proposed one that shares most symbols and tables with it."""
    proposed, intended = proposed_places(report), intended_places(answer)
    pairs = Counter((intended[one], proposed[one]) for one in intended if one in proposed)
    best = {}
    for (wanted, found), _count in pairs.most_common():
        best.setdefault(wanted, found)
    return best


def test_agrees_with_the_intended_cut(report, answer):
    proposed, intended = proposed_places(report), intended_places(answer)
    left_out = [f"alone {number}" for number in range(len(intended))]
    ours = [proposed.get(one, left_out[number]) for number, one in enumerate(sorted(intended))]
    assert adjusted_rand_score([intended[one] for one in sorted(intended)], ours) >= 0.80


def test_every_table_has_the_intended_owner(report, answer):
    names = service_names(report, answer)
    owners = {row["table"]: row["owner"] for row in report["ownership"]}
    wrong = {
        table: owners.get(table)
        for service in answer["service"]
        for table in service["tables"]
        if owners.get(table) != names[service["name"]]
    }
    assert not wrong


def test_contests_only_what_the_authors_contest(report, answer):
    contested = {row["table"] for row in report["ownership"] if row["status"] == "contested"}
    assert len(contested) <= 2
    assert contested <= {row["table"] for row in answer["contested"]}


def test_services_are_named_in_the_words_of_the_domain(report):
    assert all(not any(letter.isdigit() for letter in service["name"]) for service in report["services"])
