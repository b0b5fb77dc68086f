"""The decisions file."""

import json

import pytest

from analyzer.model.errors import InvalidDecisions, UnreadableInput
from analyzer.model.plan import Decision
from analyzer.report.schema import render_schema
from analyzer.sources.decisions import _LISTS, _OPS, _SUBJECT, _TARGET, FILE, find_decisions, read_decisions

HEAD = 'schema = "decompose-decisions/1"\nanalysis = "sha256:0"\n'


def read(folder, rows):
    (folder / FILE).write_text(HEAD + rows)
    return read_decisions(str(folder / FILE))


def test_every_operation(tmp_path):
    rows = """
[[decision]]
op = "move"
module = "shop.orders.invoice"
from = "orders"
to = "billing"
reason = "finance owns it"

[[decision]]
op = "pin"
symbol = "shop.models.Cart"

[[decision]]
op = "rename"
service = "orders"
to = "sales"

[[decision]]
op = "table-owner"
table = "shop_order"
owner = "sales"

[[decision]]
op = "together"
names = ["a", "b", "c"]

[[decision]]
op = "apart"
modules = ["a", "d"]

[[decision]]
op = "services"
count = 7
"""
    assert read(tmp_path, rows) == (
        Decision("move", "shop.orders.invoice", "billing", "finance owns it", 4),
        Decision("pin", "shop.models.Cart", "", "", 11),
        Decision("rename", "orders", "sales", "", 15),
        Decision("table-owner", "shop_order", "sales", "", 20),
        Decision("together", "a", "b", "", 25),
        Decision("together", "a", "c", "", 25),
        Decision("together", "b", "c", "", 25),
        Decision("apart", "a", "d", "", 29),
        Decision("services", "", "7", "", 33),
    )


def test_no_decisions_yet(tmp_path):
    assert read(tmp_path, "") == ()


@pytest.mark.parametrize(
    ("rows", "message", "hint"),
    [
        ('[[decision]]\nop = "mov"\n', ":3: 'mov' is not something to decide", "did you mean move?"),
        ('[[decision]]\nop = "move"\nmodule = "a"\n', "move does not say to where", "to ="),
        ('[[decision]]\nop = "pin"\n', "pin does not say what", "module ="),
        ('[[decision]]\nop = "new"\nmodule = "a"\n', "new does not say how the service is called", "service ="),
        ('[[decision]]\nop = "together"\nnames = ["a"]\n', "at least two names", "names ="),
        ('[[decision]]\nop = "services"\ncount = "many"\n', "needs a number", "count = 7"),
        ('[[decision]]\nop = "pin"\nmodul = "a"\n', "modul means nothing", "did you mean module?"),
        ("[[facts]]\nx = 1\n", "facts in", "[[fact]]"),
        ("decision = 1\n", "must be [[decision]] tables", "[[decision]]"),
        ("[[decision]\n", "not valid TOML", "correct"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path, rows, message, hint):
    with pytest.raises(InvalidDecisions) as error:
        read(tmp_path, rows)
    assert message in error.value.message
    assert hint in error.value.hint


@pytest.mark.parametrize("head", ["", 'schema = "decompose-decisions/9"\n'])
def test_another_schema_is_refused(tmp_path, head):
    (tmp_path / FILE).write_text(head)
    with pytest.raises(InvalidDecisions) as error:
        read_decisions(str(tmp_path / FILE))
    assert "decompose-decisions/1" in error.value.hint


def test_a_missing_file(tmp_path):
    with pytest.raises(UnreadableInput):
        read_decisions(str(tmp_path / "nowhere.toml"))


def test_found_in_the_analysed_folder(tmp_path):
    assert find_decisions([str(tmp_path)]) == ""
    (tmp_path / FILE).write_text(HEAD)
    assert find_decisions([str(tmp_path)]) == str(tmp_path / FILE)


@pytest.mark.parametrize("op", ["[1]", "{a = 1}", "3"])
def test_an_operation_that_is_no_text(tmp_path, op):
    with pytest.raises(InvalidDecisions, match="is not something to decide"):
        read(tmp_path, f'[[decision]]\nop = {op}\nmodule = "a"\n')


def test_a_number_of_services_that_nobody_can_mean(tmp_path):
    with pytest.raises(InvalidDecisions, match="services needs a number"):
        read(tmp_path, f'[[decision]]\nop = "services"\ncount = "{"9" * 5000}"\n')


def test_a_group_whose_pairs_would_be_millions(tmp_path):
    names = ", ".join(f'"m{number}"' for number in range(3000))
    with pytest.raises(InvalidDecisions, match="names 3,000 units; at most 200"):
        read(tmp_path, f'[[decision]]\nop = "together"\nnames = [{names}]\n')


def test_a_new_service_is_a_move_of_everything_it_holds(tmp_path):
    rows = '[[decision]]\nop = "new"\nservice = "ledger"\nmodules = ["a", "b"]\ntable = "t"\nreason = "ours"\n'
    assert read(tmp_path, rows) == tuple(Decision("move", name, "ledger", "ours", 3) for name in ("a", "b", "t"))
    assert read(tmp_path, '[[decision]]\nop = "new"\nname = "ledger"\n') == (Decision("new", "ledger", "", "", 3),)


def test_a_decision_knows_the_name_of_its_file_and_not_its_folder(tmp_path):
    (tmp_path / "mine.toml").write_text(f'{HEAD}[[decision]]\nop = "accept"\nmodule = "a"\n')
    assert [one.file for one in read_decisions(str(tmp_path / "mine.toml"))] == ["mine.toml"]


def test_every_key_that_is_read_is_in_the_schema():
    row = json.loads(render_schema("decisions"))["$defs"]["DecisionRow"]
    assert set(row["properties"]) == {"op", "reason", *_SUBJECT, *_TARGET, *_LISTS}
    assert set(row["properties"]["op"]["enum"]) == _OPS
