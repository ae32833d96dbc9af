"""Tells the log what a chunk of rows changed; a chunk that changed nothing is not told."""

from __future__ import annotations

from datetime import datetime

from wangjian.desk.audit import log as audit
from wangjian.desk.audit.events import AuditEvent
from wangjian.desk.audit.log import Actor
from wangjian.desk.registry.rows import Upserted


def note(event: AuditEvent, done: Upserted, import_id: int | None, by: Actor, at: datetime) -> None:
    if done.new or done.changed:
        detail = {"import": import_id, "new": done.new, "changed": done.changed}
        audit.record(event, target=None, by=by, at=at, detail=detail)
