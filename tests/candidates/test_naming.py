from analyzer.candidates.naming import LAYER_WORDS, choose_names, telling_words, told_apart, words_of_nodes
from analyzer.model.graph import Node


def test_a_word_that_every_group_holds_does_not_tell():
    words = {0: {"shop": 9.0, "order": 3.0}, 1: {"shop": 9.0, "parcel": 3.0}}
    assert choose_names(words, {0: ["a"], 1: ["b"]}) == {0: "order", 1: "parcel"}


def test_a_word_of_a_layer_is_no_name():
    words = {0: {"service": 9.0, "view": 9.0, "parcel": 1.0}}
    assert list(telling_words(words)[0]) == ["parcel"]
    assert {"service", "view", "manager", "task", "model", "util", "api", "base"} <= LAYER_WORDS


def test_two_groups_never_have_one_name():
    words = {0: {"order": 5.0, "basket": 1.0}, 1: {"order": 4.0, "invoice": 1.0}, 2: {"parcel": 1.0}}
    assert choose_names(words, {0: ["a"], 1: ["b"], 2: ["c"]}) == {0: "order", 1: "invoice", 2: "parcel"}


def test_falls_back_on_the_members_where_no_word_tells():
    assert choose_names({0: {}, 1: {}}, {0: ["shop.views"], 1: ["shop.views2"]}).keys() == {0, 1}
    names = choose_names({0: {}, 1: {}}, {0: ["shop.views"], 1: ["shop.views2"]})
    assert names[0] != names[1]


def test_never_gives_two_groups_without_any_word_one_name():
    members = {group: [f"m{group:04}"] for group in range(5)}
    assert len(set(choose_names({group: {} for group in members}, members).values())) == 5


def test_nodes_of_a_graph_are_named_by_their_own_names_then_by_what_is_in_them():
    nodes = (
        Node("com.acme.Invoice.java", "class"),
        Node("n1", "class", tokens=("cart", "cart", "save")),
        Node("n2", "class"),
    )
    words = words_of_nodes(nodes, {"com.acme.Invoice.java": 0, "n1": 1, "n2": 2})
    members = {0: ["com.acme.Invoice.java"], 1: ["n1"], 2: ["n2"]}
    assert choose_names(words, members) == {0: "invoice", 1: "cart", 2: "n2"}


def test_only_groups_that_would_be_called_the_same_lose_their_companions():
    names = {1: "engine", 2: "search", 3: "property"}
    spelled = {1: "search-engine", 2: "search-engine", 3: "metadata-properties"}
    assert told_apart(spelled, names) == {1: "engine", 2: "search", 3: "metadata-properties"}
    assert told_apart({1: "a", 2: "a", 3: "engine"}, names) == names
