"""A monitoring run: what the lake holds, through the rules, into findings and leads.

Three stages, each of which can be interrupted and gone on with: scan to parts on the disk, load the parts into the
desk, join findings to leads. The terminal and the web desk both come through here.
"""

from __future__ import annotations

import logging
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils import timezone

from wangjian.desk.leads.actions import absorb_findings
from wangjian.desk.leads.models import Finding, Lead
from wangjian.desk.monitoring.models import JobStatus, Run
from wangjian.lake.store import Lake
from wangjian.pipeline import snapshot as snapshots
from wangjian.pipeline.checkpoint import Checkpoint
from wangjian.pipeline.edge import carry_out
from wangjian.pipeline.heart import Clock, Heart, Watcher
from wangjian.pipeline.home import folder_of_run, open_lake
from wangjian.pipeline.loading import load_parts
from wangjian.pipeline.scanning import scan_snapshot
from wangjian.pipeline.snapshot import Snapshot
from wangjian.rules.loader import load_packs
from wangjian.rules.model import RulePack

log = logging.getLogger(__name__)


def run_monitoring(run_id: int, *, at: datetime, clock: Clock = timezone.now, watch: Watcher | None = None) -> Run:
    """Carry out an ordered run, or go on with an interrupted one, and return it as it then is.

    ``at`` is the time at which leads count as found. Does nothing when another worker holds the run or it has ended.
    """
    run = Run.objects.get(pk=run_id)

    def work(heart: Heart) -> tuple[JobStatus, str, dict[str, Any]]:
        folder = folder_of_run(run.number)
        packs = load_packs()
        with open_lake() as lake:
            snapshot, place = _begin(lake, packs, run, folder)
            heart.beat(
                observations_total=snapshot.total,
                observations_read=min(place.read, snapshot.total),
                rules_digest=snapshot.rules_digest,
            )
            if not place.scanned:
                scan_snapshot(lake, packs, snapshot, place, folder, heart)
        load_parts(run, place, folder, heart)
        absorb_findings(run=run, at=at, told=lambda _: _breathe(heart))
        result = _figures(run, place)
        return JobStatus.DONE, _message(result), result

    carry_out(run, work, clock=clock, watch=watch)
    run.refresh_from_db()
    return run


def _breathe(heart: Heart) -> None:
    heart.note()
    heart.check()


def _begin(lake: Lake, packs: tuple[RulePack, ...], run: Run, folder: Path) -> tuple[Snapshot, Checkpoint]:
    """The snapshot and checkpoint to go on from.

    A scan cut short is gone on with only over the very same observations and rules; otherwise its batches would not be
    the ones the checkpoint counts, and it begins anew. Findings keep their names, so nothing comes in twice.
    """
    kept, place = snapshots.load(folder), Checkpoint.load(folder)
    if kept is not None and place.scanned:
        return kept, place
    now = snapshots.take(lake, packs, kinds=list(run.kinds), as_of=run.as_of)
    if kept == now:
        return kept, place
    if kept is not None:
        log.info("run %s begins anew: observations or rules have changed since it was interrupted", run.number)
        shutil.rmtree(folder)
    snapshots.save(folder, now)
    return now, Checkpoint()


def _figures(run: Run, place: Checkpoint) -> dict[str, Any]:
    """Counted from what is stored, so that an interrupted run ends with the figures of one that was not."""
    new = Finding.all_versions.filter(run=run, predecessor__isnull=True)
    opened = Lead.objects.filter(run=run)
    joined = Lead.objects.filter(pk__in=new.values("lead")).exclude(run=run)
    return {
        "observations_total": place.read,
        "observations_read": place.read,
        "findings_found": place.found,
        "findings_exempt": place.exempt,
        "findings_new": new.count(),
        "leads_opened": opened.count(),
        "leads_joined": joined.count(),
    }


def _message(result: dict[str, Any]) -> str:
    if not result["observations_read"]:
        return "没有可监测的数据,请先导入商品、信息或条款。"
    return (
        f"读 {result['observations_read']:,} 条,发现 {result['findings_found']:,} 处"
        f"(另有依法豁免 {result['findings_exempt']:,} 处),新线索 {result['leads_opened']:,} 条,"
        f"并入 {result['leads_joined']:,} 条。"
    )
