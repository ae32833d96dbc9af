"""Two people, or two workers, at the same moment."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, connections, transaction
from tests.factories import NOW, make_import, make_lead, make_monitor

from wangjian.desk.audit import log as audit
from wangjian.desk.audit.events import AuditEvent
from wangjian.desk.leads import actions
from wangjian.desk.leads.models import Lead, LeadEvent
from wangjian.desk.monitoring import leases
from wangjian.desk.monitoring.models import Import
from wangjian.desk.policies import UnableToAct

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*calls: Callable[[], Any]) -> list[Any]:
    """Run each call in a thread with a connection of its own; results or expected refusals, in order."""
    if connection.vendor == "sqlite":
        pytest.skip("an in-memory SQLite database has one connection; its writers queue by design")
    start = threading.Barrier(len(calls))
    results: list[Any] = [None] * len(calls)

    def work(place: int, call: Callable[[], Any]) -> None:
        start.wait()
        try:
            results[place] = call()
        except UnableToAct as refusal:
            results[place] = refusal
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work, args=item) for item in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_two_officers_at_one_lead_one_acts_and_the_other_is_told() -> None:
    lead, monitors = make_lead(), [make_monitor(), make_monitor()]

    results = at_once(
        *(
            lambda by=by: actions.triage(lead=Lead.objects.get(pk=lead.pk), by=by, at=NOW)  # type: ignore[misc]
            for by in monitors
        )
    )

    assert sorted(type(result).__name__ for result in results) == ["Lead", "UnableToTriage"]
    assert LeadEvent.objects.count() == 1


def test_overlapping_bulk_acts_do_not_lock_each_other_out() -> None:
    leads, monitors = [make_lead() for _ in range(6)], [make_monitor(), make_monitor()]

    first, second = at_once(
        lambda: actions.bulk_triage(leads=leads, by=monitors[0], at=NOW),
        lambda: actions.bulk_triage(leads=leads[::-1], by=monitors[1], at=NOW),
    )

    assert sorted([len(first.done), len(second.done)]) == [0, 6]
    assert audit.verify().ok


def test_entries_written_at_once_stand_in_one_chain() -> None:
    def write() -> None:
        for _ in range(5):
            with transaction.atomic():
                audit.record(AuditEvent.SIGNED_IN, target=None, by=audit.SYSTEM, at=NOW)

    at_once(write, write, write)

    report = audit.verify()
    assert report.ok
    assert report.checked == 15


def test_two_workers_one_gets_the_job() -> None:
    job = make_import()
    results = at_once(
        *(
            lambda token=token: leases.take(Import.objects.get(pk=job.pk), token, NOW, done=0)  # type: ignore[misc]
            for token in ("a:1:x", "b:2:y", "c:3:z")
        )
    )
    assert sorted(results) == [False, False, True]
