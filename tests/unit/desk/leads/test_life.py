"""Each act: what it changes, what it tells the time line, the clock and the log."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.factories import NOW, make_area, make_lead, make_monitor, make_organisation, make_user

from wangjian.desk.accounts.models import Role, User
from wangjian.desk.audit.models import Entry
from wangjian.desk.leads import actions, policies
from wangjian.desk.leads.models import Lead, LeadEvent
from wangjian.desk.leads.states import LeadAct, LeadStatus, Outcome
from wangjian.kernel.explanation import Explanation

pytestmark = pytest.mark.django_db

DUE = date(2026, 10, 19)
"""15 working days after Monday, 21 September 2026: past 中秋 and 国庆, with 10 October worked."""
LATER = NOW + timedelta(days=7)


@pytest.fixture
def monitor() -> User:
    return make_monitor(display_name="示例网监")


def handler_of(lead: Lead) -> User:
    return make_user(Role.HANDLER, organisation=lead.organisation)


def last_event(lead: Lead) -> LeadEvent:
    event = lead.events.last()
    assert event is not None
    return event


def test_triage_starts_the_clock_of_fifteen_working_days(monitor: User) -> None:
    lead = actions.triage(lead=make_lead(), by=monitor, at=NOW)

    assert lead.status == LeadStatus.TRIAGED
    assert (lead.clock_started_on, lead.due_on) == (date(2026, 9, 21), DUE)
    explanation = Explanation.from_json(lead.clock_explanation)
    assert any("国庆" in reason.text for reason in explanation.reasons)


def test_triage_is_told_to_time_line_and_log(monitor: User) -> None:
    lead = actions.triage(lead=make_lead(), by=monitor, at=NOW, note="值得核查")

    event = last_event(lead)
    assert (event.event, event.from_status, event.to_status, event.by, event.reason) == (
        LeadAct.TRIAGE, "NEW", "TRIAGED", monitor, "值得核查",
    )  # fmt: skip
    entry = Entry.objects.get(event="LEAD_TRIAGED")
    assert entry.target_id == str(lead.pk)
    assert entry.detail["number"] == lead.number


def test_clock_counts_days_of_law_in_china(monitor: User) -> None:
    just_after_midnight_in_xuchang = NOW.replace(hour=16, minute=5)

    lead = actions.triage(lead=make_lead(), by=monitor, at=just_after_midnight_in_xuchang)

    assert lead.clock_started_on == date(2026, 9, 22)


def test_dismiss_closes_with_the_reason_and_without_outcome(monitor: User) -> None:
    lead = actions.dismiss(lead=make_lead(LeadStatus.TRIAGED), reason="同一商品已在另案办理", by=monitor, at=NOW)

    assert lead.status == LeadStatus.CLOSED
    assert lead.is_dismissed
    assert lead.closed_at == NOW
    assert lead.due_on is None
    assert last_event(lead).reason == "同一商品已在另案办理"


@pytest.mark.parametrize("reason", ["", "   ", "\n"])
def test_dismiss_without_reason_is_refused(monitor: User, reason: str) -> None:
    lead = make_lead()
    with pytest.raises(policies.UnableToDismiss, match="理由"):
        actions.dismiss(lead=lead, reason=reason, by=monitor, at=NOW)
    assert not lead.events.exists()


def test_dispatch_goes_to_the_bureau_of_the_area(monitor: User) -> None:
    area = make_area(bureau=make_organisation())
    lead = make_lead(LeadStatus.TRIAGED, area=area)

    lead = actions.dispatch(lead=lead, organisation=None, note="", by=monitor, at=LATER)

    assert lead.status == LeadStatus.DISPATCHED
    assert lead.organisation == area.bureau
    assert lead.dispatched_at == LATER


def test_dispatch_starts_the_clock_anew_for_the_receiving_bureau(monitor: User) -> None:
    lead = make_lead(LeadStatus.TRIAGED, area=make_area(bureau=make_organisation()))

    lead = actions.dispatch(lead=lead, organisation=None, note="", by=monitor, at=LATER)

    assert lead.clock_started_on == date(2026, 9, 28)
    assert lead.due_on is not None
    assert lead.due_on > DUE


def test_dispatch_without_area_asks_for_an_office(monitor: User) -> None:
    lead = make_lead(LeadStatus.TRIAGED)
    with pytest.raises(policies.UnableToDispatch, match="辖区待定"):
        actions.dispatch(lead=lead, organisation=None, note="", by=monitor, at=NOW)


def test_dispatch_to_an_office_sets_the_one_area_it_handles(monitor: User) -> None:
    area = make_area(bureau=make_organisation())

    lead = actions.dispatch(lead=make_lead(LeadStatus.TRIAGED), organisation=area.bureau, note="", by=monitor, at=NOW)

    assert lead.area == area


def test_dispatch_to_an_office_of_several_areas_needs_to_know_which(monitor: User) -> None:
    office = make_organisation()
    make_area(bureau=office)
    second = make_area(bureau=office)
    lead = make_lead(LeadStatus.TRIAGED)

    with pytest.raises(policies.UnableToDispatch, match="辖区"):
        actions.dispatch(lead=lead, organisation=office, note="", by=monitor, at=NOW)
    lead = actions.dispatch(lead=lead, organisation=office, area=second, note="", by=monitor, at=NOW)
    assert lead.area == second


def test_dispatch_to_who_does_not_verify_is_refused(monitor: User) -> None:
    department = make_organisation("MEMBER_DEPARTMENT")
    with pytest.raises(policies.UnableToDispatch, match="不承办线索"):
        actions.dispatch(lead=make_lead(LeadStatus.TRIAGED), organisation=department, note="", by=monitor, at=NOW)


def test_redispatch_moves_an_untaken_lead_with_a_reason(monitor: User) -> None:
    other = make_area(bureau=make_organisation())
    lead = make_lead(LeadStatus.DISPATCHED)

    with pytest.raises(policies.UnableToRedispatch, match="理由"):
        actions.redispatch(lead=lead, organisation=other.bureau, area=other, reason="", by=monitor, at=NOW)
    lead = actions.redispatch(
        lead=lead, organisation=other.bureau, area=other, reason="实际经营地在该区", by=monitor, at=NOW
    )

    assert lead.organisation == other.bureau
    assert lead.status == LeadStatus.DISPATCHED


def test_take_makes_the_taker_the_handler() -> None:
    lead = make_lead(LeadStatus.DISPATCHED)
    handler = handler_of(lead)

    lead = actions.take(lead=lead, by=handler, at=LATER)

    assert (lead.status, lead.handler, lead.taken_at) == (LeadStatus.VERIFYING, handler, LATER)


def test_send_back_returns_the_lead_to_the_city_and_its_old_clock() -> None:
    lead = make_lead(LeadStatus.VERIFYING, triaged_at=NOW)

    lead = actions.send_back(lead=lead, reason="经营地不在本辖区", by=handler_of(lead), at=LATER)

    assert lead.status == LeadStatus.TRIAGED
    assert lead.organisation is None
    assert lead.handler is None
    assert lead.returned
    assert (lead.clock_started_on, lead.due_on) == (date(2026, 9, 21), DUE)


def test_dispatch_after_a_return_clears_the_mark(monitor: User) -> None:
    lead = make_lead(LeadStatus.DISPATCHED)
    lead = actions.send_back(lead=lead, reason="经营地不在本辖区", by=handler_of(lead), at=NOW)

    lead = actions.dispatch(lead=lead, organisation=None, note="", by=monitor, at=NOW)

    assert not lead.returned


def test_extend_clock_adds_fifteen_working_days_and_says_who_granted_it() -> None:
    lead = make_lead(LeadStatus.VERIFYING)
    leader = make_user(Role.LEADER, organisation=lead.organisation, display_name="示例局长")

    lead = actions.extend_clock(lead=lead, reason="需外地协查", by=leader, at=LATER)

    assert lead.extended
    assert lead.due_on == date(2026, 11, 9)
    assert any("示例局长" in reason["text"] for reason in lead.clock_explanation["reasons"])


def test_record_outcome_keeps_what_verification_came_to() -> None:
    lead = make_lead(LeadStatus.VERIFYING)

    lead = actions.record_outcome(
        lead=lead, outcome=Outcome.ORDER_TO_CORRECT, note="已下架,责令改正", by=handler_of(lead), at=LATER
    )

    assert (lead.status, lead.outcome, lead.outcome_at) == (LeadStatus.OUTCOME, Outcome.ORDER_TO_CORRECT, LATER)
    assert last_event(lead).detail == {"outcome": "ORDER_TO_CORRECT", "in_time": True}


def test_record_outcome_after_the_due_date_is_possible_and_says_so() -> None:
    lead = make_lead(LeadStatus.VERIFYING)

    lead = actions.record_outcome(
        lead=lead, outcome=Outcome.NOTHING_FOUND, note="查无违法", by=handler_of(lead), at=NOW + timedelta(days=60)
    )

    assert last_event(lead).detail["in_time"] is False


def test_return_outcome_sends_it_back_to_verification(monitor: User) -> None:
    lead = make_lead(LeadStatus.OUTCOME)
    due = lead.due_on

    lead = actions.return_outcome(lead=lead, reason="缺现场笔录", by=monitor, at=LATER)

    assert lead.status == LeadStatus.VERIFYING
    assert lead.outcome == ""
    assert lead.due_on == due
    assert lead.returned


def test_close_ends_the_file(monitor: User) -> None:
    lead = actions.close(lead=make_lead(LeadStatus.OUTCOME), by=monitor, at=LATER)

    assert lead.status == LeadStatus.CLOSED
    assert lead.closed_at == LATER
    assert lead.outcome
    assert not lead.is_dismissed


def test_reopen_undoes_a_dismissal(monitor: User) -> None:
    lead = actions.dismiss(lead=make_lead(), reason="误判", by=monitor, at=NOW)

    lead = actions.reopen(lead=lead, reason="商品并未下架", by=monitor, at=LATER)

    assert lead.status == LeadStatus.NEW
    assert lead.closed_at is None


def test_act_on_a_lead_moved_meanwhile_says_who_moved_it(monitor: User) -> None:
    seen_by_both = make_lead()
    colleague = make_monitor(display_name="另一位网监")
    actions.triage(lead=Lead.objects.get(pk=seen_by_both.pk), by=colleague, at=NOW)

    with pytest.raises(policies.UnableToTriage) as refusal:
        actions.triage(lead=seen_by_both, by=monitor, at=LATER)

    assert str(refusal.value) == "该线索已由另一位网监于9月21日 10:30 研判通过,现为“已研判”。请刷新后再办理。"


def test_whole_story_reads_in_order(monitor: User) -> None:
    area = make_area(bureau=make_organisation())
    handler = make_user(Role.HANDLER, organisation=area.bureau)
    lead = make_lead(area=area)
    lead = actions.triage(lead=lead, by=monitor, at=NOW)
    lead = actions.dispatch(lead=lead, organisation=None, note="请核查", by=monitor, at=NOW)
    lead = actions.take(lead=lead, by=handler, at=NOW)
    lead = actions.record_outcome(lead=lead, outcome=Outcome.GUIDANCE, note="已约谈", by=handler, at=NOW)
    lead = actions.close(lead=lead, by=monitor, at=NOW)

    told = list(lead.events.values_list("event", flat=True))
    logged = list(Entry.objects.filter(target_type="leads.lead").order_by("seq").values_list("event", flat=True))
    assert told == ["TRIAGE", "DISPATCH", "TAKE", "RECORD_OUTCOME", "CLOSE"]
    assert logged == ["LEAD_TRIAGED", "LEAD_DISPATCHED", "LEAD_TAKEN", "LEAD_OUTCOME_RECORDED", "LEAD_CLOSED"]
