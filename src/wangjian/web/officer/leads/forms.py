"""Filters of the list and the forms of each act."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from wangjian.desk.accounts.models import User
from wangjian.desk.leads.models import Lead
from wangjian.desk.leads.presenters.lead_row import SEVERITIES
from wangjian.desk.leads.queries import OVERDUE, SOON, TODAY, UNPLACED, LeadFilter, violation_choices
from wangjian.desk.leads.states import LeadAct, LeadStatus, Outcome
from wangjian.web.listing import FilterForm
from wangjian.web.reading import people
from wangjian.web.reading.leads import LeadChoice

ALL = ("", "全部")
EVERYTHING = "all"
MOST_NOTE = 2000


def _status_choices(given: str) -> list[tuple[str, str]]:
    """Every state, everything, and the combination the address asks for."""
    choices = [("", "未办结"), (EVERYTHING, "全部"), *LeadStatus.choices]
    keys = given.split(",")
    if len(keys) > 1 and all(key in LeadStatus.values for key in keys):
        choices.append((given, "、".join(LeadStatus(key).label for key in keys)))
    return choices


class LeadFilterForm(FilterForm):
    q = forms.CharField(
        label="查找",
        required=False,
        max_length=100,
        widget=forms.TextInput(
            attrs={"placeholder": "名称的一部分、信用代码、编号、问题", "type": "search", "data-list-search": True}
        ),
    )
    status = forms.ChoiceField(label="状态", required=False)
    violation = forms.ChoiceField(label="问题", required=False)
    area = forms.ChoiceField(label="地区", required=False)
    organisation = forms.ChoiceField(label="承办单位", required=False)
    clock = forms.ChoiceField(
        label="期限", required=False, choices=[ALL, (OVERDUE, "逾期"), (TODAY, "今日到期"), (SOON, "三日内")]
    )
    severity = forms.TypedChoiceField(
        label="严重程度",
        required=False,
        coerce=int,
        empty_value=None,
        choices=[ALL, *((n, f"{SEVERITIES[n]}及以上") for n in (2, 3, 4))],
    )
    outcome = forms.ChoiceField(label="结果", required=False, choices=[ALL, *Outcome.choices])
    returned = forms.BooleanField(label="被退回", required=False, widget=forms.HiddenInput)
    mine = forms.BooleanField(label="我承办的", required=False, widget=forms.HiddenInput)
    since = forms.DateField(label="发现于此日以后", required=False, widget=forms.HiddenInput)
    run = forms.CharField(label="监测", required=False, max_length=20, widget=forms.HiddenInput)
    opened = forms.BooleanField(label="由该次监测新立", required=False, widget=forms.HiddenInput)
    operator = forms.IntegerField(label="主体", required=False, widget=forms.HiddenInput)
    shop = forms.IntegerField(label="店铺", required=False, widget=forms.HiddenInput)
    order = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        areas = [(area.code, area.short_name) for area in people.areas_in_reach(user)]
        self.fields["status"].choices = _status_choices(self.data.get("status", ""))  # type: ignore[attr-defined]
        self.fields["violation"].choices = [ALL, *violation_choices()]  # type: ignore[attr-defined]
        self.fields["area"].choices = [ALL, *areas, (UNPLACED, "辖区待定")]  # type: ignore[attr-defined]
        offices = [(office.code, office.short_name) for office in people.offices()]
        self.fields["organisation"].choices = [ALL, *offices]  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, Any]:
        return {name: value for name, value in super().chosen().items() if name != "order"}

    def choice(self, on: date) -> LeadChoice:
        """What the address asks for, as the desk's filter."""
        value = self.chosen()
        statuses = () if value["status"] in ("", EVERYTHING, None) else tuple(value["status"].split(","))
        return LeadChoice(
            LeadFilter(
                text=value["q"] or "",
                statuses=statuses,
                violations=(value["violation"],) if value["violation"] else (),
                area=value["area"] or "",
                organisation=value["organisation"] or "",
                handler=self.user.pk if value["mine"] else None,
                severity_from=value["severity"],
                opened_from=value["since"],
                open_only=not statuses and value["status"] != EVERYTHING and not value["outcome"],
                returned_only=bool(value["returned"]),
                clock=value["clock"] or "",
                on=on,
                outcomes=(value["outcome"],) if value["outcome"] else (),
            ),
            run=value["run"] or "",
            opened_by_run=bool(value["opened"]),
            operator=value["operator"],
            shop=value["shop"],
        )


class NoteForm(forms.Form):
    """An act that may carry a note."""

    note = forms.CharField(label="说明", required=False, max_length=MOST_NOTE, widget=forms.Textarea(attrs={"rows": 2}))
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class ReasonForm(NoteForm):
    """An act that is owed a reason."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].label = "理由"
        self.fields["note"].required = True
        self.fields["note"].error_messages["required"] = "请写明理由"


class OfficeForm(NoteForm):
    """Handing leads to a bureau: that of the area, unless another is chosen."""

    area = forms.ChoiceField(label="辖区", error_messages={"required": "这条线索的辖区待定,请选择辖区"})
    organisation = forms.ChoiceField(label="承办单位", error_messages={"required": "请选择承办单位"})
    field_order = ("area", "organisation", "note", "seen")

    def __init__(self, *args: Any, lead: Lead | None = None, **kwargs: Any) -> None:
        """``lead`` is the one to hand over; without it many go, each to the bureau of its area."""
        super().__init__(*args, **kwargs)
        office = self.fields["organisation"]
        assert isinstance(office, forms.ChoiceField)
        area = lead.area if lead else None
        office.required = area is not None
        by_area = [] if area else [("", "按辖区,由当地市场监管部门承办")]
        office.choices = [*by_area, *((choice.code, choice.short_name) for choice in people.offices())]
        if area is not None and area.bureau is not None:
            office.initial = area.bureau.code
            office.help_text = f"按辖区,{area.name}由{area.bureau.short_name}承办。"
        if lead is None or area is not None:
            del self.fields["area"]
        else:
            areas = [(choice.code, choice.name) for choice in people.all_areas()]
            self.fields["area"].choices = [("", "请选择"), *areas]  # type: ignore[attr-defined]


class RedispatchForm(OfficeForm, ReasonForm):
    """Handing a lead to another bureau, with the reason."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].required = True


class OutcomeForm(ReasonForm):
    """What verification came to."""

    outcome = forms.ChoiceField(
        label="核查结果",
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "请选择核查结果"},
    )
    field_order = ("outcome", "note", "seen")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].label = "核查情况"
        self.fields[
            "note"
        ].help_text = "写明查了什么、看到什么、依据是什么。例:11月20日到店核查,商品页已删除“国家级”字样。"
        self.fields["note"].error_messages["required"] = "请写明核查情况"


ACT_FORMS: dict[LeadAct, type[NoteForm]] = {
    LeadAct.TRIAGE: NoteForm,
    LeadAct.DISMISS: ReasonForm,
    LeadAct.DISPATCH: OfficeForm,
    LeadAct.REDISPATCH: RedispatchForm,
    LeadAct.TAKE: NoteForm,
    LeadAct.SEND_BACK: ReasonForm,
    LeadAct.EXTEND_CLOCK: ReasonForm,
    LeadAct.RECORD_OUTCOME: OutcomeForm,
    LeadAct.RETURN_OUTCOME: ReasonForm,
    LeadAct.CLOSE: NoteForm,
    LeadAct.REOPEN: ReasonForm,
}
