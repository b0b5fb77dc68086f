from tests.project.tiny import Asked


def origins_of(text, name):
    return [one.path for one in Asked({"app.py": "from third import Router, Other\n" + text}).value(name).origins()]


def test_attributes_of_self_lead_to_what_methods_store():
    text = "class A:\n    def __init__(self):\n        self.r = Router()\n    def f(self):\n        return self.r\n"
    assert origins_of(text, "app.A.f.returns") == ["third.Router()"]


def test_attributes_of_instances_lead_to_the_class():
    text = """\
class A:
    r = Router()
class B(A):
    def __init__(self):
        self.s = Other()
b = B()
x = b.r
y = b.s
"""
    assert origins_of(text, "app.x") == ["third.Router()"]
    assert origins_of(text, "app.y") == ["third.Other()"]


def test_methods_of_instances_are_found():
    asked = Asked({"app.py": "class A:\n    def f(self): pass\nx = A().f\ny = A().g\n"})
    assert asked.value("app.x").as_method.symbol == "app.A.f"
    assert asked.value("app.y").as_method is None


def test_gives_up_on_static_methods_and_unknown_values():
    text = """\
class A:
    r = Router()
    @staticmethod
    def f(a):
        return a.r
    def g(self, b):
        return b.r
"""
    assert origins_of(text, "app.A.f.returns") == [""]
    assert origins_of(text, "app.A.g.returns") == [""]
