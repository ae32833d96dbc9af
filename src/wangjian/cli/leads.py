"""``wangjian leads``: the desk's work from a terminal, under the same rules as in the pages."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from wangjian.cli.desk import WITH_PROBLEMS, as_option, json_option, load_desk, now, show_json, show_rows, user_named
from wangjian.kernel.errors import WangjianError

if TYPE_CHECKING:
    from wangjian.desk.accounts.models import Organisation, User
    from wangjian.desk.leads.models import Lead

STATUSES = ("NEW", "TRIAGED", "DISPATCHED", "VERIFYING", "OUTCOME", "CLOSED")
OUTCOMES = ("NOTHING_FOUND", "GUIDANCE", "ORDER_TO_CORRECT", "NO_PENALTY_FIRST_OFFENCE", "CASE_FILED", "TRANSFERRED",
            "ASSISTANCE")  # fmt: skip


class NoSuchLead(WangjianError):
    """No lead this person may see has this number."""


class NoSuchOffice(WangjianError):
    """No bureau has this code."""


@click.group()
def leads() -> None:
    """线索:列出、查看、研判、交办、接收、退回、登记结果、办结。"""


@leads.command("list")
@click.option("--status", "statuses", multiple=True, type=click.Choice(STATUSES), help="状态,可给多个。")
@click.option("--area", default="", help="辖区代码;none 为辖区待定。")
@click.option("--violation", default="", help="违法类型,如 ad.absolute。")
@click.option("--search", "text", default="", help="编号、名称的一部分、信用代码或违法类型的词。")
@click.option("--order", type=click.Choice(["score", "due", "opened"]), default="score", show_default=True)
@click.option("--after", default="", help="上一页给出的位置。")
@click.option("--limit", type=click.IntRange(1, 1000), default=50, show_default=True)
@as_option
@json_option
def list_(
    statuses: tuple[str, ...], area: str, violation: str, text: str, order: str, after: str, limit: int, user: str,
    as_json: bool,
) -> None:  # fmt: skip
    """列出本人可见的线索。"""
    load_desk()
    from django.utils import timezone

    from wangjian.desk.leads import queries
    from wangjian.desk.leads.models import Lead
    from wangjian.desk.leads.presenters import lead_row

    chosen = queries.LeadFilter(
        text=text, statuses=statuses, area=area, violations=(violation,) if violation else (), open_only=not statuses
    )
    rows = Lead.objects.visible_to(user_named(user)).filter_by(chosen)
    page = queries.page_leads(rows, after=after, size=limit, order=order)
    today = timezone.localdate(now())
    shown = [lead_row(lead, today) for lead in page.rows]
    if as_json:
        for lead in page.rows:
            show_json(_as_json(lead))
    else:
        columns = ("编号", "主体", "违法类型", "辖区", "承办", "期限", "状态", "分")
        show_rows(
            columns,
            [
                (r.number, r.subject, r.violation, r.area, r.office, r.clock.text, r.status_label, str(r.score))
                for r in shown
            ],
        )
    more = f",下一页:--after {page.next_token}" if page.next_token else ""
    click.echo(f"共 {page.total} 条{more}。", err=True)


@leads.command()
@click.argument("number", metavar="编号")
@as_option
@json_option
def show(number: str, user: str, as_json: bool) -> None:
    """一条线索:事实、期限、发现、经过、现在可以做什么。"""
    load_desk()
    from django.utils import timezone

    from wangjian.desk.leads import presenters

    by = user_named(user)
    lead = _lead(number, by)
    if as_json:
        show_json(_as_json(lead) | {"findings": [f.finding_id for f in lead.findings.order_by("pk")]})
        return
    row = presenters.lead_row(lead, timezone.localdate(now()))
    click.echo(f"{row.number} {row.title}\n{row.status_label} · {row.area} · {row.office} · {row.clock.text}")
    for title, data in (("研判分", lead.score_explanation), ("期限", lead.clock_explanation)):
        for reason in data.get("reasons", []):
            points = "" if reason["points"] is None or title == "期限" else f" +{reason['points']:g}"
            click.echo(f"  {title}:{reason['text']}{points}")
    for finding in lead.findings.with_verdict().order_by("-score", "pk")[:20]:
        view = presenters.finding_view(finding, context=20)
        click.echo(f"  发现:{view.text.before}【{view.text.mark}】{view.text.after} — {view.reason}")
    for entry in reversed(presenters.timeline(lead)):
        parts = filter(None, [entry.who, entry.label, entry.text, entry.reason])
        click.echo(f"  {timezone.localtime(entry.at):%Y-%m-%d %H:%M} {' · '.join(parts)}")
    for act in presenters.possible_acts(lead, by):
        click.echo(f"  {'可以' if act.allowed else '不能'}{act.label}{'' if act.allowed else ':' + act.why_not}")


@leads.command()
@click.argument("numbers", nargs=-1, required=True, metavar="编号...")
@click.option("--note", default="")
@as_option
def triage(numbers: tuple[str, ...], note: str, user: str) -> None:
    """研判通过,开始计算核查期限。"""
    _act(numbers, user, lambda actions, lead, by: actions.triage(lead=lead, note=note, by=by, at=now()))


@leads.command()
@click.argument("numbers", nargs=-1, required=True, metavar="编号...")
@click.option("--reason", required=True)
@as_option
def dismiss(numbers: tuple[str, ...], reason: str, user: str) -> None:
    """不予核查,写明理由。"""
    _act(numbers, user, lambda actions, lead, by: actions.dismiss(lead=lead, reason=reason, by=by, at=now()))


@leads.command()
@click.argument("numbers", nargs=-1, required=True, metavar="编号...")
@click.option("--org", "organisation", default="", help="承办单位代码;不写则按辖区交办。")
@click.option("--note", default="")
@as_option
def dispatch(numbers: tuple[str, ...], organisation: str, note: str, user: str) -> None:
    """交办给县区局。"""

    def act(actions: Any, lead: Lead, by: User) -> Lead:
        office = _office(organisation) if organisation else None
        done: Lead = actions.dispatch(lead=lead, organisation=office, note=note, by=by, at=now())
        return done

    _act(numbers, user, act)


@leads.command()
@click.argument("numbers", nargs=-1, required=True, metavar="编号...")
@as_option
def take(numbers: tuple[str, ...], user: str) -> None:
    """接收交办的线索,开始核查。"""
    _act(numbers, user, lambda actions, lead, by: actions.take(lead=lead, by=by, at=now()))


@leads.command("send-back")
@click.argument("numbers", nargs=-1, required=True, metavar="编号...")
@click.option("--reason", required=True)
@as_option
def send_back(numbers: tuple[str, ...], reason: str, user: str) -> None:
    """退回市局,写明理由。"""
    _act(numbers, user, lambda actions, lead, by: actions.send_back(lead=lead, reason=reason, by=by, at=now()))


@leads.command()
@click.argument("number", metavar="编号")
@click.option("--outcome", "what", required=True, type=click.Choice(OUTCOMES))
@click.option("--note", required=True, help="核查情况和处理结果。")
@as_option
def outcome(number: str, what: str, note: str, user: str) -> None:
    """登记核查结果,反馈市局。"""

    def act(actions: Any, lead: Lead, by: User) -> Lead:
        from wangjian.desk.leads.states import Outcome

        done: Lead = actions.record_outcome(lead=lead, outcome=Outcome(what), note=note, by=by, at=now())
        return done

    _act((number,), user, act)


@leads.command()
@click.argument("numbers", nargs=-1, required=True, metavar="编号...")
@click.option("--note", default="")
@as_option
def close(numbers: tuple[str, ...], note: str, user: str) -> None:
    """认可反馈,办结。"""
    _act(numbers, user, lambda actions, lead, by: actions.close(lead=lead, note=note, by=by, at=now()))


def _act(numbers: tuple[str, ...], user: str, act: Callable[[Any, Lead, User], Lead]) -> None:
    """Do it for each lead; one that cannot be done does not stop the others."""
    load_desk()
    from wangjian.desk.leads import actions
    from wangjian.desk.leads.states import LeadStatus

    by, refused = user_named(user), 0
    for number in numbers:
        try:
            lead = act(actions, _lead(number, by), by)
        except WangjianError as refusal:
            refused += 1
            click.echo(f"{number}:{refusal}", err=True)
        else:
            click.echo(f"{lead.number}:{LeadStatus(lead.status).label}")
    if refused:
        sys.exit(WITH_PROBLEMS)


def _lead(number: str, by: User) -> Lead:
    from wangjian.desk.leads.queries import find_lead

    lead = find_lead(number, by)
    if lead is None:
        raise NoSuchLead(f"没有编号为 {number} 的线索,或者它不在本人的管辖范围内。")
    return lead


def _office(code: str) -> Organisation:
    from wangjian.desk.accounts.models import Organisation

    found = Organisation.objects.filter(code=code).first()
    if found is None:
        raise NoSuchOffice(f"没有代码为“{code}”的单位。")
    return found


def _as_json(lead: Lead) -> dict[str, Any]:
    names = ("number", "title", "violation", "status", "severity", "score", "finding_count", "repeat_count",
             "opened_at", "due_on", "outcome", "outcome_note", "closed_at")  # fmt: skip
    related = {
        "area": lead.area.code if lead.area else None,
        "organisation": lead.organisation.code if lead.organisation else None,
        "operator": lead.operator.name if lead.operator else None,
        "shop": str(lead.shop) if lead.shop else None,
        "handler": lead.handler.username if lead.handler else None,
    }
    return {name: getattr(lead, name) for name in names} | related
