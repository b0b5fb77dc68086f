from tests.project.tiny import Asked


def cases_of(text, function, position=0):
    """The texts of an argument of the first call in a function, once per way it can be bound."""
    code = Asked({"app.py": text}).code
    call = code.function_of(function).calls()[0]
    return [[one.text for one in case.arguments[position:]] if case.arguments else [] for case in code.cases(call)]


HEAD = "class Api:\n    def add(self, rule, *rest):\n        put(rule, *rest)\n"


def test_methods_are_joined_with_the_calls_on_instances():
    assert cases_of(HEAD + "api = Api()\napi.add('/a')\napi.add('/b')\n", "app.Api.add") == [["/a"], ["/b"]]


def test_arguments_are_forwarded_through_stars():
    assert cases_of(HEAD + "Api().add('/a', '/b', '/c')\n", "app.Api.add") == [["/a", "/b", "/c"]]


def test_stars_that_are_mapped_are_forwarded_one_by_one():
    text = """\
class Api:
    def add(self, *rules):
        rules = ['/v1' + rule for rule in rules]
        put(*rules)
"""
    assert cases_of(text + "Api().add('/a', '/b')\n", "app.Api.add") == [["/v1/a"], ["/v1/b"]]


def test_inherited_methods_are_joined_with_the_calls_on_subclasses():
    text = HEAD + "class Own(Api): pass\nown = Own()\nown.add('/a')\n"
    assert cases_of(text, "app.Api.add") == [["/a"]]


def test_methods_are_joined_with_the_calls_on_self_and_super():
    text = HEAD + "class Own(Api):\n    def set_up(self):\n        self.add('/a')\n"
    assert cases_of(text, "app.Api.add") == [["/a"]]
    text = HEAD + "class Own(Api):\n    def add(self, rule):\n        super().add('/v1' + rule)\nOwn().add('/a')\n"
    assert cases_of(text, "app.Api.add") == [["/v1/a"]]


def test_constructors_are_joined_with_the_calls_of_the_class():
    text = "class Api:\n    def __init__(self, rule):\n        put(rule)\nApi('/a')\nApi(rule='/b')\n"
    assert cases_of(text, "app.Api.__init__") == [["/a"], ["/b"]]


def test_static_and_class_methods_bind_what_python_binds():
    text = "class Api:\n    @staticmethod\n    def add(rule):\n        put(rule)\nApi.add('/a')\nApi().add('/b')\n"
    assert cases_of(text, "app.Api.add") == [["/a"], ["/b"]]
    text = "class Api:\n    @classmethod\n    def add(cls, rule):\n        put(rule)\nApi.add('/a')\n"
    assert cases_of(text, "app.Api.add") == [["/a"]]


def test_gives_up_on_values_whose_class_is_unknown():
    assert cases_of(HEAD + "def f(api):\n    api.add('/a')\n", "app.Api.add") == [[None, None]]
