"""`decompose explain` on a small shop whose parts are known."""

from dataclasses import replace

import pytest

from analyzer.model.code import Wire
from analyzer.model.cut import BoundaryCall, Ownership
from analyzer.model.data import Context, Level, OpenSite, Transaction
from analyzer.model.effects import EffectKind, ExternalEffect, ExternalService
from analyzer.model.errors import AmbiguousName, UnknownName
from analyzer.model.location import Reason
from analyzer.report.explain import render_explanation
from analyzer.report.json import read_json, render_json
from tests.build import access, at, call, definition, entity, entry, relation, use_case
from tests.decompositions import empty, small

PAGE = entry("shop.views.checkout", "POST /checkout")
BASE = "shop.base.Row.save"
EFFECT = ExternalEffect(
    "http requests.post shop.mail.note PAY_URL", "shop.mail.note", EffectKind.HTTP, "requests.post", "PAY_URL",
    (at("shop/mail.py", 51),), in_loop=True,
)  # fmt: skip


def seen(row, *contexts):
    return replace(row, contexts=contexts)


def shop():
    """Checkout places an order; the mailer, which another service owns, marks it by a method it inherits."""
    template = small()
    orders = replace(
        template.services[0],
        id="orders",
        name="Orders",
        modules=("shop.orders", "shop.views"),
        symbols=("shop.orders", "shop.views"),
        tables=("shop_order",),
        entry_points=(PAGE.id,),
    )
    mail = replace(
        template.services[1],
        id="mail",
        name="Mail",
        modules=("shop.mail",),
        symbols=("shop.mail",),
        tables=(),
        flags=(),
    )
    row = template.modules[0]
    modules = [
        replace(
            row, name=name, path=name.replace(".", "/") + ".py", service=service, role="application", splits_into=()
        )
        for name, service in (
            ("shop.base", None),
            ("shop.mail", "mail"),
            ("shop.orders", "orders"),
            ("shop.views", "orders"),
        )
    ]
    return replace(
        empty(),
        services=(orders, mail),
        modules=tuple(modules),
        definitions=(definition("shop.orders.place", line=12, lines=9),),
        entities=(entity("shop.orders.Order", "shop_order", line=3), entity("shop.mail.Log", "shop_log")),
        relations=(relation("shop_log", "shop_order"),),
        accesses=(
            seen(access("shop.orders.place", "shop_order", "write", 2), Context.REQUEST),
            seen(access("shop.orders.audit", "shop_order"), Context.UNKNOWN),
            seen(replace(access("shop.mail.note", "shop_log", "write"), level=Level.GIVEN, verb="given"), Context.TASK),
            seen(replace(access(BASE, "shop_order", "write"), receiver="shop.orders.Order"), Context.REQUEST),
        ),
        effects=(EFFECT,),
        external_services=(
            ExternalService(
                "PAY_URL", "PAY_URL", ("pay.example.org",), ("shop.mail.note",), (EFFECT.id,), EFFECT.locations
            ),
        ),
        open_sites=(OpenSite("shop.mail.send", "save", "write", at("shop/mail.py", 40), ("shop_order",), "name"),),
        transactions=(
            Transaction(
                "shop.orders.place",
                "block",
                at("shop/orders.py", 13),
                (),
                ("shop_order",),
                ("shop_log",),
                effects=(EFFECT.id,),
            ),
        ),
        calls=(
            call("shop.views.checkout", "shop.orders.place", line=7),
            call("shop.views.checkout", "shop.views.text", line=8),
            call("shop.orders.place", "shop.mail.note", in_loop=True, line=15),
            replace(call("shop.mail.send", BASE, line=33), receiver="shop.orders.Order"),
        ),
        wires=(Wire("shop.orders.place", "shop.mail.send", "task", "mail.send", True, (at("shop/orders.py", 16),)),),
        entry_points=(PAGE,),
        use_cases=(
            use_case(
                PAGE,
                ("shop.views.checkout", "shop.orders.place", "shop.mail.note", "shop.views.text"),
                (),
                ("shop_log", "shop_order"),
            ),
        ),
        ownership=(
            Ownership(
                "shop_order",
                "orders",
                "clear",
                ("orders",),
                ("mail",),
                0.8,
                (Reason("writes", "orders writes it at 4 of 5 sites", (at("shop/orders.py", 14),)),),
                could_write=(at("shop/mail.py", 40),),
            ),
            Ownership("shop_log", "mail", "clear", (), (), 1.0, ()),
        ),
        boundary_calls=(
            BoundaryCall(
                "orders",
                "mail",
                "shop.orders.place",
                "shop.mail.note",
                "call",
                1,
                True,
                False,
                (at("shop/orders.py", 15),),
            ),
        ),
    )


def told(name, every=False):
    return render_explanation(shop(), name, every)


def has(text, *lines):
    """Every line is there, in this order, whatever stands between them."""
    rest = iter(line.strip() for line in text.splitlines())
    return [line for line in lines if line not in rest]


def test_a_table_has_its_owner_as_a_range():
    text = told("shop_order")
    assert (
        has(
            text,
            "table shop_order",
            "class    shop.orders.Order  django concrete  shop/orders.py:3",
            "owner    orders (clear), 80.0% of the write sites seen are its own",
            "range    foreign writers seen: 1 (mail); unresolved sites that could write it: 1, read it: 0",
            "orders writes it at 4 of 5 sites",
            "shop/orders.py:14",
        )
        == []
    )


def test_a_table_has_writers_and_readers_with_context_level_and_place():
    text = told("shop_order")
    assert (
        has(
            text,
            "written by (3)",
            "shop.orders.place  [orders]  request",
            "shop/orders.py:1  save  (L0: class named)",
            "read by",
            "shop.orders.audit  [orders]  unknown",
            "shop/orders.py:1  filter  (L0: class named)",
        )
        == []
    )


def test_who_calls_an_inherited_method_on_the_class_of_a_table_writes_it():
    assert "shop.mail.send  [mail]  unknown\n      shop/mail.py:33  calls Row.save on Order" in told("shop_order")


def test_a_table_has_unresolved_sites_relations_transactions_and_entry_points():
    text = told("shop_order")
    assert (
        has(
            text,
            "shop/mail.py:40  shop.mail.send  save (write): the value is named like it",
            "shop_log.shop_order_id -> shop_order  fk, on delete CASCADE  CROSSES",
            "shop/orders.py:13  shop.orders.place  block; with shop_log; SPANS mail, orders",
            "entry points that write it",
            "http POST /checkout  shop/views.py:1",
        )
        == []
    )


def test_what_is_given_by_hand_is_marked():
    assert "shop/mail.py:1  given  (given by hand)" in told("shop_log")


def test_an_entry_point_is_a_tree_with_tables_at_the_leaves_and_a_place_on_every_line():
    text = told("POST /checkout")
    tree = text.partition("runs later")[2].partition("\n\n")[0].splitlines()[1:]
    assert [line.strip().split("  ")[0] for line in tree] == [
        "shop.views.checkout",
        "shop.orders.place",
        "= WRITES shop_order [orders]",
        "shop.mail.note",
        "= WRITES shop_log [mail]",
        "~ http",
        "> shop.mail.send",
        "left out: 1 call behind which nothing is touched; --all lists them",
    ]
    assert [len(line) - len(line.lstrip()) for line in tree] == [2, 4, 6, 6, 8, 8, 6, 2]
    assert all(".py:" in line for line in tree[:-1])
    assert "shop.mail.note  [mail]  in a loop  shop/orders.py:15" in text


def test_an_entry_point_says_how_deep_it_goes_what_it_does_outside_and_what_it_starts():
    task = entry("shop.mail.send", "mail.send", "task")
    found = shop()
    case = replace(
        found.use_cases[0], depth=3, transactions=1, effects={"http": 1}, effects_in_loops={"http": 1},
        services=("PAY_URL",), starts=(task.id,), tables_in_loops=("shop_log",), tables_later=("shop_note",),
    )  # fmt: skip
    text = render_explanation(replace(found, use_cases=(case,), entry_points=(PAGE, task)), "POST /checkout")
    assert not has(
        text,
        "depth    3 functions on the longest chain of calls",
        "in loops shop_log",
        "later    shop_note",
        "opens    1 transaction",
        "outside  1 http (1 in a loop)",
        "talks to PAY_URL",
        "~ http  requests.post -> PAY_URL  in a loop  shop/mail.py:51",
        "reaches outside",
        "http  requests.post -> PAY_URL  in a loop  in shop.mail.note",
        "shop/mail.py:51",
        "starts later",
        "task mail.send  shop/mail.py:1",
        "shop/orders.py:16",
    )


def test_a_request_names_the_middleware_around_it():
    around = entry("shop.base.check", "before_request /", "middleware")
    other = entry("shop.base.other", "before_request /mail", "middleware")
    page = replace(PAGE, path="/checkout")
    text = render_explanation(replace(shop(), entry_points=(page, around, other)), "POST /checkout")
    assert not has(text, "around   shop.base.check; what they touch is not counted here")
    task = entry("shop.mail.send", "mail.send", "task")
    assert has(render_explanation(replace(shop(), entry_points=(task, around)), "task mail.send"), "around")


@pytest.mark.parametrize("name", ["PAY_URL", "pay.example.org", "external:PAY_URL"])
def test_an_external_service_has_its_setting_host_callers_and_open_transactions(name):
    found = shop()
    case = replace(found.use_cases[0], services=("PAY_URL",))
    assert not has(
        render_explanation(replace(found, use_cases=(case,)), name),
        "external service PAY_URL",
        "setting  PAY_URL",
        "host     pay.example.org",
        "asked by 1 function of mail",
        "shop.mail.note  [mail]  requests.post",
        "shop/mail.py:51",
        "http POST /checkout  shop/views.py:1",
        "shop/orders.py:13  shop.orders.place  block",
    )


def test_a_function_and_a_service_have_what_they_do_outside():
    assert not has(told("shop.mail.note"), "reaches outside", "http  requests.post -> PAY_URL  in a loop")
    assert not has(told("service:mail"), "reaches outside", "shop/mail.py:51")
    assert not has(told("shop.orders.place"), "stays open during http requests.post shop.mail.note PAY_URL")


def test_all_shows_what_touches_no_table_too():
    assert "shop.views.text  shop/views.py:8" in told("POST /checkout", every=True)
    assert "left out" not in told("POST /checkout", every=True)


def test_a_function_has_its_place_tables_callers_and_entry_points():
    text = told("place")
    assert (
        has(
            text,
            "function shop.orders.place  shop/orders.py:12-20",
            "service  orders",
            "shop_order  [orders]  request",
            "shop/orders.py:1  save  (L0: class named)",
            "writes shop_order; through calls shop_log",
            "shop.views.checkout  [orders]",
            "shop/views.py:7",
            "-> shop.mail.send  task mail.send, later",
            "http POST /checkout  shop/views.py:1",
            "orders -> mail  call  shop.orders.place -> shop.mail.note",
        )
        == []
    )


def test_a_module_has_its_role_service_and_margin():
    text = told("shop/mail.py")
    assert text.startswith("module shop.mail  shop/mail.py")
    assert has(text, "role     application", "shop/mail.py:40  save (write): could be shop_order") == []
    assert "  service  mail  (margin" in text


def test_a_package_lists_what_lies_below_it():
    assert has(told("module:shop"), "package shop", "modules below it, in 3 places (4)", "shop.mail  mail") == []


def test_a_service_has_what_it_holds_why_and_what_crosses():
    text = told("service:orders")
    assert (
        has(
            text,
            "service orders  (Orders)",
            "owns",
            "shop_order  clear, also written by mail, 1 unresolved site could write it",
            "entry points",
            "http POST /checkout  shop/views.py:1",
            "calls others",
            "orders -> mail  call  shop.orders.place -> shop.mail.note  in a loop",
            "shop/orders.py:15",
            "transactions that would span",
        )
        == []
    )


def test_a_service_touches_tables_of_others():
    made = shop()
    foreign = seen(access("shop.mail.send", "shop_order", "write"), Context.TASK)
    text = render_explanation(replace(made, accesses=(*made.accesses, foreign)), "Mail")
    assert has(text, "touches tables of others (2)", "writes shop_order  [orders]  task", "shop/mail.py:1") == []


def test_long_lists_are_cut_unless_everything_is_asked_for():
    made = shop()
    rows = tuple(seen(access(f"shop.orders.f{number:02}", "shop_order"), Context.TASK) for number in range(20))
    made = replace(made, accesses=rows)
    assert "read by (20)" in render_explanation(made, "shop_order")
    assert "  … 5 more; --all lists them" in render_explanation(made, "shop_order")
    assert "shop.orders.f19" in render_explanation(made, "shop_order", every=True)


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("shop_order", "table shop_order"),
        ("SHOP_ORDER", "table shop_order"),
        ("table:shop_order", "table shop_order"),
        ("shop.orders", "module shop.orders"),
        ("shop.orders.place", "function shop.orders.place"),
        ("Order", "symbol shop.orders.Order"),
        ("order", "symbol shop.orders.Order"),
        ("http POST /checkout", "entry point http POST /checkout"),
        ("/checkout", "entry point http POST /checkout"),
        ("Mail", "service mail"),
    ],
)
def test_a_name_or_the_end_of_one(name, first):
    assert told(name).startswith(first)


def test_a_class_of_a_table_points_at_it():
    assert "table    shop_order  (decompose explain table:shop_order)" in told("Order")


def test_a_name_of_several_things_is_one_line_with_all_of_them():
    made = replace(shop(), entry_points=(PAGE, entry("shop.views.show", "GET /checkout")))
    with pytest.raises(AmbiguousName) as error:
        render_explanation(made, "/checkout")
    assert error.value.message == "'/checkout' could be entry:http GET /checkout, entry:http POST /checkout"
    assert error.value.exit_code == 2
    assert render_explanation(made, "entry:http GET /checkout").startswith("entry point http GET /checkout")


@pytest.mark.parametrize(
    ("name", "near"),
    [("shop_ordr", "shop_order"), ("plce", "shop.orders.place"), ("orders.plac", "shop.orders.place")],
)
def test_an_unknown_name_is_one_line_with_the_nearest(name, near):
    with pytest.raises(UnknownName) as error:
        told(name)
    assert error.value.message == f"nothing is called {name!r}"
    assert near in error.value.hint


def test_nothing_like_it_says_what_can_be_named():
    with pytest.raises(UnknownName) as error:
        told("zzzzzzzz")
    assert error.value.hint == "name a table, module, function, entry point or service"


def test_names_that_would_steer_a_terminal_are_shown_as_escapes():
    made = replace(shop(), accesses=(access("shop.orders.\x1b[31m", "shop_order"),))
    assert "\x1b" not in render_explanation(made, "shop_order")


@pytest.mark.parametrize("name", ["shop_order", "shop.orders", "POST /checkout", "service:mail"])
def test_a_saved_report_says_the_same(name):
    assert render_explanation(read_json(render_json(shop())), name) == told(name)


def test_an_entry_point_wins_over_the_function_it_runs_and_names_it():
    task = replace(entry("shop.mail.send", "send"), kind="task")
    made = replace(shop(), entry_points=(PAGE, task))
    text = render_explanation(made, "send")
    assert text.startswith(f"entry point {task.id}")
    assert "(decompose explain function:shop.mail.send)" in text
    assert "shop.mail.send" in render_explanation(made, "function:shop.mail.send").splitlines()[0]


def test_a_route_may_be_named_without_the_slash_at_its_end():
    page = entry("shop.views.show", "GET /api/tasks/")
    assert render_explanation(replace(shop(), entry_points=(page,)), "get /api/tasks").startswith(
        f"entry point {page.id}"
    )


def test_every_place_and_every_way_is_said_once():
    made = shop()
    row = made.accesses[0]
    again = replace(row, verb="create", in_loop=True, locations=tuple(replace(one, text="x") for one in row.locations))
    text = render_explanation(replace(made, accesses=(*made.accesses, again)), "shop.orders.place")
    written = text.partition("tables it writes")[2].partition("\n\n")[0]
    assert written.count("shop/orders.py:1 ") == 1
    assert "shop/orders.py:1  save, create  (L0: class named, in a loop)" in written


def test_a_split_module_has_no_second_choice_of_its_own():
    made = shop()
    rows = tuple(replace(row, runner_up="mail", splits_into=("mail", "orders")) for row in made.modules)
    made = replace(made, modules=rows)
    assert ", then" not in render_explanation(made, "module:shop.orders")
    assert ", then" not in render_explanation(made, "service:orders")


def test_a_service_without_tables_says_nothing_about_who_touches_them():
    made = shop()
    mail = replace(made.services[1], metrics=replace(made.services[1].metrics, tables=0, exclusive_tables=1.0))
    assert "of its tables" not in render_explanation(replace(made, services=(made.services[0], mail)), "service:mail")
    assert "of its tables" in told("service:orders")
