from analyzer.facts.body import Body
from analyzer.model import facts as f
from analyzer.model.facts import FileFacts, Scope


def body():
    module = Scope(f.MODULE_BODY, "", -1, 1, 9)
    return Body(FileFacts([module], []), module, 0)


def constants(of, count):
    return [of.value(f.CONST, 1, number) for number in range(count)]


def test_a_path_is_taken_back_with_what_it_changed():
    one = body()
    first, second, third = constants(one, 3)
    one.bind("kept", first, 1)
    one.bind("changed", first, 1)
    start = one.mark()
    one.bind("changed", second, 2)
    one.bind("new", third, 2)
    one.bind("changed", third, 3)
    assert one.take_back(start) == {"changed": third, "new": third}
    one.finish()
    assert one.scope.bindings == {"kept": first, "changed": first}


def test_paths_that_agree_need_no_choice():
    one = body()
    (first,) = constants(one, 1)
    one.merge([{"a": first}, {"a": first}], 1)
    assert one.names["a"] == first


def test_a_path_that_does_not_change_a_name_keeps_what_it_meant():
    one = body()
    first, second = constants(one, 2)
    one.bind("a", first, 1)
    one.merge([{"a": second}, {}], 4)
    assert one.scope.values[one.names["a"]] == (f.PHI, 4, (second, first))


def test_a_name_that_every_path_deletes_is_gone():
    one = body()
    (first,) = constants(one, 1)
    one.bind("a", first, 1)
    one.merge([{"a": -1}, {"a": -1}], 2)
    one.finish()
    assert one.scope.bindings == {}


def test_no_path_at_all_changes_nothing():
    one = body()
    (first,) = constants(one, 1)
    one.bind("a", first, 1)
    one.merge([], 2)
    assert one.names == {"a": first}
