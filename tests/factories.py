"""One maker for each model, with sensible values that a test overrides where it matters.

Firms and persons are invented; credit codes are computed so that they are valid and clearly samples.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from wangjian.desk.accounts.models import Area, City, Organisation, Role, RoleAssignment, User
from wangjian.desk.audit import log as audit
from wangjian.desk.audit.events import AuditEvent
from wangjian.desk.audit.models import ChainHead, Entry
from wangjian.desk.leads import clock
from wangjian.desk.leads.models import Finding, Judgement, Lead, LeadEvent, LeadNumber
from wangjian.desk.leads.models.finding import spot_of
from wangjian.desk.leads.states import LeadStatus, Outcome, SystemEvent
from wangjian.desk.leads.subject import subject_key
from wangjian.desk.monitoring.models import Import, JobStatus, Run
from wangjian.desk.registry.models import Operator, Shop
from wangjian.kernel.company_name import company_key
from wangjian.kernel.ids import stable_id
from wangjian.kernel.uscc import check_character, organisation_check_character

NOW = datetime(2026, 9, 21, 2, 30, tzinfo=UTC)
PASSWORD = "示例口令-请勿使用-2026"

_numbers = count(1)


def sample_uscc(number: int) -> str:
    """A valid credit code that no real operator has: its organisation code counts up from 0.

    >>> sample_uscc(7)
    '91411000000000070N'
    """
    organisation = f"{number:08d}"
    first17 = "91411000" + organisation + organisation_check_character(organisation)
    return first17 + check_character(first17)


def make_organisation(kind: str = "COUNTY_BUREAU", **values: Any) -> Organisation:
    number = next(_numbers)
    values = {"code": f"org-{number}", "name": f"示例{number}市场监督管理局", "short_name": f"示例{number}局"} | values
    return Organisation.objects.create(kind=kind, **values)


def make_area(**values: Any) -> Area:
    number = next(_numbers)
    values = {
        "code": f"area-{number}",
        "name": f"示例{number}区",
        "short_name": f"示例{number}",
        "kind": "COUNTY",
    } | values
    return Area.objects.create(**values)


def make_city(**values: Any) -> City:
    values = {"pk": 1, "code": "xuchang", "name": "许昌市", "division_code": "411000"} | values
    if "lead_organisation" not in values:
        values["lead_organisation"] = make_organisation("CITY_BUREAU")
    return City.objects.create(**values)


def make_user(*roles: Role, organisation: Organisation | None = None, **values: Any) -> User:
    number = next(_numbers)
    values = {"username": f"user{number}", "display_name": f"示例人员{number}"} | values
    user = User.objects.create_user(organisation=organisation, password=PASSWORD, **values)
    for role in roles:
        make_role_assignment(user=user, role=role)
    return User.objects.select_related("organisation").get(pk=user.pk)


def make_role_assignment(**values: Any) -> RoleAssignment:
    return RoleAssignment.objects.create(**({"role": Role.MONITOR} | values))


def make_monitor(**values: Any) -> User:
    return make_user(Role.MONITOR, organisation=make_organisation("CITY_BUREAU"), **values)


def make_handler(area: Area | None = None, **values: Any) -> User:
    """A handler of the bureau of ``area``, which gets one if it has none."""
    area = area or make_area()
    if area.bureau is None:
        area.bureau = make_organisation()
        area.save()
    return make_user(Role.HANDLER, organisation=area.bureau, **values)


def make_operator(**values: Any) -> Operator:
    number = next(_numbers)
    values = {"name": f"许昌示例{number}商贸有限公司", "uscc": sample_uscc(number), "updated_at": NOW} | values
    operator = Operator(**({"normalised_name": company_key(values["name"])} | values))
    operator.set_search_text(operator.name, operator.uscc, operator.address)
    operator.save()
    return operator


def make_shop(**values: Any) -> Shop:
    number = next(_numbers)
    values = {"platform": "示例平台", "external_id": f"shop-{number}", "name": f"示例{number}小店"} | values
    if values.get("operator"):
        values = {"link_method": "CODE", "link_reason": "自述统一社会信用代码与登记一致"} | values
    shop = Shop(**({"first_seen_at": NOW, "last_seen_at": NOW} | values))
    shop.set_search_text(shop.name, shop.external_id, shop.claimed_operator_name)
    shop.save()
    return shop


def make_import(**values: Any) -> Import:
    number = next(_numbers)
    values = {"kind": "listing", "file_name": f"示例{number}.csv", "sha256": f"{number:064x}", "size": 10} | values
    return Import.objects.create(**_job(values))


def make_run(**values: Any) -> Run:
    return Run.objects.create(**_job({"number": f"JC-2026-{next(_numbers):06d}", "as_of": date(2026, 9, 21)} | values))


def _job(values: dict[str, Any]) -> dict[str, Any]:
    values = {"created_at": NOW, "status": JobStatus.QUEUED} | values
    if "requested_by" not in values:
        values["requested_by"] = make_monitor()
    if values["status"] == JobStatus.RUNNING:
        values = {"started_at": NOW, "heartbeat_at": NOW, "lease": "elsewhere:1:test"} | values
    elif values["status"] != JobStatus.QUEUED:
        values = {"finished_at": NOW} | values
    return values


def make_finding(**values: Any) -> Finding:
    """A finding that is loose (in no lead) unless one is given."""
    number = next(_numbers)
    text = "示例蜂蜜,全国最好的蜂蜜,欢迎选购"
    values = {
        "observation_id": f"obs-{number}",
        "kind": "listing",
        "platform": "示例平台",
        "violation": "ad.absolute",
        "rule": "ad.absolute.superlative",
        "rule_version": "ad-absolute@1.0.0+00000000",
        "severity": 3,
        "score": 0.9,
        "field": "title",
        "text": text,
        "quote": "最好的",
        "start": text.index("最好的"),
        "end": text.index("最好的") + 3,
        "reason": "使用“最好的”等绝对化用语",
        "laws": ["AD:9(三)"],
        "captured_at": NOW,
    } | values
    shop, operator = values.get("shop"), values.get("operator")
    key = subject_key(
        operator=operator.pk if operator else None,
        shop=(shop.platform, shop.external_id) if shop else None,
        platform=values["platform"],
        observation=values["observation_id"],
    )
    values = {"finding_id": stable_id("test", str(number)), "subject_key": key} | values
    place = {name: values[name] for name in ("kind", "rule", "field", "start", "end")}
    spot = spot_of(observation=values["observation_id"], shadow=values.get("shadow", False), **place)
    values = {"spot": spot} | values
    if "run" not in values:
        values["run"] = make_run(status=JobStatus.DONE)
    return Finding.objects.create(**values)


def make_judgement(**values: Any) -> Judgement:
    values = {"verdict": "TRUE", "at": NOW} | values
    values.setdefault("finding", None)
    values["finding"] = values["finding"] or make_finding()
    values["by"] = values.get("by") or make_monitor()
    return Judgement.objects.create(**values)


def make_lead(status: str = LeadStatus.NEW, **values: Any) -> Lead:
    """A lead in any state, with everything the state implies."""
    number = next(_numbers)
    status = LeadStatus(status)
    if "operator" not in values and "subject_key" not in values:
        values["operator"] = make_operator()
    values = {
        "number": f"XS-2026-{number:06d}",
        "subject_key": f"operator:{values['operator'].pk}" if values.get("operator") else f"source:示例:{number}",
        "violation": "ad.absolute",
        "title": f"示例{number}涉嫌绝对化用语",
        "status": status,
        "severity": 3,
        "score": 50,
        "opened_at": NOW,
    } | values
    values = _implied(status, values) | values
    lead = Lead(**values)
    lead.set_search_text(lead.number, lead.operator.name if lead.operator else None, lead.title)
    if (
        status in (LeadStatus.TRIAGED, LeadStatus.DISPATCHED, LeadStatus.VERIFYING, LeadStatus.OUTCOME)
        and not lead.due_on
    ):
        clock.start(lead, clock.day_of(NOW))
        lead.extended = values.get("extended", False)
    lead.save()
    return lead


def _implied(status: LeadStatus, values: dict[str, Any]) -> dict[str, Any]:
    implied: dict[str, Any] = {}
    order = list(LeadStatus)
    if order.index(status) >= order.index(LeadStatus.TRIAGED):
        implied["triaged_at"] = NOW
    if order.index(status) >= order.index(LeadStatus.DISPATCHED):
        organisation = values.get("organisation") or make_organisation()
        area = values.get("area") or make_area(bureau=organisation)
        implied |= {"organisation": organisation, "area": area, "dispatched_at": NOW}
    if order.index(status) >= order.index(LeadStatus.VERIFYING):
        office = values.get("organisation") or implied["organisation"]
        implied |= {"handler": values.get("handler") or make_user(Role.HANDLER, organisation=office), "taken_at": NOW}
    if order.index(status) >= order.index(LeadStatus.OUTCOME):
        implied |= {"outcome": Outcome.ORDER_TO_CORRECT, "outcome_note": "已责令改正", "outcome_at": NOW}
    if status == LeadStatus.CLOSED:
        implied["closed_at"] = NOW
    return implied


def make_lead_event(**values: Any) -> LeadEvent:
    values = {"at": NOW, "event": SystemEvent.OPENED, "to_status": LeadStatus.NEW} | values
    values["lead"] = values.get("lead") or make_lead()
    return LeadEvent.objects.create(**values)


def make_lead_number(**values: Any) -> LeadNumber:
    return LeadNumber.objects.create(**({"year": 2026} | values))


def make_entry(**values: Any) -> Entry:
    """Appended as the product does it; must be in a transaction, as every test with a database is."""
    event = values.pop("event", AuditEvent.SIGNED_IN)
    return audit.record(event, **({"target": None, "by": audit.SYSTEM, "at": NOW} | values))


def make_chain_head(**values: Any) -> ChainHead:
    return ChainHead.objects.get_or_create(pk=1, defaults=values)[0]


FACTORIES = {
    "accounts.Area": make_area,
    "accounts.City": make_city,
    "accounts.Organisation": make_organisation,
    "accounts.RoleAssignment": lambda: make_role_assignment(user=make_user()),
    "accounts.User": make_user,
    "audit.ChainHead": make_chain_head,
    "audit.Entry": make_entry,
    "leads.Finding": make_finding,
    "leads.Judgement": make_judgement,
    "leads.Lead": make_lead,
    "leads.LeadEvent": make_lead_event,
    "leads.LeadNumber": make_lead_number,
    "monitoring.Import": make_import,
    "monitoring.Run": make_run,
    "registry.Operator": make_operator,
    "registry.Shop": make_shop,
}
"""Every model of the desk; a test holds this list complete."""
