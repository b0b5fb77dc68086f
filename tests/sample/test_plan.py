"""What the plan of the sample must say, written down by hand from its code: see the sample's README and answer.toml."""

import pytest

from analyzer.model.border import Treatment
from analyzer.model.plan import Rung
from analyzer.report.json import read_json

SIGN_UP = "streamline.services.membership.sign_up"
ERASE = "streamline.services.membership.erase_household"
# Tables of a crossing key, and what has to become of it: from the models, their `on_delete`, and who queries over it.
KEYS = {
    ("streamline_rating", "streamline_profile"): {Treatment.LOOKUP, Treatment.EVENT},  # delete_profile deletes them
    ("search_log", "streamline_profile"): {Treatment.LOOKUP, Treatment.EVENT},  # SET_NULL, profiles are deleted
    ("streamline_playbacksession", "streamline_rendition"): {Treatment.LOOKUP, Treatment.EVENT},
    ("streamline_subscription", "accounts_household"): {Treatment.LOOKUP, Treatment.REPLICA, Treatment.EVENT},
    ("streamline_supportticket", "streamline_user"): {Treatment.STICKY},
    ("streamline_paymentmethod", "streamline_user"): {Treatment.STICKY},
    ("streamline_auditentry", "streamline_subscription"): {Treatment.TYPE_AND_ID},
    ("streamline_profile", "streamline_genre"): {Treatment.LINKS},
}


@pytest.fixture(scope="module")
def decomposition(report, out):
    assert report["plan"]
    return read_json((out / "decompose-report.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def plan(decomposition):
    return decomposition.plan


def test_signing_up_is_a_saga_of_three_capabilities(plan):
    saga = next(one for one in plan.transactions if one.function == SIGN_UP)
    assert (saga.treatment, saga.orchestrated) == (Treatment.SAGA, True)
    accounts, billing, taste = saga.steps
    assert {"accounts_household", "streamline_user", "streamline_profile"} <= set(accounts.tables)
    assert {"streamline_subscription", "streamline_invoice", "streamline_voucher"} <= set(billing.tables)
    assert set(taste.tables) == {"streamline_recommendationrow", "streamline_recommendationitem"}
    assert accounts.compensation.startswith("cancel or delete the rows of accounts_household")
    assert "streamline.services.membership.erase_household" in accounts.existing
    assert "streamline.services.membership.cancel_subscription" in billing.existing
    assert taste.compensation == ""  # the last one


def test_erasing_a_household_marks_first_and_deletes_history_later(plan):
    erased = next(one for one in plan.transactions if one.function == ERASE)
    assert erased.treatment is Treatment.SEPARATE
    assert erased.steps[-1].tables == ("watch_history",)


def test_every_key_that_crosses_has_a_treatment(decomposition, plan):
    owners = {table: service.id for service in decomposition.services for table in service.tables}
    crossing = {
        (one.from_table, one.to_table)
        for one in decomposition.relations
        if {one.from_table, one.to_table} <= set(owners) and owners[one.from_table] != owners[one.to_table]
    }
    assert {(one.from_table, one.to_table) for one in plan.crossing_keys} == crossing
    assert all(one.treatments and one.sentence and one.because[0].locations for one in plan.crossing_keys)


@pytest.mark.parametrize(("ends", "wanted"), KEYS.items())
def test_a_key_is_treated_as_its_code_asks(plan, ends, wanted):
    found = [one for one in plan.crossing_keys if (one.from_table, one.to_table) == ends]
    assert found
    assert all(wanted <= set(one.treatments) for one in found)


def test_the_user_table_is_one_decision(plan):
    user = next(one for one in plan.sticky_tables if one.table == "streamline_user")
    assert (user.choice, user.owner) == ("claims", "accounts")
    assert {"email", "is_staff"} <= set(user.columns)


def test_the_god_utility_is_a_library_but_for_what_one_service_uses_alone(decomposition, plan):
    shared = {reason.text.partition(":")[0] for reason in decomposition.shared.because}
    everybodys = {"now", "today", "clamp", "chunks", "json_body", "json_error", "wants_json", "add_months", "cached"}
    assert {f"streamline.utils.{name}" for name in everybodys} <= shared
    into = [one for one in plan.operations if one.name.startswith("streamline.utils.") and one.kind == "call"]
    assert len(into) <= 3  # of 121 call sites in the application


def test_a_part_that_little_hangs_on_goes_first(plan):
    first = plan.first_seams[0]
    assert first.seam in ("support", "encoding")  # nothing calls back, no transaction spans, few keys cross
    assert first.missing == ""


def test_so_small_an_application_stays_in_one_piece(decomposition):
    readiness = decomposition.readiness
    assert (readiness.verdict, readiness.rung) == ("modular-monolith-first", Rung.CLEAN_MODULES)
    assert [move.goal for move in readiness.moves] == ["autonomy", "release-speed", "scale", "isolation", "compliance"]
    assert "PAYMENT_GATEWAY_URL" in next(move.sentence for move in readiness.moves if move.goal == "isolation")


def test_the_stages_end_at_the_rung_of_the_verdict(plan):
    assert {stage.phase for stage in plan.extraction.stages} == {"in-process"}
    assert all(stage.undo and stage.better and stage.left for stage in plan.extraction.stages)
