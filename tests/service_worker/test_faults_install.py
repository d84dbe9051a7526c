"""Every fault at every request of a first visit: after two plain visits all works offline."""

import pytest
from playwright.sync_api import Browser

from tests.service_worker.cases import every_fault, requests_of_install
from tests.service_worker.faults import Fault
from tests.service_worker.laboratory import Outcome, Subject, count_requests, try_fault


def test_every_request_of_a_first_visit_has_its_faults(browser: Browser, subject: Subject) -> None:
    assert len(count_requests(browser, subject, "install")) == requests_of_install()


@pytest.mark.parametrize(("fault", "at"), every_fault(requests_of_install()))
def test_first_visit_survives(browser: Browser, subject: Subject, fault: Fault, at: int) -> None:
    assert try_fault(browser, subject, "install", fault, at) == Outcome("survived")
