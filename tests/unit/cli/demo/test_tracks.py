"""The tracks of the demonstration follow the table of transitions and show every state."""

from __future__ import annotations

import pytest

from wangjian.cli.demo.tracks import REST, TRACKS, Track
from wangjian.desk.leads.states import LeadAct, LeadStatus, Outcome, needs_reason, transition


def _last_state(track: Track) -> LeadStatus:
    state = LeadStatus.NEW
    for step in track.steps:
        row = transition(step.act, state)
        assert row is not None, f"{step.act} is not possible in {state}"
        state = row.target
    return state


@pytest.mark.parametrize("track", [*TRACKS, REST])
def test_each_track_is_a_possible_life(track: Track) -> None:
    _last_state(track)


def test_every_state_is_shown() -> None:
    # New leads come with the second run.
    assert {_last_state(track) for track in TRACKS} == set(LeadStatus) - {LeadStatus.NEW}


@pytest.mark.parametrize("track", [*TRACKS, REST])
def test_reasons_are_given_where_they_are_owed(track: Track) -> None:
    assert [step for step in track.steps if needs_reason(step.act) and not step.words] == []


def test_outcomes_stand_with_the_act_that_records_them() -> None:
    steps = [step for track in TRACKS for step in track.steps]
    assert all((step.outcome is not None) == (step.act == LeadAct.RECORD_OUTCOME) for step in steps)
    assert {step.outcome for step in steps if step.outcome} >= {
        Outcome.NOTHING_FOUND, Outcome.GUIDANCE, Outcome.ORDER_TO_CORRECT,
        Outcome.NO_PENALTY_FIRST_OFFENCE, Outcome.CASE_FILED,
    }  # fmt: skip


@pytest.mark.parametrize("track", [*TRACKS, REST])
def test_steps_come_in_the_order_of_their_days(track: Track) -> None:
    days = [step.day for step in track.steps]
    assert days == sorted(days)
    assert len({day < 0 for day in days}) == 1
