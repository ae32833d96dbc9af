"""A lead 线索: one violation of one subject, worth an officer's look."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from wangjian.desk.accounts.models import Area, Organisation, User
from wangjian.desk.leads.lead_set import LeadQuerySet
from wangjian.desk.leads.states import LeadStatus, Outcome
from wangjian.desk.monitoring.models import Run
from wangjian.desk.registry.models import Operator, Shop
from wangjian.desk.search import Searchable

NO_CLOCK = date(9999, 12, 31)
"""Stands for «no clock runs» where leads are put in the order of their due dates."""

_CLOSED = Q(status=LeadStatus.CLOSED)


class LeadNumber(models.Model):
    """Last number given out in a year. The row is locked to take the next ones, so numbers have no gap and no twin."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"XS-{self.year}-{self.last:06d}"


class Lead(Searchable):
    number = models.CharField("编号", max_length=20, unique=True)
    subject_key = models.CharField(max_length=200)
    """Who the lead is about; see :mod:`wangjian.desk.leads.subject`."""
    operator = models.ForeignKey(Operator, models.PROTECT, null=True, blank=True, related_name="leads")
    shop = models.ForeignKey(Shop, models.PROTECT, null=True, blank=True, related_name="leads")
    violation = models.CharField("违法类型", max_length=60)
    title = models.CharField("标题", max_length=300)
    status = models.CharField("状态", max_length=20, choices=LeadStatus, default=LeadStatus.NEW)
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="leads")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="leads")
    """The office that has to act now; none before dispatch, when it is the city's monitoring office."""
    handler = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="leads")
    run = models.ForeignKey(Run, models.PROTECT, null=True, blank=True, related_name="leads")
    """The run that opened it."""

    severity = models.PositiveSmallIntegerField("严重程度")
    score = models.PositiveSmallIntegerField("研判分")
    score_explanation = models.JSONField(default=dict)
    finding_count = models.PositiveIntegerField("发现数", default=0)
    last_captured_at = models.DateTimeField("最近采集", null=True, blank=True)
    repeat_count = models.PositiveSmallIntegerField("两年内再犯", default=0)

    opened_at = models.DateTimeField("发现时间")
    triaged_at = models.DateTimeField("研判时间", null=True, blank=True)
    dispatched_at = models.DateTimeField("交办时间", null=True, blank=True)
    taken_at = models.DateTimeField("接收时间", null=True, blank=True)
    closed_at = models.DateTimeField("办结时间", null=True, blank=True)

    clock_started_on = models.DateField("期限起算", null=True, blank=True)
    due_on = models.DateField("核查期限", null=True, blank=True)
    due_order = models.GeneratedField(
        expression=Coalesce(F("due_on"), models.Value(NO_CLOCK)), output_field=models.DateField(), db_persist=True
    )
    clock_explanation = models.JSONField(default=dict)
    extended = models.BooleanField("已延长", default=False)
    returned = models.BooleanField("被退回", default=False)
    """Sent back, to the city by the office or to the office by the city, and not dealt with again since."""

    outcome = models.CharField("核查结果", max_length=30, choices=Outcome, blank=True)
    outcome_note = models.TextField("结果说明", blank=True)
    outcome_at = models.DateTimeField("结果时间", null=True, blank=True)

    objects = LeadQuerySet.as_manager()

    class Meta:
        ordering = ["-score", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_key", "violation"], condition=~_CLOSED, name="leads_one_open_lead"
            ),
            models.CheckConstraint(
                condition=_CLOSED & Q(closed_at__isnull=False) | ~_CLOSED & Q(closed_at__isnull=True),
                name="leads_closed_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(status=LeadStatus.OUTCOME) | ~Q(outcome=""), name="leads_outcome_is_named"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", outcome_at__isnull=True) | (~Q(outcome="") & Q(outcome_at__isnull=False)),
                name="leads_outcome_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[LeadStatus.DISPATCHED, LeadStatus.VERIFYING, LeadStatus.OUTCOME])
                | Q(organisation__isnull=False, dispatched_at__isnull=False, area__isnull=False),
                name="leads_dispatched_has_office",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[LeadStatus.VERIFYING, LeadStatus.OUTCOME])
                | Q(handler__isnull=False, taken_at__isnull=False),
                name="leads_taken_has_handler",
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True, clock_started_on__isnull=True) | Q(due_on__gte=F("clock_started_on")),
                name="leads_due_after_start",
            ),
            models.CheckConstraint(condition=Q(severity__gte=1, severity__lte=5), name="leads_severity_1_to_5"),
            models.CheckConstraint(condition=Q(score__lte=100), name="leads_score_0_to_100"),
        ]
        indexes = [
            # One for each order of the list; the narrower ones serve the filters that leave many rows.
            models.Index(fields=["-score", "-id"], name="leads_by_score"),
            models.Index(fields=["due_order", "id"], name="leads_by_due"),
            models.Index(fields=["-opened_at", "-id"], name="leads_by_opened"),
            models.Index(fields=["-score", "-id"], name="leads_open_by_score", condition=~_CLOSED),
            models.Index(fields=["due_order", "id"], name="leads_open_by_due", condition=~_CLOSED),
            models.Index(fields=["-opened_at", "-id"], name="leads_open_by_opened", condition=~_CLOSED),
            models.Index(fields=["status", "-score", "-id"], name="leads_status_score"),
            models.Index(fields=["organisation", "-score", "-id"], name="leads_organisation_score"),
            models.Index(fields=["area", "-score", "-id"], name="leads_area_score"),
            models.Index(fields=["violation", "-score", "-id"], name="leads_violation_score"),
            models.Index(fields=["subject_key", "violation", "closed_at"], name="leads_of_subject"),
            # Counts of the work surface are answered from these alone.
            models.Index(fields=["status", "due_order"], name="leads_status_due"),
            models.Index(fields=["organisation", "status", "due_order"], name="leads_organisation_due"),
            models.Index(fields=["status", "organisation"], name="leads_returned", condition=Q(returned=True)),
            # The map counts every open lead; with this it reads the index alone.
            models.Index(fields=["area", "status", "due_order"], name="leads_open_by_area", condition=~_CLOSED),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def is_open(self) -> bool:
        return self.status != LeadStatus.CLOSED

    @property
    def is_dismissed(self) -> bool:
        """Closed without having been verified."""
        return self.status == LeadStatus.CLOSED and not self.outcome
