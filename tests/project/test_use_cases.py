from tests.project.tiny import project_of, with_models


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
