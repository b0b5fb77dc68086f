"""What nothing reaches, with what may reach it all the same."""

from analyzer.model.gaps import Doubt, sureness
from analyzer.model.location import Confidence
from analyzer.model.plan import Fact
from analyzer.project.given import with_facts
from tests.project.tiny import project_of, with_models

VIEW = "from tinyweb import page\n@page\ndef view():\n    used()\ndef used():\n    pass\n"


def rows(text, **more):
    project = project_of({"app.py": text, **{f"{name}.py": one for name, one in more.items()}})
    return {row.name: row for row in project.unreached}


def doubts(text, name, **more):
    return rows(VIEW + text, **more)[name].doubts


def test_a_function_that_nothing_names_has_no_doubt():
    found = rows(VIEW + "def left():\n    pass\n")
    assert list(found) == ["app.left"]
    assert (found["app.left"].kind, found["app.left"].lines, found["app.left"].users) == ("function", 2, 0)
    assert found["app.left"].confidence is Confidence.HIGH


def test_what_only_unreached_code_calls_is_as_sure_as_that():
    found = rows(VIEW + "def left():\n    below()\ndef below():\n    pass\n")
    assert (found["app.below"].users, found["app.below"].doubts) == (1, ())


def test_what_runs_when_a_module_is_loaded_is_reached():
    text = "def setup():\n    pass\nsetup()\ndef part():\n    pass\nclass A:\n    x = part()\n"
    text += "def wrap(f):\n    return f\n@wrap\ndef wrapped():\n    pass\n"
    assert {"app.setup", "app.part", "app.wrap"}.isdisjoint(rows(VIEW + text))


def test_a_function_that_running_code_hands_on_has_a_doubt():
    text = "def callback():\n    pass\nTABLE = {'a': callback}\n"
    assert doubts(text, "app.callback") == (Doubt.HANDED_ON,)


def test_another_name_for_a_function_is_a_mention():
    assert doubts("def hook():\n    pass\nHOOK = hook\n", "app.hook") == (Doubt.HANDED_ON,)


def test_what_running_code_keeps_in_an_attribute_or_a_table_has_a_doubt():
    text = (
        "import sys\nfrom lib import table\ndef hook():\n    below()\ndef below():\n    pass\ndef kept():\n    pass\n"
    )
    text += "sys.excepthook = hook\ntable['a'] = kept\n"
    assert doubts(text, "app.hook") == doubts(text, "app.kept") == (Doubt.HANDED_ON,)


def test_what_unreached_code_hands_on_has_none():
    text = "def callback():\n    pass\ndef left():\n    return [callback]\n"
    assert doubts(text, "app.callback") == ()


def test_a_method_of_a_library_subclass_may_be_called_by_the_library():
    text = "from lib import Base\nclass Handler(Base):\n    def on_start(self):\n        pass\nHandler()\n"
    assert doubts(text, "app.Handler.on_start") == (Doubt.LIBRARY_BASE,)


def test_bases_of_the_language_call_nothing():
    text = "from enum import Enum\nclass Colour(Enum):\n    RED = 1\n    def left(self):\n        pass\n"
    text += "print(Colour.RED)\n"
    assert doubts(text, "app.Colour.left") == ()


def test_what_a_registering_decorator_keeps_has_a_doubt():
    text = "KEPT = []\ndef keep(f):\n    KEPT.append(f)\n    return f\n@keep\ndef kept():\n    pass\n"
    assert doubts(text, "app.kept") == (Doubt.DECORATED,)


def test_a_decorator_that_only_wraps_keeps_nothing():
    text = "def wrap(f):\n    def inner():\n        return f()\n    return inner\n@wrap\ndef left():\n    pass\n"
    assert doubts(text, "app.left") == ()


def test_a_decorator_of_an_unread_library_may_keep_it():
    assert doubts("import lib\n@lib.on('start')\ndef kept():\n    pass\n", "app.kept") == (Doubt.DECORATED,)


def test_special_methods_are_called_by_the_language():
    text = "class A:\n    def __eq__(self, other):\n        return True\nA()\n"
    assert doubts(text, "app.A.__eq__") == (Doubt.SPECIAL,)


def test_a_method_whose_name_runs_elsewhere_in_the_hierarchy_has_a_doubt():
    text = "class A:\n    def run(self):\n        pass\nclass B(A):\n    def run(self):\n        pass\nB().run()\n"
    assert Doubt.NAMESAKE in doubts(text, "app.A.run")


def test_a_call_of_the_name_on_something_unknown_is_a_doubt():
    text = "class A:\n    def run(self):\n        pass\nA()\n@page\ndef other(x):\n    x.run()\n"
    assert doubts(text, "app.A.run") == (Doubt.CALLED_BY_NAME,)


def test_names_in_strings_and_exports_are_doubts():
    text = "__all__ = ['left']\nHOOK = 'app.named'\ndef left():\n    pass\ndef named():\n    pass\n"
    found = rows(VIEW + text)
    assert Doubt.EXPORTED in found["app.left"].doubts
    assert found["app.named"].doubts == (Doubt.STRING,)


def test_words_of_a_sentence_are_no_names():
    assert doubts("TEXT = 'nothing was left here'\ndef left():\n    pass\n", "app.left") == ()


def test_a_name_made_at_run_time_may_be_this_one():
    text = "class A:\n    def on_start(self):\n        pass\n@page\ndef go(a, x):\n    getattr(a, f'on_{x}')()\nA()\n"
    assert doubts(text, "app.A.on_start") == (Doubt.DYNAMIC,)


def test_what_something_doubtful_needs_is_no_surer():
    text = "from lib import Base\nclass H(Base):\n    def hook(self):\n        below()\ndef below():\n    pass\nH()\n"
    row = rows(VIEW + text)["app.below"]
    assert (row.confidence, row.doubts) == (Confidence.LOW, (Doubt.USER,))


def test_a_class_that_is_not_used_has_one_row_for_all_its_methods():
    text = "class Left:\n    class Meta:\n        pass\n    def run(self):\n        pass\n"
    assert list(rows(VIEW + text)) == ["app.Left"]


def test_inner_classes_are_used_with_their_class():
    assert rows(VIEW + "class Used:\n    class Meta:\n        pass\nUsed()\n") == {}


def test_a_module_of_which_nothing_is_used_has_one_row():
    found = rows(VIEW, old="def one():\n    pass\nclass Two:\n    pass\n")
    assert [(name, row.kind, row.lines) for name, row in found.items()] == [("old", "module", 4)]


def test_tests_are_not_listed():
    assert rows(VIEW, test_app="def helper():\n    pass\n") == {}


def test_tables_that_nobody_touches_are_listed():
    project = project_of(with_models("from tinyweb import page\n@page\ndef view():\n    Order.rows.all()\n"))
    assert [(row.name, row.kind, row.doubts) for row in project.unreached] == [("customer", "table", ())]


def test_a_table_that_only_unreached_code_touches_says_so():
    text = "from tinyweb import page\n@page\ndef view():\n    Order.rows.all()\ndef left():\n    Customer.rows.all()\n"
    found = {row.name: row for row in project_of(with_models(text)).unreached}
    assert (found["customer"].users, found["customer"].doubts) == (1, (Doubt.USER,))


def test_a_call_given_by_hand_reaches():
    project = project_of({"app.py": VIEW + "def left():\n    pass\n"})
    grown = with_facts(project, [Fact("call", "app.view", to="app.left")])
    assert ([row.name for row in project.unreached], grown.unreached) == (["app.left"], ())


def test_sureness_follows_from_the_doubts():
    assert sureness(()) is Confidence.HIGH
    assert sureness((Doubt.STRING,)) is Confidence.MEDIUM
    assert sureness((Doubt.STRING, Doubt.DECORATED)) is Confidence.LOW


def test_low_edges_take_no_part_in_reach():
    classes = "".join(
        f"class A{n}(Base):\n    def run(self):\n        one{n}()\ndef one{n}():\n    pass\n" for n in range(9)
    )
    text = "class Base:\n    def run(self):\n        raise NotImplementedError\n" + classes
    text += "@page\ndef many(x: Base):\n    x.run()\n"
    project = project_of({"app.py": VIEW + text})
    low = {call.callee for call in project.calls if call.confidence is Confidence.LOW}
    assert low == {f"app.A{n}.run" for n in range(9)}
    assert not any(low.intersection(case.functions) for case in project.use_cases)
    found = {row.name: row for row in project.unreached}
    assert all(Doubt.LOW_CALL in found[name].doubts for name in low if name in found)
    assert project.coverage.low_calls == 9
