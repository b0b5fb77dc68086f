from tests.project.tiny import Asked
from tests.reading import code_of


def mro(text, name="app.Order"):
    return list(code_of({"app.py": text}).class_of(name).mro)


def test_ancestors_are_listed_nearest_first_with_external_ones():
    text = "from lib import Model\nclass Base(Model): pass\nclass Order(Base): pass\n"
    assert mro(text) == ["app.Order", "app.Base", "lib.Model"]


def test_in_a_diamond_the_common_ancestor_comes_last():
    text = "class A:\n    x = 1\nclass B(A): pass\nclass C(A):\n    x = 2\nclass Order(B, C): pass\n"
    assert mro(text) == ["app.Order", "app.B", "app.C", "app.A"]
    assert code_of({"app.py": text}).class_of("app.Order").attribute("x").literal == 2


def test_a_class_that_inherits_from_itself_ends():
    text = "from app import Order as Old\nclass Order(Old): pass\n"
    assert mro(text)[0] == "app.Order"


def test_generic_arguments_are_left_out_of_bases():
    text = """\
from typing import Generic, TypeVar
T = TypeVar('T')
class Repo(Generic[T]):
    def get(self): pass
class Order(Repo[int]): pass
"""
    view = code_of({"app.py": text}).class_of("app.Order")
    assert list(view.bases) == ["app.Repo"]
    assert list(view.mro) == ["app.Order", "app.Repo", "typing.Generic"]
    assert view.function("get").symbol == "app.Repo.get"


def test_with_metaclass_gives_the_real_bases():
    text = "import six\nfrom lib import Meta, Model\nclass Order(six.with_metaclass(Meta, Model)): pass\n"
    assert mro(text) == ["app.Order", "lib.Model"]


def test_the_classes_given_to_a_class_factory_are_ancestors():
    text = """\
from lib import declarative_base
class Base:
    def save(self): pass
Model = declarative_base(cls=Base)
class Order(Model): pass
"""
    assert mro(text) == ["app.Order", "app.Base", "lib.declarative_base()"]


def test_an_unknown_base_is_an_empty_path():
    view = code_of({"app.py": "class Order(make()): pass\n"}).class_of("app.Order")
    assert list(view.bases) == [""]
    assert list(view.mro) == ["app.Order"]


def test_bases_are_found_through_module_attributes():
    texts = {"base.py": "class Model: pass\n", "app.py": "import base\nclass Order(base.Model): pass\n"}
    assert list(code_of(texts).class_of("app.Order").mro) == ["app.Order", "base.Model"]


def test_methods_inherited_and_own_are_told_apart():
    text = """\
class Base:
    def close(self): pass
class Order(Base):
    def open(self): pass
    reopen = open
    class Meta: pass
"""
    view = code_of({"app.py": text}).class_of("app.Order")
    assert view.own_function("close") is None
    assert view.function("close").symbol == "app.Base.close"
    assert view.own_function("open").class_symbol == "app.Order"
    assert view.inner("Meta").symbol == "app.Order.Meta"
    assert view.inner("open") is None
    assert {one.name for one in view.functions()} == {"open"}


def test_classes_for_type_checking_only_say_so():
    text = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    class Order: pass\nelse:\n    class Cart: pass\n"
    code = code_of({"app.py": text})
    assert code.class_of("app.Order").typing_only
    assert not code.class_of("app.Cart").typing_only


def test_functions_show_their_parameters_results_and_calls():
    text = """\
import lib
@lib.task(1)
async def run(a, b: int = 2, *rest, c=None, **more) -> str:
    'Run.'
    lib.go(lambda: lib.stay())
    a.x = 1
    yield a
    return b
"""
    view = code_of({"app.py": text}).functions()[0]
    assert [name for name, _annotation, _default in view.parameters] == ["a", "b", "rest", "c", "more"]
    assert view.parameters[1][1].path == "builtins.int"
    assert view.parameters[1][2].literal == 2
    assert view.return_annotation.path == "builtins.str"
    assert view.is_async
    assert view.docstring == "Run."
    assert [term.path for term in view.decorators] == ["lib.task()"]
    assert sorted(call.path for call in view.calls()) == ["lib.go()", "lib.stay()"]
    assert [name for _base, name, _value in view.stores()] == ["x"]
    assert len(view.returns()) == 2


def test_subclasses_are_found_through_other_modules_and_sorted():
    texts = {
        "base.py": "from lib import Model\nclass Base(Model): pass\n",
        "a.py": "from base import Base\nclass Z(Base): pass\nclass A(Base): pass\n",
        "tests/test_a.py": "from base import Base\nclass T(Base): pass\n",
    }
    code = code_of(texts, left_out=frozenset({"tests.test_a"}))
    assert [one.symbol for one in code.subclasses_of(frozenset({"lib.Model"}))] == ["a.A", "a.Z", "base.Base"]


def test_calls_are_found_by_path_and_by_member():
    texts = {"app.py": "import lib\nfrom lib import go\ngo(1)\nlib.go(2)\nthing.go(3)\ndef f():\n    go(4)\n"}
    code = code_of(texts)
    assert [call.argument(0).literal for call in code.calls_to(frozenset({"lib.go"}))] == [1, 2, 4]
    assert [call.argument(0).literal for call in code.calls_of("go")] == [2, 3]


def test_variables_are_found_by_name_in_every_module():
    texts = {"a.py": "X = 1\n", "b.py": "from a import *\n", "c.py": "X = 2\n"}
    code = code_of(texts)
    assert [term.literal for term in code.variables("X")] == [1, 2]
    assert code.variable("b", "X").literal == 1
    assert code.variable("b", "Y") is None


def test_the_class_of_a_re_exported_name_is_the_class():
    texts = {"shop/__init__.py": "from .order import Order\n", "shop/order.py": "class Order: pass\n"}
    code = code_of(texts)
    assert code.class_of(code.canonical("shop.Order")).symbol == "shop.order.Order"
    assert code.class_of("shop.Missing") is None


def test_a_method_of_a_class_in_a_function_belongs_to_it():
    asked = Asked({"app.py": "def make():\n    class Order:\n        def close(self): pass\n    return Order\n"})
    assert asked.value("app.make.returns").as_class.own_function("close").class_symbol == "app.make.Order"


def test_long_chains_of_bases_are_followed():
    text = "class C0: pass\n" + "".join(f"class C{one + 1}(C{one}): pass\n" for one in range(1_500))
    assert len(mro(text, "app.C1500")) == 1_501
