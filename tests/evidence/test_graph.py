from analyzer.candidates.units import find_units
from analyzer.evidence.graph import build_graph, find_tables
from analyzer.model.code import When
from analyzer.model.data import EntityKind
from analyzer.model.project import Project
from tests.build import access, call, definition, dependency, entity, module, relation, transaction


def graph_of(**rows):
    modules = tuple(map(module, ("shop.a", "shop.b")))
    definitions = (definition("shop.a.run"), definition("shop.b.walk"))
    project = Project(modules=modules, definitions=definitions, **rows)
    return build_graph(project, find_units(project), find_tables(project))


def edges_of(graph):
    return {(edge.source, edge.target, edge.kind): edge.weight for edge in graph.edges}


def test_calls_between_symbols_join_their_units():
    assert edges_of(graph_of(calls=(call("shop.a.run", "shop.b.walk"),))) == {("shop.a", "shop.b", "call"): 1}


def test_what_is_needed_for_type_checking_only_is_no_edge():
    rows = (dependency("shop.a", "shop.b", "import", When.TYPING), dependency("shop.b", "shop.a", "inherit"))
    assert edges_of(graph_of(dependencies=rows)) == {("shop.b", "shop.a", "inherit"): 1}


def test_tables_are_nodes_and_accesses_edges():
    graph = graph_of(accesses=(access("shop.a.run", "orders", "write", 3), access("shop.b.walk", "orders")))
    assert "table:orders" in [node.id for node in graph.nodes]
    assert edges_of(graph) == {("shop.a", "table:orders", "write"): 3, ("shop.b", "table:orders", "read"): 1}


def test_foreign_keys_and_common_transactions_join_tables():
    graph = graph_of(
        accesses=(access("shop.a.run", "orders", "write"), access("shop.a.run", "lines", "write")),
        relations=(relation("lines", "orders"),),
        transactions=(transaction("shop.a.run", "orders", "lines"),),
    )
    assert edges_of(graph)["table:lines", "table:orders", "relation"] == 1
    assert edges_of(graph)["table:lines", "table:orders", "transaction"] == 1


def test_a_transaction_ties_each_of_its_tables_with_one_in_all():
    names = ("orders", "lines", "parcels")
    graph = graph_of(
        accesses=tuple(access("shop.a.run", name, "write") for name in names),
        transactions=(transaction("shop.a.run", *names),),
    )
    assert [edge.weight for edge in graph.edges if edge.kind == "transaction"] == [0.5, 0.5, 0.5]


def test_tables_of_third_parties_are_not_placed():
    project = Project(
        entities=(entity("auth.User", "auth_user", EntityKind.EXTERNAL), entity("shop.Order", "orders")),
        accesses=(access("shop.a.run", "auth_user"), access("shop.a.run", "seen_only_in_sql")),
    )
    assert find_tables(project) == ("orders", "seen_only_in_sql")
