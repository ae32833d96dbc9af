"""From an empty folder to a desk with a history: market, accounts, two deliveries, two runs, five weeks of work."""

from __future__ import annotations

import time as stopwatch
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.core.management import call_command
from rich.console import Console

from wangjian.cli.demo import people
from wangjian.cli.demo.history import SHANGHAI, write_history
from wangjian.cli.demo.intake import clock_from, import_sample, monitor
from wangjian.cli.demo.screen import Summary
from wangjian.desk.accounts import actions as accounts
from wangjian.desk.audit.log import SYSTEM
from wangjian.desk.leads.models import Finding, Lead
from wangjian.desk.leads.states import LeadStatus
from wangjian.desk.monitoring.models import Import
from wangjian.law.citypack import CityPack
from wangjian.law.clocks import default_calendar
from wangjian.sources.sample_market import Delivery, Label, SampleMarket, read_truth, write_sample_market
from wangjian.sources.sample_market.measure import Alarm, measure

DUE_SOON = 3
"""Working days within which a due date counts as near, as on the work surface."""


def prepare(folder: Path, *, seed: int, now: datetime, console: Console, shops: int, listings: int) -> Summary:
    """Fill an empty installation. Raises WangjianError where a step does not end well."""
    started = stopwatch.monotonic()
    day = today(now)
    with console.status("装入许昌城市包,生成示例市场"):
        market = write_sample_market(market_folder(folder), seed=seed, shops=shops, listings=listings, as_of=day)
        early, late = market.deliveries
        first_day = default_calendar().next_workday(early.on)
        opening = datetime.combine(first_day, time(8), SHANGHAI)
        accounts.load_city_pack(pack=CityPack.load(), by=SYSTEM, at=opening)
        created = people.create_accounts(at=opening)
    _receive(early, first_day, opening + timedelta(hours=1), f"首次监测({first_day.month}月{first_day.day}日)", console)
    with console.status("补写五周的办理经过"):
        leads = list(Lead.objects.select_related("area__bureau"))
        write_history(leads=leads, first_run_on=first_day, today=day, lawful=_Known(market).lawful)
    _receive(late, day, now, f"本次监测({day.month}月{day.day}日)", console)
    seconds = stopwatch.monotonic() - started
    return summarise(folder, seed=seed, as_of=day, today=day, accounts=created, seconds=seconds)


def migrate() -> None:
    """Set the database up, or bring it to this version of the program."""
    call_command("migrate", verbosity=0, interactive=False)


def today(now: datetime) -> date:
    return now.astimezone(SHANGHAI).date()


def market_folder(folder: Path) -> Path:
    return folder / "sample"


def summarise(
    folder: Path, *, seed: int, as_of: date, today: date, accounts: Sequence[people.Account] = (), seconds: float = 0
) -> Summary:
    """How the demonstration stands, read from the desk."""
    raised = Finding.objects.filter(exempt="", shadow=False)
    result = measure(
        read_truth(market_folder(folder) / "truth.jsonl"),
        (Alarm(*pair) for pair in raised.values_list("observation_id", "violation").iterator()),
    )
    imports = Import.objects.all()
    counted = Counter(Lead.objects.order_by().values_list("status", flat=True))
    return Summary(
        as_of=as_of,
        seed=seed,
        accounts=accounts,
        observations=sum(row.rows_imported for row in imports if row.kind != "operator"),
        quarantined=sum(row.rows_quarantined for row in imports),
        findings=raised.count(),
        exempt=Finding.objects.exclude(exempt="").count(),
        leads=sum(counted.values()),
        leads_by_status={status.label: counted[status] for status in LeadStatus if counted[status]},
        overdue=Lead.objects.overdue(today).count(),
        due_today=Lead.objects.due_on_day(today).count(),
        due_soon=Lead.objects.due_within(today, DUE_SOON).count(),
        known_violations=sum(result.known.values()) + result.evasive_known,
        found_violations=sum(result.found.values()) + result.evasive_found,
        lookalikes=sum(result.lawful.values()),
        lookalikes_flagged=sum(result.lawful_flagged.values()),
        seconds=seconds,
    )


def _receive(delivery: Delivery, on: date, at: datetime, title: str, console: Console) -> None:
    by, clock = people.account_of("monitor"), clock_from(at)
    with console.status("") as status:
        for file in delivery.files:
            status.update(f"导入 {file.path.name}")
            import_sample(file, by=by, clock=clock)
    monitor(as_of=on, by=by, clock=clock, title=title, console=console)


class _Known:
    """What the truth says of a finding."""

    def __init__(self, market: SampleMarket) -> None:
        records = read_truth(market.truth)
        self._labels = {(record.observation_id, record.violation): record.label for record in records}
        self._breaches = {record.observation_id for record in records if record.label is Label.VIOLATION}

    def lawful(self, finding: Finding) -> bool | None:
        """An alarm on an ordinary text is false; one beside a known breach of another kind may be right."""
        label = self._labels.get((finding.observation_id, finding.violation))
        if label is None:
            return None if finding.observation_id in self._breaches else True
        return label is Label.LAWFUL
