from tests.project.tiny import Asked


def texts_of(text, name="app.x", **others):
    files = {f"{module}.py": other for module, other in others.items()} | {"app.py": text}
    return [one.text for one in Asked(files).value(name).elements()]


def test_lists_grow_by_every_statement_that_adds():
    text = "x = ['a']\nx += ['b']\nx = x + ['c']\nx.append('d')\nx.extend(['e', 'f'])\n"
    assert sorted(texts_of(text)) == ["a", "b", "c", "d", "e", "f"]


def test_lists_of_other_modules_are_poured_in():
    text = "from base import more\nx = ['a', *more]\ny = x + more\n"
    assert texts_of(text, base="more = ['b', 'c']\n") == ["a", "b", "c"]
    assert sorted(texts_of(text, "app.y", base="more = ['b', 'c']\n")) == ["a", "b", "c"]


def test_a_list_that_another_module_appends_to_has_the_element():
    text = "from base import x\nx.append('b')\n"
    assert texts_of(text, base="x = ['a']\n") == ["a", "b"]


def test_sorting_and_copying_keep_the_elements():
    assert texts_of("x = sorted(list(('a', 'b')))\n") == ["a", "b"]
    assert texts_of("import itertools\nx = itertools.chain(['a'], ['b'])\n") == ["a", "b"]


def test_lists_that_functions_return_are_poured():
    assert texts_of("def make():\n    return ['a', 'b']\nx = make()\n") == ["a", "b"]


def test_alternatives_of_a_list_all_count():
    assert sorted(texts_of("import os\nif os.name:\n    x = ['a']\nelse:\n    x = ['b']\n")) == ["a", "b"]


def test_a_list_that_grows_in_a_loop_ends():
    assert texts_of("x = ['a']\nfor y in range(3):\n    x = x + ['b']\n") == ["a", "b"]


def test_parts_show_the_lists_that_could_not_be_followed():
    asked = Asked({"app.py": "from third import more\nx = ['a', *more]\n"})
    assert [one.text or one.path for one in asked.value("app.x").parts()] == ["a", "third.more"]
    assert [one.text for one in asked.value("app.x").elements()] == ["a"]


def test_strings_are_folded_as_far_as_every_part_is_known():
    text = """\
from base import PREFIX
x = PREFIX + '/orders'
y = f'{PREFIX}/{x}'
z = f'{PREFIX}/{w}'
n = f'{PREFIX}{3}'
"""
    asked = Asked({"base.py": "PREFIX = 'api'\n", "app.py": text})
    assert asked.value("app.x").text == "api/orders"
    assert asked.value("app.y").text == "api/api/orders"
    assert asked.value("app.z").text is None
    assert asked.value("app.n").text is None
    assert len(asked.value("app.y").joined) == 3


def test_literals_follow_names_and_imports():
    asked = Asked(
        {
            "base.py": "LIMIT = 3\nNOTHING = None\n",
            "app.py": "from base import LIMIT, NOTHING\nx = LIMIT\ny = NOTHING\nz = f()\n",
        }
    )
    assert asked.value("app.x").literal == 3
    assert asked.value("app.y").literal is None
    assert asked.value("app.z").literal is ...


def test_dict_pairs_follow_other_dicts():
    text = "from third import rest\nbase = {'a': 1}\nx = {**base, 'b': 2, **rest}\n"
    pairs = Asked({"app.py": text}).value("app.x").pairs()
    assert [(key and key.text, value.literal) for key, value in pairs] == [("a", 1), ("b", 2), (None, ...)]


def test_a_dict_that_pours_itself_in_ends():
    text = "x = {}\nfor k in range(3):\n    x = {**x, k: 1}\n"
    assert len(Asked({"app.py": text}).value("app.x").pairs()) <= 5_000


def test_arguments_are_found_by_position_and_name():
    asked = Asked({"app.py": "from third import f\npair = (1, 2)\nx = f('a', *pair, key='b')\ny = f(*rest, 'c')\n"})
    x, y = asked.value("app.x"), asked.value("app.y")
    assert [one.literal for one in x.arguments] == ["a", 1, 2]
    assert x.argument(0).literal == "a"
    assert x.argument(9, "key").literal == "b"
    assert x.argument(9) is None
    assert y.argument(1) is None, "behind stars the position is unknown"
    assert x.callee.path == "third.f"
    assert x.is_call


def test_a_value_says_what_it_is_part_of():
    asked = Asked(
        {"app.py": "from third import t\nx = t.a['k']\ndef run(p: int, items):\n    for y in items:\n        z = y\n"}
    )
    assert asked.value("app.x").key.literal == "k"
    assert asked.value("app.x").base.attribute == "a"
    assert asked.value("app.run.z").iterated.parameter == "items"
    assert asked.value("app.run.p").annotation.path == "builtins.int"
    assert asked.value("app.run.items").annotation is None
    assert asked.value("app.x").bound_to == "x"


def test_origins_follow_alternatives_and_the_functions_that_return_a_value():
    text = (
        "from a import p\nfrom b import q\ndef make(z):\n    if z:\n        return p()\n    return z\nx = make(q())\n"
    )
    assert sorted(one.path for one in Asked({"app.py": text}).value("app.x").origins()) == ["a.p()", "b.q()"]


def test_origins_of_functions_that_return_each_other_end():
    text = "def a():\n    return b()\ndef b():\n    return a()\nx = a()\n"
    assert Asked({"app.py": text}).value("app.x").origins()


def test_walking_meets_everything_inside_an_expression_once():
    asked = Asked({"app.py": "from third import a, b\nx = a(b, key=[b, 'c'])\n"})
    paths = [one.path for one in asked.value("app.x").walk()]
    assert paths.count("third.a") == 1
    assert paths.count("third.b") == 1


def test_a_very_long_sum_is_folded_without_running_out_of_stack():
    long = " + ".join(["'a'"] * 2_000)
    assert Asked({"app.py": f"x = {long}\n"}).value("app.x").text is None


def test_a_list_that_grows_by_unpacked_arguments_ends():
    asked = Asked({"app.py": "x = ['a']\nx.append(*x)\nx.extend(*[x, ['b']])\n"})
    assert asked.value("app.x").elements()[0].text == "a"
