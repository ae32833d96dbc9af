"""The log: appended in order, refused to change, and any change found."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction
from tests.factories import NOW, make_monitor

from wangjian.desk.audit import log as audit
from wangjian.desk.audit.chain import GENESIS, digest
from wangjian.desk.audit.events import AuditEvent
from wangjian.desk.audit.models import ChainHead, Entry
from wangjian.desk.audit.sealing import unseal

pytestmark = pytest.mark.django_db


def append(number: int) -> list[Entry]:
    return [
        audit.record(AuditEvent.SIGNED_IN, target=None, by=audit.SYSTEM, at=NOW, detail={"n": n}) for n in range(number)
    ]


def test_entries_form_a_chain_from_the_genesis() -> None:
    first, second = append(2)

    assert (first.seq, second.seq) == (1, 2)
    assert first.previous_hash == GENESIS
    assert second.previous_hash == first.hash


def test_entry_names_actor_event_and_target() -> None:
    monitor = make_monitor(display_name="示例网监")

    entry = audit.record(AuditEvent.LEAD_TAKEN, target=monitor, by=monitor, at=NOW, detail={"number": "XS-1"})

    stored = Entry.objects.get(pk=entry.pk)
    assert (stored.actor, stored.actor_name) == (monitor.username, "示例网监")
    assert (stored.target_type, stored.target_id) == ("accounts.user", str(monitor.pk))
    assert stored.detail == {"number": "XS-1"}


def test_verify_untouched_log_is_whole() -> None:
    append(3)

    report = audit.verify()

    assert report.ok
    assert report.checked == 3
    assert report.sentence == "共 3 条,逐条校验一致。"


def test_verify_empty_log_is_whole() -> None:
    assert audit.verify().ok


@pytest.mark.parametrize("statement", ["UPDATE audit_entry SET actor = 'x' WHERE seq = 1", "DELETE FROM audit_entry"])
def test_database_refuses_to_change_an_entry(statement: str) -> None:
    append(1)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert audit.verify().ok


def test_database_refuses_to_change_an_entry_through_the_model() -> None:
    (entry,) = append(1)
    entry.actor = "somebody else"

    with pytest.raises(DatabaseError), transaction.atomic():
        entry.save()


TAMPERINGS = {
    "a changed detail": ("UPDATE audit_entry SET detail = '{\"n\": 9}' WHERE seq = 2", 2),
    "a changed name": ("UPDATE audit_entry SET actor_name = '别人' WHERE seq = 1", 1),
    "a removed entry": ("DELETE FROM audit_entry WHERE seq = 2", 2),
    "a removed last entry": ("DELETE FROM audit_entry WHERE seq = 3", 3),
}


@pytest.mark.parametrize("what", TAMPERINGS)
def test_verify_names_the_first_entry_that_was_tampered_with(what: str) -> None:
    statement, first_bad = TAMPERINGS[what]
    append(3)
    tamper(statement)

    report = audit.verify()

    assert not report.ok
    assert report.first_bad_seq == first_bad
    assert report.checked == first_bad - 1


def test_verify_finds_a_changed_entry_whose_own_digest_was_mended() -> None:
    entries = append(3)
    forged = digest(entries[0].hash, {"forged": True})
    tamper(f"UPDATE audit_entry SET hash = '{forged}' WHERE seq = 2")

    assert audit.verify().first_bad_seq == 2


def test_verify_finds_a_changed_head() -> None:
    append(2)
    ChainHead.objects.update(seq=5)

    report = audit.verify()

    assert report.first_bad_seq == 3
    assert "应有 5 条" in report.sentence


@pytest.mark.parametrize("detail", [{"score": 0.5}, {"deep": [{"x": 1.0}]}, {"object": object()}])
def test_record_refuses_what_a_database_could_give_back_changed(detail: dict[str, object]) -> None:
    with pytest.raises(TypeError):
        audit.record(AuditEvent.SIGNED_IN, target=None, by=audit.SYSTEM, at=NOW, detail=detail)


def test_record_replaces_nul_which_postgresql_cannot_keep() -> None:
    audit.record(AuditEvent.SIGNED_IN, target=None, by=audit.SYSTEM, at=NOW, detail={"text": "a\x00b"})

    assert Entry.objects.get().detail == {"text": "a\ufffdb"}
    assert audit.verify().ok


@pytest.mark.django_db(transaction=True)
def test_record_outside_a_transaction_is_refused() -> None:
    with pytest.raises(transaction.TransactionManagementError):
        audit.record(AuditEvent.SIGNED_IN, target=None, by=audit.SYSTEM, at=NOW)


def tamper(statement: str) -> None:
    """What somebody with all rights on the database could do."""
    unseal(connection)
    with connection.cursor() as cursor:
        cursor.execute(statement)
