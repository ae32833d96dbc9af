"""The time line of a lead."""

from __future__ import annotations

from django.db import models

from wangjian.desk.accounts.models import User
from wangjian.desk.leads.models.lead import Lead
from wangjian.desk.leads.states import LeadAct, LeadStatus, SystemEvent

_LABELS = {**dict(LeadAct.choices), **dict(SystemEvent.choices)}


class LeadEvent(models.Model):
    lead = models.ForeignKey(Lead, models.PROTECT, related_name="events")
    at = models.DateTimeField("时间")
    by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="lead_events")
    """Nobody where the system acts."""
    event = models.CharField("事项", max_length=30)
    from_status = models.CharField("原状态", max_length=20, choices=LeadStatus, blank=True)
    to_status = models.CharField("现状态", max_length=20, choices=LeadStatus)
    reason = models.TextField("理由", blank=True)
    detail = models.JSONField("内容", default=dict)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["lead", "id"], name="leads_event_of_lead")]

    def __str__(self) -> str:
        return f"{self.lead_id} {self.event}"

    @property
    def label(self) -> str:
        return _LABELS.get(self.event, self.event)
