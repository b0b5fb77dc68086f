"""Django itself is the witness: what it reports when the sample runs must equal what was read from the source."""

import re


def parameter(path):
    """Write every parameter of a URL pattern as {} and drop anchors and outer slashes."""
    path = re.sub(r"\(\?P<\w+>(?:[^()]|\([^()]*\))*\)", "{}", path)
    path = re.sub(r"<[^<>]*>", "{}", path)
    return path.replace("^", "").replace("$", "").replace("\\.", ".").strip("/")


def test_models_are_those_of_the_running_application(facts, running_django):
    read = [[row["table"], row["class"]] for row in facts["entities"] if row["class"]]
    assert sorted(read) == running_django["models"]


def test_automatic_tables_are_those_of_the_running_application(facts, running_django):
    tables = {row["name"] for row in facts["tables"]}
    classes = {row["table"] for row in facts["entities"] if row["class"]}
    assert set(running_django["automatic"]) <= tables - classes


def test_relations_are_those_of_the_running_application(facts, running_django):
    own = {table for table, _ in running_django["models"]}
    read = {
        (row["from_table"], row["column"], row["to_table"], row["kind"])
        for row in facts["relations"]
        if row["from_table"] in own and row["kind"] in ("fk", "o2o", "m2m")
    }
    assert read == {tuple(row) for row in running_django["relations"]}


def test_url_patterns_are_those_of_the_running_application(facts, running_django):
    read = {(parameter(row["path"]), view_of(row["handler"])) for row in facts["routes"]}
    reported = {(parameter(path), view) for path, view in running_django["routes"]}
    own = {(path, view) for path, view in reported if view.startswith("streamline")}
    assert {row for row in read if row[1].startswith("streamline")} == own


def view_of(handler):
    """Return the view class of a handler that is one of its methods."""
    return re.sub(r"\.(get|post|put|patch|delete|head|options)$", "", handler)


def test_tasks_are_those_of_the_running_application(facts, running_django):
    assert sorted([row["name"], row["function"]] for row in facts["tasks"]) == running_django["tasks"]


def test_commands_are_those_of_the_running_application(facts, running_django):
    assert sorted(row["name"] for row in facts["commands"]) == running_django["commands"]
