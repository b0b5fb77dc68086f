import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.facts.templates import DEEPEST, read_template
from analyzer.model.templates import Does


def shown(parts):
    """What is looked up, in order, with what stands inside."""
    found = []
    for part in parts:
        found += [".".join(chain) for chain in part.chains if chain]
        found += [".".join(chain) for _name, chain in part.given if chain]
        found += shown(part.inside)
    return found


def chains(text):
    return shown(read_template(text).parts)


def only(text):
    (part,) = read_template(text).parts
    return part


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{{ order.customer.name }}", ["order.customer.name"]),
        ("{{- order.total -}}", ["order.total"]),
        ("{{ order.total|default:order.customer.limit }}", ["order.total", "order.customer.limit"]),
        ("{% if a.b and not c.d == 'e.f' %}{% endif %}", ["a.b", "c.d"]),
        ("{{ rows[0].name }}{{ row['key'].name }}", ["rows.0.name", "row.key.name"]),
        ("{{ order.lines.filter(late=x.y).first().ship }}", ["x.y", "order.lines.filter.first.ship", "x.y"]),
        ("{% url 'shop:order' order.customer.slug pk=order.pk %}", ["order.customer.slug", "order.pk"]),
        ("{{ a.b if c.d is defined else 'x' }}", ["a.b", "c.d"]),
    ],
)
def test_finds_what_expressions_look_up(text, found):
    assert chains(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "{# {{ a.b }} #}",
        "{% comment %}{{ a.b }}{% if c.d %}{% endcomment %}",
        "{% verbatim %}{{ a.b }}{% endverbatim %}",
        "{% raw %}{{ a.b }}{% endraw %}",
        "{{ 'a.b' }}{{ 12.5 }}{{ True }}",
        "{% load a.b %}{% csrf_token %}{% now 'a.b' %}",
        "a.b { c.d } {{ }}",
    ],
)
def test_comments_text_and_constants_are_no_lookups(text):
    assert chains(text) == []


def test_loops_hold_what_stands_inside():
    part = only(
        "{% for season in show.seasons.all %}{% for one in season.episodes.all %}{{ one.name }}{% endfor %}{% endfor %}"
    )
    assert (part.does, part.names, part.chains) == (Does.EACH, ("season",), (("show", "seasons", "all"),))
    assert [one.names for one in part.inside] == [("one",)]
    assert [one.chains for one in part.inside[0].inside] == [(("one", "name"),)]


@pytest.mark.parametrize(
    ("text", "does", "given"),
    [
        ("{% with total=order.total who=order.customer.name %}{% endwith %}", Does.WITH,
         (("total", ("order", "total")), ("who", ("order", "customer", "name")))),
        ("{% with order.customer as who %}{% endwith %}", Does.WITH, (("who", ("order", "customer")),)),
        ("{% set who = order.customer %}", Does.SET, (("who", ("order", "customer")),)),
        ("{% blocktrans with who=order.customer %}", Does.SET, (("who", ("order", "customer")),)),
        ('{% include "a.html" with who=order.customer only %}', Does.INCLUDE, (("who", ("order", "customer")),)),
        ("{% card order.customer size=3 %}", Does.TAG, (("", ("order", "customer")), ("size", ()))),
    ],
)  # fmt: skip
def test_values_are_named(text, does, given):
    part = only(text)
    assert (part.does, part.given) == (does, given)


def test_what_a_tag_gives_can_be_named():
    assert only("{% newest order as line %}").names == ("line",)


def test_inheritance_blocks_includes_and_libraries():
    found = read_template(
        '{% extends "base.html" %}{% load shop_tags i18n %}{% load a from other %}'
        "{% block main %}{{ block.super }}{% endblock %}"
    )
    assert (found.parent, found.loads) == ("base.html", {"shop_tags", "i18n", "other"})
    assert [(part.does, part.name) for part in found.parts] == [(Does.BLOCK, "main")]
    assert [part.does for part in found.parts[0].inside] == [Does.SUPER]


def test_macros_have_parameters_and_calls_say_what_they_give():
    found = read_template(
        "{% macro row(leg, size=3) %}{{ leg.berth }}{% endmacro %}{{ row(ship.leg, size=ship.size) }}"
    )
    macro, call, use = found.parts
    assert (macro.does, macro.name, macro.given) == (Does.MACRO, "row", (("leg", ()), ("size", ())))
    assert (call.does, call.given) == (Does.CALL, (("0", ("ship", "leg")), ("size", ("ship", "size"))))
    assert use.does is Does.USE


def test_every_part_knows_its_line():
    found = read_template("\n{{ a }}\n{% if\n b %}{# \n #}{{ c }}")
    assert [(part.chains[0][0], part.line) for part in found.parts] == [("a", 2), ("b", 3), ("c", 5)]


@pytest.mark.parametrize("text", ["{% extends layout %}", "{% include layout %}", "{% for x in y %}" * (DEEPEST + 1)])
def test_gives_up_on_what_is_only_known_at_run_time_and_counts_it(text):
    assert read_template(text).unread > 0


def test_ends_without_a_beginning_close_nothing():
    assert chains("{% endfor %}{% endblock %}{{ a.b }}{% for x in y %}{{ x.z }}") == ["a.b", "y", "x.z"]


TAGS = "block endfor include macro set regroup extends call from import for in with as"
SIGNS = [
    "{%",
    "%}",
    "{{",
    "}}",
    "{#",
    "#}",
    "=",
    ".",
    "a",
    "|",
    "(",
    ")",
    "[",
    "]",
    '"',
    "'",
    "\n",
    " ",
    ",",
    ":",
    "\x00",
]
pieces = st.sampled_from([*TAGS.split(), *SIGNS])


@given(st.lists(pieces, max_size=60).map("".join))
def test_never_raises(text):
    assert read_template(text) == read_template(text)
