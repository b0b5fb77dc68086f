"""What parameters are by the calls of their function."""

from tests.project.tiny import project_of, with_models


def writes(text):
    return [(one.function, one.table) for one in project_of(with_models(text)).accesses if one.op == "write"]


def test_a_value_is_followed_through_a_chain_of_calls():
    text = """\
def view():
    close(Order())
def close(order):
    settle(order)
def settle(order):
    book(order)
def book(order):
    order.save()
"""
    assert writes(text) == [("app.book", "order")]


def test_what_depends_on_a_parameter_is_followed_too():
    text = """\
def view():
    close(Order())
def close(order):
    who = order.customer
    greet(who)
def greet(customer):
    customer.save()
"""
    assert writes(text) == [("app.greet", "customer")]


def test_calls_inside_nested_functions_are_looked_at_again():
    text = """\
def view():
    close(Order())
def close(order):
    def later():
        book(order)
    return later
def book(order):
    order.save()
"""
    assert writes(text) == [("app.book", "order")]


def test_gives_up_where_call_sites_disagree_on_the_entity():
    text = """\
def view():
    book(Order())
    book(Customer())
def book(row):
    row.save()
"""
    assert writes(text) == [("app.view", "customer"), ("app.view", "order")]  # the caller knows what it gives


def test_a_function_that_gives_its_parameter_to_itself_comes_to_an_end():
    text = """\
def view():
    walk(Order())
def walk(order):
    order.save()
    walk(order)
"""
    assert writes(text) == [("app.walk", "order")]
