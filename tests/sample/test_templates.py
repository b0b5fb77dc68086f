"""What the pages of the sample load belongs to the views that render them."""


def reads_of(facts, function):
    return {row["table"] for row in facts["accesses"] if row["function"] == function and row["op"] == "read"}


def test_nested_loops_of_a_page_are_reads_of_its_view(facts):
    tables = {"streamline_season", "streamline_episode", "streamline_credit", "streamline_rating"}
    assert tables <= reads_of(facts, "streamline.views.browse.TitleDetail")


def test_lookups_over_foreign_keys_are_reads_of_the_view(facts):
    assert {"streamline_season", "streamline_device"} <= reads_of(facts, "streamline.views.watch.watch")


def test_views_that_share_a_base_read_what_their_own_pages_load(facts):
    assert "streamline_episode" not in reads_of(facts, "streamline.views.browse.PersonDetail")


def test_mails_are_templates_of_the_task_that_sends_them(facts):
    assert "streamline_subscription" in reads_of(facts, "streamline.tasks.mail.send_payment_failed")
