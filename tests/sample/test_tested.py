"""What the sample's own tests reach and who owns it, as it was read by hand in `streamline/tests` and `CODEOWNERS`."""

BY_SET_UP = "streamline.tests.base.ProductTestCase.setUpTestData"
PAGES = {
    "streamline.tests.test_members": {"http POST /accounts/login/"},
    "streamline.tests.test_money": {"http GET /billing/invoices/<str:number>/", "task billing.charge_invoice"},
    "streamline.tests.test_viewing": {
        "command import_titles",
        "http ANY /",
        "http ANY /watch/<slug:slug>/",
        "http DELETE /api/v1/sessions/<int:pk>/",
        "http GET /accounts/devices/",
        "http GET /accounts/profiles/",
        "http GET /billing/",
        "http GET /billing/invoices/",
        "http GET /kids/",
        "http GET /live/",
        "http GET /studio/",
        "http GET /support/",
        "http GET /watch/bookmarks/",
        "http GET /watch/history/",
        "http GET /watch/ratings/",
        "http POST /api/v1/sessions/",
        "http POST /api/v1/sessions/<int:pk>/",
        "http POST /support/<int:pk>/close/",
        "http POST /support/<int:pk>/take/",
    },
}
TESTS = {"streamline.tests.test_members": 12, "streamline.tests.test_money": 6, "streamline.tests.test_viewing": 15}
UNTESTED = {
    ("streamline.views.payments.refund", "streamline.services.operators.record_audit"),
    ("streamline.views.studio.publish", "streamline.services.operators.record_audit"),
    ("streamline.views.studio.retire", "streamline.services.operators.record_audit"),
    ("streamline.views.studio.DeliverSource.form_valid", "streamline.services.encoding.receive_source"),
    ("streamline.views.watch.start_over", "streamline.services.taste.forget_taste"),
    ("streamline.views.watch.rate", "streamline.services.taste.rate_title"),
}
TESTED = {
    ("streamline.services.membership.sign_up", "streamline.services.billing.open_first_invoice"),
    ("streamline.services.playback.start_playback", "streamline.services.licensing.require_licence"),
    ("streamline.services.auth.start_password_reset", "streamline.tasks.mail.send_password_reset"),
    ("streamline.views.watch.watch", "streamline.services.auth.register_device"),
}


def test_every_test_is_counted_where_it_runs(report):
    assert {one["module"]: one["tests"] for one in report["tests"]["modules"]} == TESTS


def test_requests_commands_and_tasks_lead_to_their_entry_points(report):
    assert {one["module"]: set(one["entry_points"]) for one in report["tests"]["modules"]} == PAGES


def test_addresses_that_models_give_stay_open(report):
    [row] = report["tests"]["open_requests"]
    lines = [(place["path"].rpartition("/")[2], place["line"]) for place in row["locations"]]
    assert (row["reason"], lines) == ("computed-path", [("test_viewing.py", line) for line in (114, 133, 137)])
    assert report["tests"]["requests"] == 17


def test_the_set_up_that_all_but_one_test_run_writes_rows_of_most_services(report):
    row = next(one for one in report["tests"]["shared_set_ups"] if one["name"] == BY_SET_UP)
    assert row["tests"] == 32
    assert {"accounts_household", "streamline_subscription", "streamline_title", "enc_jobs"} <= set(row["tables"])
    assert len(row["services"]) >= 4


def test_boundary_calls_of_views_that_no_test_opens_have_none(report):
    crossing = {(one["caller"], one["callee"]) for one in report["boundary_calls"]}
    unseen = {(one["caller"], one["callee"]) for one in report["tests"]["unseen_calls"]}
    assert UNTESTED & crossing <= unseen
    assert unseen.isdisjoint(TESTED)
    assert len(UNTESTED & crossing) >= 4
    assert len(TESTED & crossing) >= 3


def test_every_service_is_suggested_to_who_owns_most_of_it(report):
    owners = {row["table"]: row["owner"] for row in report["ownership"]}
    suggested = {row["service"]: row["suggested_owner"] for row in report["teams"]["services"]}
    wanted = {"streamline_invoice": "money", "enc_jobs": "content", "streamline_user": "member-experience"}
    wanted |= {"streamline_playbacksession": "member-experience", "streamline_supportticket": "member-experience"}
    assert {table: suggested[owners[table]] for table in wanted} == {
        table: f"@streamline/{team}" for table, team in wanted.items()
    }
    assert report["teams"]["owners_from"] == "CODEOWNERS"
