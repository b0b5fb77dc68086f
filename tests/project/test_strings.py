from tests.project.tiny import Asked


def texts_of(text, name="app.x", **others):
    files = {f"{module}.py": other for module, other in others.items()} | {"app.py": text}
    return Asked(files).value(name).texts()


def test_a_function_that_builds_a_string_is_evaluated_for_its_arguments():
    text = "def scoped(rule, version='v1'):\n    return '/' + version + f'{rule}'\nx = scoped('/orders')\n"
    assert texts_of(text) == ["/v1/orders"]


def test_a_condition_gives_every_string_it_may_be():
    text = (
        "def scoped(rule):\n    if MULTI:\n        return '/<org>{}'.format(rule)\n    return rule\nx = scoped('/a')\n"
    )
    assert texts_of(text) == ["/<org>/a", "/a"]


def test_formats_are_filled_by_position_and_by_name():
    assert texts_of("x = '/{0}/{name}/{0}'.format('a', name='b')\n") == ["/a/b/a"]


def test_strings_are_stripped():
    assert texts_of("x = '/' + '/a/'.strip('/') + '/b'.lstrip('/') + 'c/'.removesuffix('/')\n") == ["/abc"]


def test_percent_formats_are_filled_by_position_and_by_name():
    assert texts_of("x = '%s/a/%s' % ('b', 'c')\n") == ["b/a/c"]
    assert texts_of("p = '/v2'\nx = '%s/a' % p\n") == ["/v2/a"]
    assert texts_of("x = '%(one)s-%(two)s' % {'one': 'a', 'two': 'b'}\n") == ["a-b"]


def test_gives_up_on_percent_formats_that_do_more():
    assert texts_of("x = '%5d' % 3\n") == []
    assert texts_of("x = '%s%s' % ('a',)\n") == []
    assert texts_of("x = '100%% of %s' % 'a'\n") == []
    assert texts_of("x = 'a%s' % unknown\n") == []


def test_gives_up_on_formats_that_do_more_than_filling_holes():
    assert texts_of("x = '{:>9}{}'.format('a', 'b')\n") == []
    assert texts_of("x = '{{}}{}'.format('a')\n") == []
    assert texts_of("x = '{0.real}'.format('a')\n") == []
    assert texts_of("x = '{}{}'.format('a')\n") == []


def test_gives_up_where_one_return_is_unknown():
    assert texts_of("def f(a):\n    if a:\n        return 'a'\n    return g()\nx = f('b')\n") == []


def test_a_function_that_calls_itself_ends():
    assert texts_of("def f(a):\n    return f(a + 'x')\nx = f('b')\n") == []
