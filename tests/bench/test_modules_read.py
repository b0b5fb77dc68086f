"""Modules read by hand are scored against what a report says of them."""

import tomllib

import pytest

from bench.roles import READ, ROLES, Judged, score

APPLICATIONS = tomllib.loads(READ.read_text(encoding="utf-8"))["application"]


def judged(label, role, service):
    return Judged("shop", "shop/utils/dates.py", label, role, service)


def test_every_label_is_a_role_of_the_platform_or_domain():
    labels = {label for one in APPLICATIONS for label in one["modules"].values()}
    assert labels <= ROLES | {"domain"}


def test_doubts_are_about_modules_that_were_read():
    assert all(one["modules"].keys() >= one.get("doubtful", {}).keys() for one in APPLICATIONS)


@pytest.mark.parametrize(
    ("role", "service", "told"),
    [("utility", "orders", True), ("application", None, True), ("application", "orders", False)],
)
def test_platform_is_told_by_its_role_or_by_lying_in_no_service(role, service, told):
    assert judged("utility", role, service).told is told


def test_names_alone_know_folders_of_helpers():
    assert judged("domain", "application", "orders").named


def test_score_is_precision_recall_and_their_harmonic_mean():
    assert score([True, True, False, False], [True, False, True, False]) == (0.5, 0.5, 0.5)
    assert score([True], [False]) == (0.0, 0.0, 0.0)
