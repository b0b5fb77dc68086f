import pytest

from analyzer.frameworks.flask_sqlalchemy import table_name
from analyzer.frameworks.texts import Context, plural, snake_case, text_in
from tests.reading import code_of


@pytest.mark.parametrize(
    ("name", "table"), [("Order", "order"), ("OrderLine", "order_line"), ("HTTPLog", "http_log"), ("A2Plan", "a2_plan")]
)
def test_snake_case_has_underscores_between_words(name, table):
    assert snake_case(name) == table_name(name) == table


@pytest.mark.parametrize(
    ("word", "words"), [("ship", "ships"), ("entry", "entries"), ("box", "boxes"), ("day", "days")]
)
def test_plural_is_the_regular_one(word, words):
    assert plural(word) == words


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("cls.__name__.lower()", "orderline"),
        ("cls.__name__.lower() + 's'", "orderlines"),
        ("f'app_{cls.__name__}'.upper()", "APP_ORDERLINE"),
        ("underscore(cls.__name__)", "order_line"),
        ("pluralize(underscore(cls.__name__))", "order_lines"),
        ("re.sub('(?<!^)(?=[A-Z])', '_', cls.__name__).lower()", "order_line"),
        ("WORDS.sub(r'_\\1', cls.__name__).lower()", "order_line"),
        ("'_'.join(word.lower() for word in re.findall('[A-Z][a-z]+', cls.__name__))", "order_line"),
        ("cls.__name__.replace('Line', 'Row')", "OrderRow"),
        ("prefixed(cls.__name__)", "my_OrderLine"),
    ],
)
def test_reads_a_name_made_from_the_class_name(expression, text):
    assert name_made_by(expression) == text


@pytest.mark.parametrize("expression", ["os.environ['TABLE']", "cls.prefix + cls.__name__", "unknown(cls.__name__)"])
def test_gives_up_on_a_name_with_an_unknown_part(expression):
    assert name_made_by(expression) is None


def name_made_by(expression):
    source = f"""
import os, re
from inflection import pluralize, underscore
from elsewhere import unknown
WORDS = re.compile("([A-Z])")

def prefixed(name, prefix="my"):
    return prefix + "_" + name

def table(cls):
    return {expression}
"""
    (function,) = [one for one in code_of({"m.py": source}).functions() if one.name == "table"]
    return text_in(function.returns()[0], Context("OrderLine"))
