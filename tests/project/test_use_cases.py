from dataclasses import replace

from analyzer.model.knowledge import FoundEntries
from analyzer.model.location import Location
from analyzer.model.source import SourceTree
from analyzer.model.usage import EntryPoint
from analyzer.project.build import build_project
from tests.project.tiny import TINY, project_of, with_models
from tests.reading import code_of


def cases(text):
    return {one.entry_point: one for one in project_of(with_models(text)).use_cases}


def test_a_use_case_reaches_through_calls_and_collects_tables():
    text = """\
from tinyweb import page
def deep():
    Customer.rows.create()
def other():
    pass
@page
def view():
    Order.rows.first()
    deep()
"""
    found = cases(text)["http app.view"]
    assert found.functions == ("app.deep", "app.view")
    assert (found.tables_read, found.tables_written) == (("order",), ("customer",))


def test_circles_of_calls_end():
    text = "from tinyweb import page\n@page\ndef view():\n    other()\ndef other():\n    view()\n"
    assert cases(text)["http app.view"].functions == ("app.other", "app.view")


def test_functions_inside_a_view_count():
    text = "from tinyweb import page\n@page\ndef view():\n    def inner():\n        Order().save()\n    return inner\n"
    assert cases(text)["http app.view"].tables_written == ("order",)


def test_a_page_without_data_has_an_empty_use_case():
    found = cases("from tinyweb import page\n@page\ndef view():\n    pass\n")["http app.view"]
    assert (found.functions, found.tables_read, found.tables_written) == (("app.view",), (), ())


def test_a_method_that_a_library_defines_may_run_every_method_of_its_class():
    text = """\
class Board:
    def rows(self):
        return Order.rows.first()
"""
    files = [(module.file, module.facts) for module in code_of(with_models(text)).all_modules.values()]
    entry = EntryPoint("admin list", "admin", "list", "app.Board.list_view", Location("app.py", 1))
    framework = replace(TINY, find_entries=lambda _code: FoundEntries((entry,)))
    project = build_project(files, SourceTree("case", tuple(file for file, _facts in files), ("",)), (framework,))
    assert [one.tables_read for one in project.use_cases] == [("order",)]
