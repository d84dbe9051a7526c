"""Every fault at every request of an update: the old version works until the new one does."""

import pytest
from playwright.sync_api import Browser

from tests.service_worker.cases import every_fault, requests_of_update
from tests.service_worker.faults import Fault
from tests.service_worker.laboratory import Outcome, Subject, count_requests, try_fault


def test_every_request_of_an_update_has_its_faults(browser: Browser, subject: Subject) -> None:
    assert len(count_requests(browser, subject, "update")) == requests_of_update()


@pytest.mark.parametrize(("fault", "at"), every_fault(requests_of_update()))
def test_update_survives(browser: Browser, subject: Subject, fault: Fault, at: int) -> None:
    outcome = try_fault(browser, subject, "update", fault, at)
    if fault.stall and at == 1:
        # The browser itself waits for sw.js, for good: the old version works until it is restarted.
        assert outcome.word == "stale"
    else:
        assert outcome == Outcome("survived")
