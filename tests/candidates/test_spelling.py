from analyzer.candidates.spelling import spell_names, words_apart


def test_compounds_are_taken_apart_as_classes_write_them():
    apart = words_apart(["SalesOrder", "ParcelLabel"])
    assert apart("salesorders") == "sales_orders"
    assert apart("depot_parcellabel") == "depot_parcel_label"
    assert apart("SalesOrder") == "SalesOrder"


def test_what_a_class_has_as_one_word_is_one_word():
    assert words_apart(["PlayBack", "PlaybackError"])("playback") == "playback"


def test_what_no_class_writes_is_left_alone():
    assert words_apart(["Order"])("warehouse") == "warehouse"


def test_a_word_gets_the_companion_that_nearly_all_names_have_beside_it():
    terms = {0: {"WorkingFile", "working_files", "depot"}, 1: {"order", "order_line"}, 2: {"head_girth"}}
    names = spell_names({0: "working", 1: "order", 2: "girth"}, {(1, "order"): "orders"}, terms, frozenset())
    assert names == {0: "working-file", 1: "orders", 2: "head-girth"}


def test_a_word_of_a_layer_is_no_companion():
    assert spell_names({0: "parcel"}, {}, {0: {"parcel_service"}}, frozenset({"service"})) == {0: "parcel"}
