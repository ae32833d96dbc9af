"""An uploaded file into the lake and, where it speaks of operators or shops, into the registry."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone

from wangjian.desk.monitoring.models import Import, JobStatus
from wangjian.desk.monitoring.uploads import path_of
from wangjian.lake.store import Lake
from wangjian.pipeline.edge import carry_out
from wangjian.pipeline.heart import Clock, Heart, JobInterrupted, Watcher
from wangjian.pipeline.home import open_lake
from wangjian.pipeline.registering import register
from wangjian.sources.importing import import_file
from wangjian.sources.options import ImportOptions
from wangjian.sources.summary import ImportSummary


def run_import(import_id: int, *, at: datetime, clock: Clock = timezone.now, watch: Watcher | None = None) -> Import:
    """Carry out an ordered import, or go on with an interrupted one, and return it as it then is.

    ``at`` is the time of the import: values of the file later than it are refused. Does nothing when another worker
    holds the job or it has ended.
    """
    job = Import.objects.get(pk=import_id)

    def work(heart: Heart) -> tuple[JobStatus, str, dict[str, Any]]:
        with open_lake() as lake:
            summary = _into_lake(lake, job, heart, at)
            applied = register(lake, summary, job, heart, at)
        return _status(summary), _message(summary), _figures(summary) | {"rows_applied": applied}

    carry_out(job, work, clock=clock, watch=watch)
    job.refresh_from_db()
    return job


def _into_lake(lake: Lake, job: Import, heart: Heart, at: datetime) -> ImportSummary:
    summary = import_file(
        lake,
        path_of(job.sha256, job.file_name),
        kind=job.kind,
        at=at,
        options=ImportOptions.from_json(job.options),
        name=job.file_name,
        progress=lambda done, total, rows: heart.note(bytes_done=done, bytes_total=total, rows_read=rows),
        should_stop=lambda: heart.should_end,
    )
    heart.beat(**_figures(summary))
    if not summary.finished:
        raise JobInterrupted
    return summary


def _status(summary: ImportSummary) -> JobStatus:
    return JobStatus.DONE_WITH_PROBLEMS if summary.quarantined else JobStatus.DONE


def _message(summary: ImportSummary) -> str:
    if summary.already_imported:
        return "这个文件以前导入过,没有新的行。"
    parts = [f"读到 {summary.read:,} 行,新导入 {summary.imported:,} 行"]
    if summary.known:
        parts.append(f"已有 {summary.known:,} 行")
    if summary.quarantined:
        parts.append(f"{summary.quarantined:,} 行有问题,已隔离,可查看、改正后重试")
    return ",".join(parts) + "。"


def _figures(summary: ImportSummary) -> dict[str, Any]:
    # The same file again: the lake answers with the counts of the first time, of which nothing is new now.
    imported = 0 if summary.already_imported else summary.imported
    return {
        "kind": summary.kind,
        "lake_import": summary.import_id,
        "rows_read": summary.read,
        "rows_imported": imported,
        "rows_known": summary.known + summary.imported - imported,
        "rows_quarantined": summary.quarantined,
        "unknown_columns": list(summary.unknown_columns),
        "ignored_columns": list(summary.ignored_columns),
        "notes": list(summary.notes),
        "remark_count": summary.remark_count,
    }
