"""Jobs: an import of a file, a monitoring run. A row is the order, its progress and its result at once."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from wangjian.desk.accounts.models import User
from wangjian.desk.monitoring.queries import JobQuerySet


class JobStatus(models.TextChoices):
    QUEUED = "QUEUED", "排队中"
    RUNNING = "RUNNING", "进行中"
    DONE = "DONE", "已完成"
    DONE_WITH_PROBLEMS = "DONE_WITH_PROBLEMS", "已完成,有问题行"
    FAILED = "FAILED", "未完成"
    STOPPED = "STOPPED", "已停止"


FINISHED = frozenset({JobStatus.DONE, JobStatus.DONE_WITH_PROBLEMS})
RESUMABLE = frozenset({JobStatus.FAILED, JobStatus.STOPPED})
ACTIVE = frozenset({JobStatus.QUEUED, JobStatus.RUNNING})


class Job(models.Model):
    """What imports and runs share. ``lease`` names the worker that holds the job; a stale heartbeat frees it."""

    status = models.CharField("状态", max_length=20, choices=JobStatus, default=JobStatus.QUEUED)
    message = models.TextField("说明", blank=True)
    requested_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField("提交时间")
    started_at = models.DateTimeField("开始时间", null=True, blank=True)
    heartbeat_at = models.DateTimeField("最近进展", null=True, blank=True)
    finished_at = models.DateTimeField("结束时间", null=True, blank=True)
    stop_requested = models.BooleanField("要求停止", default=False)
    lease = models.CharField(max_length=40, blank=True, default="", editable=False)
    attempt = models.PositiveIntegerField("第几次执行", default=0)
    attempt_started_at = models.DateTimeField("本次开始", null=True, blank=True)
    attempt_started_from = models.BigIntegerField("本次起点", default=0)
    """Progress when this attempt began, so that the rate of a resumed job is its own."""

    objects = JobQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["QUEUED", "RUNNING"]) | Q(finished_at__isnull=False),
                name="%(app_label)s_%(class)s_finished_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(status="RUNNING") | (Q(heartbeat_at__isnull=False) & ~Q(lease="")),
                name="%(app_label)s_%(class)s_running_has_lease",
            ),
        ]
        indexes = [models.Index(fields=["status", "heartbeat_at"], name="%(app_label)s_%(class)s_status")]

    @property
    def is_active(self) -> bool:
        return self.status in ACTIVE


class Import(Job):
    """One uploaded file on its way into the lake and, for registers and shops, into the registry."""

    kind = models.CharField("类别", max_length=20)
    """A kind of observation, or ``auto`` until the headings have told it."""
    options = models.JSONField("读取选项", default=dict, blank=True)
    lake_import = models.CharField(max_length=24, blank=True, db_index=True)
    """The lake's name for this file, kind and options; quarantined rows are listed under it."""
    file_name = models.CharField("文件名", max_length=255)
    sha256 = models.CharField("文件指纹", max_length=64, db_index=True)
    size = models.BigIntegerField("大小")
    bytes_done = models.BigIntegerField(default=0)
    bytes_total = models.BigIntegerField(default=0)
    rows_read = models.BigIntegerField("读到的行", default=0)
    rows_imported = models.BigIntegerField("新导入", default=0)
    rows_known = models.BigIntegerField("已有", default=0)
    rows_quarantined = models.BigIntegerField("问题行", default=0)
    rows_applied = models.BigIntegerField("已入档案", default=0)
    unknown_columns = models.JSONField("未识别的列", default=list, blank=True)
    ignored_columns = models.JSONField("不导入的列", default=list, blank=True)
    notes = models.JSONField("关于文件", default=list, blank=True)
    remark_count = models.BigIntegerField("提示", default=0)

    class Meta(Job.Meta):
        constraints = [
            *Job.Meta.constraints,
            models.CheckConstraint(condition=Q(size__gte=0), name="monitoring_import_size_not_negative"),
        ]

    def __str__(self) -> str:
        return self.file_name


class Run(Job):
    """One monitoring run: all live rules over the observations in the lake at its start."""

    number = models.CharField("编号", max_length=20, unique=True)
    as_of = models.DateField("按何日的法律")
    kinds = models.JSONField("类别", default=list)
    observations_total = models.BigIntegerField("观察总数", default=0)
    observations_read = models.BigIntegerField("已读观察", default=0)
    findings_found = models.BigIntegerField("发现", default=0)
    findings_new = models.BigIntegerField("新发现", default=0)
    findings_exempt = models.BigIntegerField("依法豁免", default=0)
    leads_opened = models.BigIntegerField("新线索", default=0)
    leads_joined = models.BigIntegerField("并入线索", default=0)
    rules_digest = models.CharField("规则指纹", max_length=64, blank=True)

    class Meta(Job.Meta):
        constraints = [
            *Job.Meta.constraints,
            models.CheckConstraint(
                condition=Q(observations_read__lte=F("observations_total")), name="monitoring_run_read_within_total"
            ),
        ]

    def __str__(self) -> str:
        return self.number
