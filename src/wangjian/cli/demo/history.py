"""Five weeks in the life of the first run's leads, so that every state and every kind of clock can be seen.

The accounts of the demonstration act through the same actions as people do, at times of the past, in order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from wangjian.cli.demo.people import account_of, handler_of, leader_of
from wangjian.cli.demo.tracks import REST, TRACKS, Step, Track
from wangjian.desk.accounts.models import Role, User
from wangjian.desk.leads import actions
from wangjian.desk.leads.models import Finding, Lead, Verdict
from wangjian.desk.leads.states import LeadAct, doer
from wangjian.law import clocks

SHANGHAI = ZoneInfo("Asia/Shanghai")

Known = Callable[[Finding], bool | None]
"""Whether a finding is lawful, as far as anything is known of it."""


@dataclass(frozen=True, slots=True)
class _Due:
    at: datetime
    lead: int
    step: Step


def write_history(*, leads: list[Lead], first_run_on: date, today: date, lawful: Known) -> int:
    """Move the leads along their tracks; answers how many steps were done.

    ``lawful`` gives the judgements of those who verify.
    """
    steps = sorted(_plan(leads, first_run_on, today, lawful), key=lambda due: (due.at, due.lead))
    for due in steps:
        _perform(due, lawful)
    return len(steps)


def _plan(leads: list[Lead], first: date, today: date, lawful: Known) -> Iterator[_Due]:
    placed = [lead for lead in leads if lead.area_id]
    waiting = sorted(placed, key=lambda lead: (-lead.score, lead.pk))
    harmless = {lead.pk for lead in waiting if all(lawful(finding) for finding in lead.findings.all())}
    # Round after round, so that a small market shows each track once before any track twice.
    rounds = range(max(track.count for track in TRACKS))
    for track in (track for number in rounds for track in TRACKS if track.count > number):
        lead = next((lead for lead in waiting if _suits(lead, track, lead.pk in harmless)), None)
        if lead is not None:
            waiting.remove(lead)
            yield from _dated(track, lead, first, today)
    for lead in waiting:
        yield from _dated(REST, lead, first, today)


def _dated(track: Track, lead: Lead, first: date, today: date) -> Iterator[_Due]:
    start = _day_due_on(today) if track.due_today else first
    for order, step in enumerate(track.steps):
        day = _back(today, -step.day) if step.day < 0 else clocks.default_calendar().add_workdays(start, step.day)
        # Later than the run of that day, and in the order of the steps; minutes apart from lead to lead.
        at = datetime.combine(day, time(10 + 2 * order, (7 * lead.pk) % 60), SHANGHAI)
        yield _Due(at, lead.pk, step)


def _suits(lead: Lead, track: Track, is_harmless: bool) -> bool:
    """No office punishes here what the truth calls lawful, or finds nothing where there is something."""
    if track.needs_leader and not (lead.area and lead.area.bureau and leader_of(lead.area.bureau)):
        return False
    return is_harmless == track.needs_lawful


def _back(day: date, count: int) -> date:
    """The ``count``-th working day before a day."""
    while count:
        day -= timedelta(days=1)
        count -= clocks.default_calendar().is_workday(day)
    return day


def _day_due_on(today: date) -> date:
    """The latest working day on which a verification had to begin to be due today (on a rest day: the next one)."""
    day = _back(today, 1)
    while clocks.due("case.verify", day).due_on > clocks.default_calendar().next_workday(today):
        day = _back(day, 1)
    return day


def _perform(due: _Due, lawful: Known) -> None:
    lead = Lead.objects.select_related("organisation", "area__bureau").get(pk=due.lead)
    by = _actor(due.step.act, lead)
    _act(lead, due, by)
    if due.step.act in (LeadAct.RECORD_OUTCOME, LeadAct.DISMISS):
        _judge(lead, by, due.at + timedelta(minutes=1), lawful)


def _actor(act: LeadAct, lead: Lead) -> User:
    office = lead.organisation
    if office is None or doer(act) == Role.MONITOR:
        return account_of("monitor")
    leader = leader_of(office) if doer(act) == Role.LEADER else None
    return leader or handler_of(office)


def _act(lead: Lead, due: _Due, by: User) -> None:
    at, words = due.at, due.step.words
    match due.step.act:
        case LeadAct.TRIAGE:
            actions.triage(lead=lead, note=words, by=by, at=at)
        case LeadAct.DISMISS:
            actions.dismiss(lead=lead, reason=words, by=by, at=at)
        case LeadAct.DISPATCH:
            actions.dispatch(lead=lead, organisation=None, note=words, by=by, at=at)
        case LeadAct.TAKE:
            actions.take(lead=lead, by=by, at=at)
        case LeadAct.SEND_BACK:
            actions.send_back(lead=lead, reason=words, by=by, at=at)
        case LeadAct.EXTEND_CLOCK:
            actions.extend_clock(lead=lead, reason=words, by=by, at=at)
        case LeadAct.RECORD_OUTCOME:
            assert due.step.outcome is not None
            actions.record_outcome(lead=lead, outcome=due.step.outcome, note=words, by=by, at=at)
        case LeadAct.CLOSE:
            actions.close(lead=lead, note=words, by=by, at=at)
        case other:
            raise ValueError(f"no track uses {other}")


def _judge(lead: Lead, by: User, at: datetime, lawful: Known) -> None:
    """What the verification says about the findings, so that the rules show a precision from officers' words."""
    for finding in lead.findings.order_by("pk")[:3]:
        known = lawful(finding)
        if known is None:
            continue
        verdict, ground = (Verdict.LAWFUL, "用语有依据,依法不属于违法") if known else (Verdict.TRUE, "")
        actions.judge_finding(finding=finding, verdict=verdict, ground=ground, by=by, at=at)
