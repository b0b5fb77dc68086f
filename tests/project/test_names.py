from tests.reading import code_of


def canonical(texts, name):
    return code_of(texts).canonical(name)


def test_a_re_export_leads_to_the_definition():
    texts = {"shop/__init__.py": "from .orders import close as finish\n", "shop/orders.py": "def close(): pass\n"}
    assert canonical(texts, "shop.finish") == "shop.orders.close"


def test_chains_of_re_exports_are_followed_to_their_end():
    texts = {
        "shop/__init__.py": "from shop.api import Order\n",
        "shop/api.py": "from shop.models import Order\n",
        "shop/models/__init__.py": "from .order import Order\n",
        "shop/models/order.py": "class Order: pass\n",
    }
    assert canonical(texts, "shop.Order.close") == "shop.models.order.Order.close"


def test_circles_of_imports_end():
    texts = {"a.py": "from b import x\n", "b.py": "from c import x\n", "c.py": "from a import x\n"}
    assert canonical(texts, "a.x") in {"a.x", "b.x", "c.x"}


def test_a_module_that_imports_its_own_name_ends():
    texts = {"a.py": "from a import x\n", "b.py": "from b import *\n"}
    assert canonical(texts, "a.x") == "a.x"
    assert canonical(texts, "b.x") == "b.x"


def test_star_imports_give_every_public_name():
    texts = {"shop.py": "from base import *\n", "base.py": "def close(): pass\ndef _hide(): pass\n"}
    assert canonical(texts, "shop.close") == "base.close"
    assert canonical(texts, "shop._hide") == "shop._hide"


def test_star_imports_respect_all():
    texts = {
        "shop.py": "from base import *\n",
        "base.py": "__all__ = ['_shown']\ndef _shown(): pass\ndef other(): pass\n",
    }
    assert canonical(texts, "shop._shown") == "base._shown"
    assert canonical(texts, "shop.other") == "shop.other"


def test_star_imports_of_names_that_were_imported_themselves_are_followed():
    texts = {
        "shop.py": "from middle import *\n",
        "middle.py": "from base import *\nfrom other import tidy\n",
        "base.py": "def close(): pass\n",
        "other.py": "def tidy(): pass\n",
    }
    assert canonical(texts, "shop.close") == "base.close"
    assert canonical(texts, "shop.tidy") == "other.tidy"


def test_the_last_star_import_wins():
    texts = {
        "shop.py": "from a import *\nfrom b import *\n",
        "a.py": "def close(): pass\n",
        "b.py": "def close(): pass\n",
    }
    assert canonical(texts, "shop.close") == "b.close"


def test_own_definitions_hide_star_imports():
    texts = {"shop.py": "from a import *\ndef close(): pass\n", "a.py": "def close(): pass\n"}
    assert canonical(texts, "shop.close") == "shop.close"


def test_circles_of_star_imports_end():
    texts = {"a.py": "from b import *\n", "b.py": "from a import *\ndef close(): pass\n"}
    assert canonical(texts, "a.close") == "b.close"
    assert canonical(texts, "a.open") == "a.open"


def test_relative_imports_work_at_every_level():
    texts = {
        "shop/__init__.py": "from . import base\nfrom .base import top\n",
        "shop/base.py": "def top(): pass\n",
        "shop/orders/__init__.py": "from . import services\nfrom ..base import top\n",
        "shop/orders/services.py": "from ...shop.base import top as a\nfrom ..base import top as b\nfrom . import c\n",
        "shop/orders/c.py": "",
    }
    code = code_of(texts)
    assert code.absolute("shop", ".") == "shop"
    assert code.absolute("shop.orders", ".services") == "shop.orders.services"
    assert code.absolute("shop.orders.services", ".") == "shop.orders"
    assert code.absolute("shop.orders.services", "..base") == "shop.base"
    assert code.absolute("shop.orders.services", "other.thing") == "other.thing"
    assert code.canonical("shop.orders.top") == "shop.base.top"
    assert code.canonical("shop.orders.services.b") == "shop.base.top"
    assert code.canonical("shop.orders.services.c") == "shop.orders.c"


def test_relative_imports_beyond_the_top_lead_nowhere():
    code = code_of({"shop.py": "from ....far import away\n"})
    assert code.absolute("shop", "....far") == "far"
    assert code.canonical("shop.away") == "far.away"


def test_of_conditional_imports_the_one_of_the_code_base_counts():
    texts = {
        "shop.py": "try:\n    from fast import dumps\nexcept ImportError:\n    from slow import dumps\n",
        "slow.py": "def dumps(): pass\n",
    }
    assert canonical(texts, "shop.dumps") == "slow.dumps"


def test_of_unknown_conditional_imports_the_first_counts():
    texts = {"shop.py": "try:\n    from fast import dumps\nexcept ImportError:\n    from slow import dumps\n"}
    assert canonical(texts, "shop.dumps") == "fast.dumps"


def test_aliases_of_names_and_attributes_are_followed():
    texts = {
        "shop.py": "import base\nfrom base import close\nfinish = close\nend = finish\nshut = base.close\n",
        "base.py": "def close(): pass\n",
    }
    for name in ("finish", "end", "shut"):
        assert canonical(texts, f"shop.{name}") == "base.close"


def test_an_attribute_of_a_variable_is_no_alias():
    texts = {"shop.py": "import base\nclose = base.door.close\n", "base.py": "door = make_door()\n"}
    assert canonical(texts, "shop.close") == "shop.close"


def test_a_submodule_is_found_behind_its_package():
    texts = {"shop/__init__.py": "", "shop/orders.py": "def close(): pass\n", "app.py": "import shop.orders\n"}
    assert canonical(texts, "app.shop.orders.close") == "shop.orders.close"


def test_an_attribute_of_a_package_with_the_name_of_a_submodule_is_the_attribute_where_it_is_imported():
    texts = {
        "shop/__init__.py": "from .close import close\n",
        "shop/close.py": "def close(): pass\n",
        "app.py": "from shop import close\nclose()\n",
    }
    code = code_of(texts)
    assert [call.location.path for call in code.calls_to(frozenset({"shop.close.close"}))] == ["app.py"]


def test_unknown_names_stay_as_they_are():
    texts = {"shop.py": "x = 1\n"}
    assert canonical(texts, "shop.missing.thing") == "shop.missing.thing"
    assert canonical(texts, "third.party") == "third.party"
    assert canonical(texts, "shop") == "shop"


def test_modules_called_like_builtins_do_not_confuse():
    texts = {"list.py": "def open(): pass\n", "app.py": "import list\nx = list.open\n"}
    assert canonical(texts, "app.x") == "list.open"


def test_a_place_is_found_through_imports():
    texts = {"shop.py": "from base import LIMIT\n", "base.py": "LIMIT = 3\n"}
    code = code_of(texts)
    assert code.names.place_of("shop.LIMIT") == code.names.place_of("base.LIMIT")
    assert code.names.place_of("shop.missing") is None


def test_the_file_order_does_not_matter():
    texts = {"a.py": "from b import x\n", "b.py": "from c import x\n", "c.py": "from a import x\n"}
    reverse = dict(reversed(list(texts.items())))
    for name in ("a.x", "b.x", "c.x"):
        assert canonical(texts, name) == canonical(reverse, name)


def test_a_star_import_that_leads_back_to_its_package_is_no_definition():
    package = {"shop/__init__.py": "from .a import *\nfrom .b import *\n", "shop/a.py": "class Order: pass\n"}
    for text in (
        "from . import Order\n",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from . import Order\n",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from other import Order\n",
    ):
        assert canonical({**package, "shop/b.py": text}, "shop.Order") == "shop.a.Order"


def test_the_last_star_import_that_defines_a_name_still_wins():
    texts = {
        "shop/__init__.py": "from .a import *\nfrom .b import *\n",
        "shop/a.py": "class Order: pass\n",
        "shop/b.py": "class Order: pass\n",
    }
    assert canonical(texts, "shop.Order") == "shop.b.Order"


def test_long_chains_of_re_exports_are_followed():
    texts = {f"m{number}.py": f"from m{number + 1} import close\n" for number in range(1_500)}
    assert canonical({**texts, "m1500.py": "def close(): pass\n"}, "m0.close") == "m1500.close"


def test_long_chains_of_attributes_are_given_up():
    texts = {f"m{number}.py": f"import m{number + 1}\nX = m{number + 1}.X.Y\n" for number in range(1_500)}
    assert canonical({**texts, "m1500.py": "class X: pass\n"}, "m0.X")
