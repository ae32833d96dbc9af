"""The table of transitions is sound: reachable, closed, and complete in what it says of each act."""

from __future__ import annotations

import pytest

from wangjian.desk.audit.events import AuditEvent
from wangjian.desk.leads.states import TRANSITIONS, LeadAct, LeadStatus, doer, needs_reason, transition


def test_every_act_has_a_way_and_one_doer() -> None:
    for act in LeadAct:
        roles = {row.role for row in TRANSITIONS if row.event == act}
        assert len(roles) == 1, act
        assert roles == {doer(act)}


def test_no_act_leads_two_ways_from_one_state() -> None:
    pairs = [(row.event, row.source) for row in TRANSITIONS]
    assert len(pairs) == len(set(pairs))


def test_every_state_is_reached_from_new() -> None:
    reached = {LeadStatus.NEW}
    for _ in LeadStatus:
        reached |= {row.target for row in TRANSITIONS if row.source in reached}
    assert reached == set(LeadStatus)


def test_closed_state_opens_only_by_undoing_a_dismissal() -> None:
    assert {row.event for row in TRANSITIONS if row.source == LeadStatus.CLOSED} == {LeadAct.REOPEN}


def test_every_transition_has_an_audit_event_of_its_act() -> None:
    by_act = {act: {row.audit_event for row in TRANSITIONS if row.event == act} for act in LeadAct}
    assert all(len(events) == 1 for events in by_act.values())
    assert len({next(iter(events)) for events in by_act.values()}) == len(LeadAct)
    assert all(isinstance(event, AuditEvent) for events in by_act.values() for event in events)


@pytest.mark.parametrize(
    "act", [LeadAct.DISMISS, LeadAct.SEND_BACK, LeadAct.REDISPATCH, LeadAct.RETURN_OUTCOME, LeadAct.EXTEND_CLOCK]
)
def test_whoever_undoes_or_delays_owes_a_reason(act: LeadAct) -> None:
    assert needs_reason(act)


def test_transition_that_does_not_exist_is_none() -> None:
    assert transition(LeadAct.CLOSE, LeadStatus.NEW) is None
