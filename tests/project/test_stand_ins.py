from dataclasses import replace

from tests.project.tiny import TINY, project_of, with_models

PROXIED = replace(
    TINY,
    injectors=frozenset({"third.Proxy"}),
    proxies={"third.current_user": frozenset({"user_loader"})},
    unwrapping=frozenset({"unwrap"}),
    namespaces=frozenset({"third.g"}),
)
HEAD = "from third import Proxy, current_user, g, login\nclass User:\n    def run(self): pass\n"


def callees(text):
    rows = project_of(with_models(HEAD + text), (PROXIED,)).calls
    return [one.callee for one in rows if one.caller == "app.f"]


def test_a_proxy_is_what_its_function_gives():
    text = "def find():\n    return User()\nuser = Proxy(find)\ndef f():\n    user.run()\n    user.unwrap().run()\n"
    assert callees(text) == ["app.User.run", "app.find"]


def test_a_proxy_of_a_library_is_what_the_registered_function_gives():
    text = "@login.user_loader\ndef load(key):\n    return User()\ndef f():\n    current_user.run()\n"
    assert callees(text) == ["app.User.run"]
    text = "def load(key):\n    return User()\nlogin.user_loader(load)\ndef f():\n    current_user.unwrap().run()\n"
    assert callees(text) == ["app.User.run"]


def test_gives_up_on_a_proxy_that_nobody_registers_a_function_for():
    assert callees("def f():\n    current_user.run()\n") == []


def test_a_namespace_holds_what_is_stored_there_anywhere():
    assert callees("def before():\n    g.user = User()\ndef f():\n    g.user.run()\n") == ["app.User.run"]
    assert callees("def before(h):\n    h.user = User()\ndef f(h):\n    h.user.run()\n") == []


def test_a_partial_call_is_a_call_of_its_function():
    text = "from functools import partial\ndef go(a): pass\nnow = partial(go, a=1)\ndef f():\n    now()\n"
    assert callees(text) == ["app.go"]


def test_a_function_that_returns_its_argument_keeps_the_type():
    text = "def same(x):\n    return x\ndef f():\n    same(User()).run()\n"
    assert "app.User.run" in callees(text)
