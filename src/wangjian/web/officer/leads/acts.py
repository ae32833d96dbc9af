"""From an act's name and a filled form to one call of the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from wangjian.desk.accounts.models import User
from wangjian.desk.leads import actions
from wangjian.desk.leads.clock import CLOCK
from wangjian.desk.leads.models import Lead
from wangjian.desk.leads.presenters import ActChoice, possible_acts
from wangjian.desk.leads.states import LeadAct, Outcome
from wangjian.law.clocks import due
from wangjian.web.officer.leads.forms import ACT_FORMS, NoteForm, OfficeForm
from wangjian.web.reading import people
from wangjian.web.words import date_words

Values = dict[str, Any]
Act = Callable[[Lead, Values, User, datetime], Lead]


@dataclass(frozen=True, slots=True)
class ActForm:
    """An act with its form, as the right third of a lead's page shows it."""

    choice: ActChoice
    form: NoteForm | None
    consequences: tuple[str, ...]

    @property
    def only_note(self) -> bool:
        """Nothing has to be filled in: the button is all, and the note waits behind one press."""
        return (
            self.form is not None
            and not any(field.field.required for field in self.form.visible_fields())
            and "organisation" not in self.form.fields
        )


def form_for(act: LeadAct, lead: Lead, data: Any = None) -> NoteForm:
    form = ACT_FORMS[act]
    initial = {"seen": lead.status}
    # Several forms stand on one page: their fields must not share an id.
    further: dict[str, Any] = {"lead": lead} if issubclass(form, OfficeForm) else {}
    made = form(data, initial=initial, auto_id=f"{act.lower()}-%s", **further)
    if act == LeadAct.TAKE:
        del made.fields["note"]
    return made


def act_forms(lead: Lead, by: User, on: date) -> list[ActForm]:
    return [
        ActForm(
            choice,
            form_for(choice.event, lead) if choice.allowed else None,
            consequences(choice.event, lead, on) if choice.allowed else (),
        )
        for choice in possible_acts(lead, by)
    ]


def perform(act: LeadAct, lead: Lead, values: Values, *, by: User, at: datetime) -> Lead:
    """Raises the act's subclass of UnableToAct."""
    if values.get("seen"):
        # What she saw, not what is there now: the desk tells her who was faster.
        lead.status = values["seen"]
    return _ACTS[act](lead, values, by, at)


def consequences(act: LeadAct, lead: Lead, on: date) -> tuple[str, ...]:
    """What will happen, before it does."""
    limit = date_words(due(CLOCK, on).due_on)
    match act:
        case LeadAct.TRIAGE:
            return (f"核查期限从今天起算,到{limit}。",)
        case LeadAct.DISPATCH | LeadAct.REDISPATCH:
            return (f"承办单位的核查期限从今天起算,到{limit}。", "承办单位的待办里会出现这条线索。")
        case LeadAct.TAKE:
            return ("您成为承办人。",)
        case LeadAct.DISMISS:
            return ("线索办结,不再核查;以后可以撤销。",)
        case LeadAct.SEND_BACK:
            return ("线索回到市局,本单位的期限停止。",)
        case LeadAct.RECORD_OUTCOME:
            return ("结果报市局,由市局办结或退回补充。",)
    return ()


def _note_act(action: Callable[..., Lead], word: str) -> Act:
    return lambda lead, values, by, at: action(lead=lead, by=by, at=at, **{word: values["note"]})


def _dispatch(lead: Lead, values: Values, by: User, at: datetime) -> Lead:
    office, area = people.office(values["organisation"]), people.area(values.get("area", ""))
    return actions.dispatch(lead=lead, organisation=office, area=area, note=values["note"], by=by, at=at)


def _redispatch(lead: Lead, values: Values, by: User, at: datetime) -> Lead:
    office, area = people.office(values["organisation"]), people.area(values.get("area", ""))
    assert office is not None, "the form offers offices only"
    return actions.redispatch(lead=lead, organisation=office, area=area, reason=values["note"], by=by, at=at)


def _record_outcome(lead: Lead, values: Values, by: User, at: datetime) -> Lead:
    return actions.record_outcome(lead=lead, outcome=Outcome(values["outcome"]), note=values["note"], by=by, at=at)


_ACTS: dict[LeadAct, Act] = {
    LeadAct.TRIAGE: _note_act(actions.triage, "note"),
    LeadAct.DISMISS: _note_act(actions.dismiss, "reason"),
    LeadAct.DISPATCH: _dispatch,
    LeadAct.REDISPATCH: _redispatch,
    LeadAct.TAKE: lambda lead, values, by, at: actions.take(lead=lead, by=by, at=at),
    LeadAct.SEND_BACK: _note_act(actions.send_back, "reason"),
    LeadAct.EXTEND_CLOCK: _note_act(actions.extend_clock, "reason"),
    LeadAct.RECORD_OUTCOME: _record_outcome,
    LeadAct.RETURN_OUTCOME: _note_act(actions.return_outcome, "reason"),
    LeadAct.CLOSE: _note_act(actions.close, "note"),
    LeadAct.REOPEN: _note_act(actions.reopen, "reason"),
}
