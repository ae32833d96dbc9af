"""Who did what, when: an append-only log in which every entry carries the SM3 digest of the one before.

Actions write ``from wangjian.desk.audit import log as audit`` and then, inside their transaction,
``audit.record(AuditEvent.LEAD_TAKEN, target=lead, by=user, at=at)``.
"""
