from dataclasses import replace

from analyzer.candidates.libraries import find_libraries, find_tools, place_tools
from analyzer.model.evidence import Evidence
from analyzer.model.graph import Edge, Graph, Node
from analyzer.model.location import Reason
from analyzer.model.units import Unit, Units

IDLE = Reason("utility", "it touches no data")


def evidence(edges, platform=(), libraries=(), roots=()):
    names = sorted({name for edge in edges for name in edge[:2] if not name.startswith("table:")})
    units = tuple(Unit(name, name, "module", f"{name}.py", 1, 10) for name in names if name not in libraries)
    return Evidence(
        graph=Graph(
            nodes=tuple(Node(name, "module") for name in names),
            edges=tuple(Edge(source, target, kind, 1.0) for source, target, kind in edges),
        ),
        units=Units(
            units, platform=(*platform, *libraries, *roots), roots=roots, libraries=dict.fromkeys(libraries, IDLE)
        ),
        views=(),
        traffic=(),
        tables=(),
    )


def uses(target, *sources):
    return [(source, target, "call") for source in sources]


GROUPS = {"a1": 0, "a2": 0, "a3": 0, "a4": 0, "b1": 1, "c1": 2, "text": 0}


def test_idle_code_that_three_services_use_is_nobodys():
    found = find_libraries(evidence(uses("text", "a1", "b1", "c1")), GROUPS, GROUPS)
    assert {name: reason.rule for name, reason in found.items()} == {"text": "used-everywhere"}


def test_idle_code_stays_where_most_of_its_users_are():
    assert find_libraries(evidence(uses("text", "a1", "a2", "a3", "a4", "b1", "c1")), GROUPS, GROUPS) == {}


def test_code_that_touches_data_is_no_library_unless_it_is_platform():
    edges = [*uses("text", "a1", "b1", "c1"), ("text", "table:orders", "read")]
    assert find_libraries(evidence(edges), GROUPS, GROUPS) == {}
    assert set(find_libraries(evidence(edges, platform=["text"]), GROUPS, GROUPS)) == {"text"}


def test_code_that_two_services_use_is_no_library():
    assert find_libraries(evidence(uses("text", "a1", "b1")), GROUPS, GROUPS) == {}


def test_idle_code_that_nobody_uses_is_no_library_but_a_platform_list_of_everything_is():
    edges = [("text", name, "call") for name in ("a1", "b1", "c1")]
    assert find_libraries(evidence(edges), GROUPS, GROUPS) == {}
    assert set(find_libraries(evidence(edges, platform=["text"]), GROUPS, GROUPS)) == {"text"}


def test_what_a_person_placed_is_not_set_aside():
    assert find_libraries(evidence(uses("text", "a1", "b1", "c1")), GROUPS, set(GROUPS) - {"text"}) == {}


def test_a_group_of_nothing_but_platform_is_no_service():
    groups = {"a1": 0, "b1": 1, "urls": 2, "settings": 2}
    found = find_libraries(evidence(uses("urls", "a1"), platform=["urls", "settings"]), groups, groups)
    assert {name: reason.rule for name, reason in found.items()} == dict.fromkeys(["urls", "settings"], "platform-only")


def test_an_empty_package_goes_with_what_lies_in_it():
    edges = [
        *uses("settings.base", "a1", "b1", "c1"),
        ("settings", "a1", "call"),
        ("settings.base", "settings", "call"),
    ]
    groups = {**GROUPS, "settings.base": 0, "settings": 1}
    made = evidence(edges, platform=["settings.base"])
    empty = tuple(replace(unit, lines=0 if unit.id == "settings" else 10) for unit in made.units.units)
    found = find_libraries(replace(made, units=replace(made.units, units=empty)), {**groups, "b2": 1}, groups)
    assert {name: reason.rule for name, reason in found.items()} == {
        "settings": "empty-package",
        "settings.base": "used-everywhere",
    }


def test_a_tool_goes_to_the_service_that_alone_uses_it_and_so_do_the_tools_it_needs():
    edges = [*uses("round_up", "a1", "a2"), *uses("digits", "round_up"), *uses("trim", "a1", "b1")]
    facts = evidence(edges, libraries=["round_up", "digits", "trim"])
    tools = find_tools(facts)
    groups = {"a1": 0, "a2": 0, "b1": 1}
    assert tools == ["digits", "round_up", "trim"]
    assert place_tools(facts, groups, tools) == groups | {"round_up": 0, "digits": 0}


def test_what_puts_several_services_together_is_in_none_and_a_url_list_of_one_stays_with_it():
    edges = [("urls", "a1", "import"), ("urls", "b1", "import"), ("a_urls", "a1", "import")]
    groups = {"a1": 0, "a2": 0, "b1": 1, "b2": 1, "urls": 0, "a_urls": 0, "wsgi": 1}
    found = find_libraries(
        evidence([*edges, ("wsgi", "urls", "import")], roots=("urls", "a_urls", "wsgi")), groups, groups
    )
    assert {name: reason.rule for name, reason in found.items()} == {"urls": "composition", "wsgi": "composition"}
    assert found["urls"].text == "it puts 2 services together"
