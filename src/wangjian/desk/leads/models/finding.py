"""What a rule found at one place of one observation, and what people say about it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from wangjian.desk.accounts.models import Area, User
from wangjian.desk.leads.finding_set import FindingQuerySet
from wangjian.desk.leads.models.lead import Lead
from wangjian.desk.monitoring.models import Run
from wangjian.desk.registry.models import Operator, Shop
from wangjian.kernel.ids import stable_id


class CurrentFindings(models.Manager["Finding"]):
    """Leaves out findings that a newer version of their rule has judged anew."""

    def get_queryset(self) -> models.QuerySet[Finding]:
        return super().get_queryset().filter(superseded=False)


def spot_of(*, kind: str, observation: str, rule: str, field: str, start: int, end: int, shadow: bool) -> str:
    """A rule on trial and its live version run side by side, so they are told apart."""
    return stable_id("spot", kind, observation, rule, field, str(start), str(end), "shadow" if shadow else "live")


class Finding(models.Model):
    """One trigger of one rule. ``text[start:end] == quote`` in the original text of ``field``."""

    finding_id = models.CharField(max_length=24, unique=True)
    spot = models.CharField(max_length=24, db_index=True)
    """The same rule at the same place of the same observation, whatever the version: see :func:`spot_of`."""
    predecessor = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="successor")
    """What an earlier version of the rule said of this spot; a lead opened for that stays the lead for this."""
    superseded = models.BooleanField("已由新版规则重判", default=False)
    run = models.ForeignKey(Run, models.PROTECT, related_name="findings")
    observation_id = models.TextField("观察编号")
    kind = models.CharField("类别", max_length=20)
    platform = models.CharField("平台", max_length=100, blank=True)
    shop = models.ForeignKey(Shop, models.PROTECT, null=True, blank=True, related_name="findings")
    operator = models.ForeignKey(Operator, models.PROTECT, null=True, blank=True, related_name="findings")
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="findings")
    subject_key = models.CharField(max_length=200)
    """Whose lead it belongs to; see :mod:`wangjian.desk.leads.subject`."""
    violation = models.CharField("违法类型", max_length=60)
    rule = models.CharField("规则", max_length=120)
    rule_version = models.CharField("规则版本", max_length=40)
    severity = models.PositiveSmallIntegerField("严重程度")
    score = models.FloatField("把握")
    field = models.CharField("字段", max_length=40)
    start = models.PositiveIntegerField("起")
    end = models.PositiveIntegerField("止")
    quote = models.TextField("引文")
    text = models.TextField("原文", blank=True)
    reason = models.TextField("理由")
    laws = models.JSONField("依据", default=list)
    exempt = models.CharField("豁免理由", max_length=60, blank=True)
    shadow = models.BooleanField("试运行规则", default=False)
    url = models.TextField("网址", blank=True)
    captured_at = models.DateTimeField("采集时间", null=True, blank=True)
    evidence_id = models.TextField("证据编号", blank=True)
    lead = models.ForeignKey(Lead, models.PROTECT, null=True, blank=True, related_name="findings")

    objects = CurrentFindings.from_queryset(FindingQuerySet)()
    """What the rules say now. Lists and counts start here."""
    all_versions = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(start__lte=F("end")), name="leads_finding_start_before_end"),
            models.CheckConstraint(condition=Q(severity__gte=1, severity__lte=5), name="leads_finding_severity"),
            models.CheckConstraint(condition=Q(score__gte=0, score__lte=1), name="leads_finding_score"),
            models.CheckConstraint(
                condition=Q(exempt="") | Q(score=0, lead__isnull=True), name="leads_exempt_makes_no_lead"
            ),
        ]
        indexes = [
            models.Index(fields=["lead", "-score", "id"], name="leads_finding_of_lead"),
            models.Index(fields=["run", "-id"], name="leads_finding_of_run"),
            models.Index(fields=["rule", "-id"], name="leads_finding_by_rule"),
            models.Index(fields=["violation", "-id"], name="leads_finding_by_violation"),
            models.Index(fields=["area", "-id"], name="leads_finding_by_area"),
            models.Index(
                fields=["subject_key"],
                name="leads_finding_loose",
                condition=Q(lead__isnull=True, exempt="", shadow=False, superseded=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.quote}"


class Verdict(models.TextChoices):
    TRUE = "TRUE", "属实"
    LAWFUL = "LAWFUL", "不属于违法"
    UNSURE = "UNSURE", "存疑"


class Judgement(models.Model):
    """A person's word on a finding. Never changed or deleted: the last one counts."""

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="judgements")
    verdict = models.CharField("评判", max_length=10, choices=Verdict)
    ground = models.TextField("理由", blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="judgements")
    at = models.DateTimeField("时间")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(verdict=Verdict.LAWFUL) | ~Q(ground=""), name="leads_lawful_has_ground")
        ]

    def __str__(self) -> str:
        return f"{self.get_verdict_display()} {self.by}"
