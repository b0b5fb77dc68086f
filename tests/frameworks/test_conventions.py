"""What the settings say of a project's own decorators and registries."""

from analyzer.frameworks.conventions import framework_of
from analyzer.model.conventions import read_conventions
from tests.reading import code_of

TEXTS = {
    "shop/__init__.py": "",
    "shop/queue.py": (
        "from plugins import keep, ask\n\n"
        "def job(name=None, slow=False):\n    return keep(name)\n\n"
        "class Queue:\n    def job(self, function):\n        return keep(function)\n\n"
        "queue = Queue()\n\n"
        "def enqueue(name, *given):\n    return ask(name)\n"
    ),
    "shop/work.py": (
        "from shop.queue import job, queue\nimport shop.queue as q\n\n"
        "@job(name='close')\ndef close_orders(): pass\n\n"
        "@q.job(slow=True)\ndef sweep(): pass\n\n"
        "@queue.job\ndef bare(): pass\n\n"
        "class Other:\n    def job(self, name): return name\n\n"
        "@Other().job\ndef never(): pass\n"
    ),
    "shop/views.py": (
        "from shop.queue import enqueue\n\n"
        "def order(request):\n    enqueue('close', 1)\n\n"
        "def any_job(request):\n    enqueue(request.name)\n\n"
        "def lost(request):\n    enqueue('gone')\n"
    ),
    "shop/drivers.py": (
        "class Mail: pass\n\nclass Print: pass\n\nDRIVERS = {'mail': Mail, 'print': Print}\n\n"
        "def driver(name): return __import__('plugins').find(name)\n\ndef send(): return driver(name='mail')\n"
    ),
}


def found(entries=(), registries=(), texts=TEXTS):
    return framework_of(read_conventions(entries, registries)).find_entries(code_of(texts))


def test_finds_entry_points_of_own_decorators():
    entries = found(["task shop.queue.job(name)", "task shop.queue.queue.job"]).entry_points
    assert [(one.id, one.function) for one in entries] == [
        ("task bare", "shop.work.bare"),
        ("task close", "shop.work.close_orders"),
        ("task sweep", "shop.work.sweep"),
    ]


def test_finds_routes_of_own_decorators():
    text = "from plugins import keep\ndef page(path): return keep(path)\n@page('/ships')\nclass Ships: pass\n"
    entry = found(["http app.page(0)"], texts={"app.py": text}).entry_points[0]
    assert (entry.id, entry.method, entry.path, entry.function) == ("http ANY /ships", "ANY", "/ships", "app.Ships")


def test_finds_what_a_registry_keeps_under_a_constant_key():
    result = found(["task shop.queue.job(name)"], ["shop.queue.enqueue(0) <- shop.queue.job(name)"])
    assert [(one.source, one.target, one.key, one.asynchronous) for one in result.wires] == [
        ("shop.views.order", "shop.work.close_orders", "close", True)
    ]


def test_finds_what_a_dict_holds():
    result = found((), ["shop.drivers.driver(name) <- shop.drivers.DRIVERS"])
    assert [(one.source, one.target, one.asynchronous) for one in result.wires] == [
        ("shop.drivers.send", "shop.drivers.Mail", False)
    ]


def test_finds_what_is_kept_by_calls():
    text = "from plugins import add, get\ndef one(): pass\nadd('one', one)\ndef run(): get('one')()\n"
    result = found((), ["plugins.get(0) <- plugins.add(0)"], {"app.py": text})
    assert [(one.source, one.target) for one in result.wires] == [("app.run", "app.one")]


def test_ignores_members_of_other_objects():
    assert found(["task shop.queue.other.job", "command shop.job"]).entry_points == ()


def test_gives_up_on_keys_that_are_computed_or_not_there():
    result = found((), ["shop.queue.enqueue(0) <- shop.queue.job(name)"])
    assert sorted(one.message for one in result.problems) == [
        "nothing is kept under 'gone': enqueue asks for it",
        "the key is known at run time only: enqueue asks for it",
    ]
