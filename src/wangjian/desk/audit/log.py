"""Appending to the log and checking it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from django.db import models, transaction

from wangjian.desk.audit.chain import GENESIS, digest, instant, storable
from wangjian.desk.audit.events import AuditEvent
from wangjian.desk.audit.models import ChainHead, Entry

_HEAD = 1


class Actor(Protocol):
    """Whoever acts: a user, or :data:`SYSTEM`."""

    @property
    def audit_name(self) -> str: ...
    @property
    def audit_label(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Machine:
    """The system itself, for what no person does."""

    audit_name: str = "system"
    audit_label: str = "系统"


SYSTEM = Machine()


@dataclass(frozen=True, slots=True)
class ChainReport:
    """Whether every entry is as it was written. ``first_bad_seq`` names the first that is not."""

    ok: bool
    checked: int
    first_bad_seq: int | None
    sentence: str


def record(
    event: AuditEvent, *, target: models.Model | None, by: Actor, at: datetime, detail: dict[str, Any] | None = None
) -> Entry:
    """Append an entry in the caller's transaction; when it fails, the caller's change must fail with it.

    The head of the chain stays locked until the transaction ends, so entries stand in the order in which they became
    true. Raises TransactionManagementError outside a transaction.
    """
    head = _locked_head()
    entry = Entry(
        seq=head.seq + 1,
        at=at,
        actor=by.audit_name,
        actor_name=by.audit_label,
        event=event.value,
        target_type=target._meta.label_lower if target else "",
        target_id=str(target.pk) if target else "",
        detail=storable(detail or {}),
        previous_hash=head.hash or GENESIS,
    )
    entry.hash = digest(entry.previous_hash, _sealed_fields(entry))
    entry.save(force_insert=True)
    ChainHead.objects.filter(pk=_HEAD).update(seq=entry.seq, hash=entry.hash)
    return entry


def verify() -> ChainReport:
    """Walk the whole chain from the first entry."""
    previous, expected = GENESIS, 0
    for entry in _entries():
        expected += 1
        if entry.seq != expected:
            return _broken(expected, f"第 {expected} 条缺失,其后记录不可信。")
        if entry.previous_hash != previous or entry.hash != digest(previous, _sealed_fields(entry)):
            return _broken(expected, f"第 {expected} 条与写入时不一致,该条或其链接已被改动。")
        previous = entry.hash
    head = ChainHead.objects.filter(pk=_HEAD).first() or ChainHead()
    if head.seq != expected or (head.hash or GENESIS) != previous:
        return _broken(expected + 1, f"日志应有 {head.seq} 条,实有 {expected} 条,末尾记录缺失或链头已被改动。")
    return ChainReport(True, expected, None, f"共 {expected} 条,逐条校验一致。")


def _broken(seq: int, sentence: str) -> ChainReport:
    return ChainReport(False, seq - 1, seq, sentence + "请保全现场并报告安全管理员。")


def _entries() -> Iterator[Entry]:
    return Entry.objects.order_by("seq").iterator(chunk_size=2000)


def _locked_head() -> ChainHead:
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("an audit entry belongs into the transaction of what it records")
    head = ChainHead.objects.select_for_update().filter(pk=_HEAD).first()
    if head is None:
        ChainHead.objects.get_or_create(pk=_HEAD)
        head = ChainHead.objects.select_for_update().get(pk=_HEAD)
    return head


def _sealed_fields(entry: Entry) -> dict[str, Any]:
    return {
        "seq": entry.seq,
        "at": instant(entry.at),
        "actor": entry.actor,
        "actor_name": entry.actor_name,
        "event": entry.event,
        "target_type": entry.target_type,
        "target_id": entry.target_id,
        "detail": entry.detail,
    }
