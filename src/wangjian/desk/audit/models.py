"""The log and the head of its chain.

Entries name people and objects by value, not by foreign key: the log must stay readable and unchanged whatever happens
to the rows it speaks of.
"""

from __future__ import annotations

from django.db import models


class ChainHead(models.Model):
    """The one row that is locked to append: sequence number and digest of the last entry."""

    seq = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="audit_one_chain_head")]


class Entry(models.Model):
    """One act. Triggers in the database refuse to change or delete it."""

    seq = models.PositiveBigIntegerField("序号", primary_key=True)
    at = models.DateTimeField("时间")
    actor = models.CharField("账号", max_length=150)
    actor_name = models.CharField("姓名", max_length=150)
    event = models.CharField("事项", max_length=60)
    target_type = models.CharField("对象类型", max_length=60, blank=True)
    target_id = models.CharField("对象编号", max_length=60, blank=True)
    detail = models.JSONField("内容", default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["-seq"]
        indexes = [
            models.Index(fields=["target_type", "target_id", "-seq"], name="audit_by_target"),
            models.Index(fields=["actor", "-seq"], name="audit_by_actor"),
            models.Index(fields=["event", "-seq"], name="audit_by_event"),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.event}"
