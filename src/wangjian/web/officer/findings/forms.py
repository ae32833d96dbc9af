from __future__ import annotations

from typing import Any

from django import forms

from wangjian.desk.accounts.models import User
from wangjian.desk.leads.models import Verdict
from wangjian.desk.leads.presenters.lead_row import SEVERITIES
from wangjian.desk.leads.queries import FindingFilter, violation_choices
from wangjian.web.listing import FilterForm
from wangjian.web.officer.imports.kinds import GUIDES
from wangjian.web.reading import findings, people, rules
from wangjian.web.reading.findings import FindingChoice

ALL = ("", "全部")


class FindingFilterForm(FilterForm):
    search = ()
    violation = forms.ChoiceField(label="问题", required=False)
    rule = forms.ChoiceField(label="规则", required=False)
    exempt = forms.ChoiceField(label="豁免", required=False, choices=[ALL, ("no", "不含豁免"), ("yes", "只看豁免")])
    severity = forms.TypedChoiceField(
        label="严重程度",
        required=False,
        coerce=int,
        empty_value=None,
        choices=[ALL, *((level, f"{SEVERITIES[level]}及以上") for level in (2, 3, 4))],
    )
    score = forms.TypedChoiceField(
        label="把握",
        required=False,
        coerce=float,
        empty_value=None,
        choices=[ALL, ("0.9", "90% 以上"), ("0.7", "70% 以上"), ("0.5", "50% 以上")],
    )
    area = forms.ChoiceField(label="地区", required=False)
    platform = forms.ChoiceField(label="平台", required=False)
    kind = forms.ChoiceField(
        label="内容", required=False, choices=[ALL, *((guide.kind, guide.label) for guide in GUIDES.values())]
    )
    judged = forms.ChoiceField(label="判断", required=False, choices=[ALL, ("no", "未判断"), ("yes", "已判断")])
    run = forms.CharField(label="监测", required=False, max_length=20, widget=forms.HiddenInput)
    lead = forms.CharField(label="线索", required=False, max_length=20, widget=forms.HiddenInput)
    operator = forms.IntegerField(label="主体", required=False, widget=forms.HiddenInput)
    shop = forms.IntegerField(label="店铺", required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        areas = [(area.code, area.short_name) for area in people.areas_in_reach(user)]
        platforms = [(platform, platform) for platform in findings.platforms(user)]
        for name, choices in (
            ("violation", violation_choices()),
            ("rule", rules.rule_choices()),
            ("area", areas),
            ("platform", platforms),
        ):
            self.fields[name].choices = [ALL, *choices]  # type: ignore[attr-defined]

    def choice(self) -> FindingChoice:
        value = self.chosen()
        words: dict[str, Any] = {
            name: value[name] or "" for name in ("run", "violation", "rule", "kind", "platform", "area")
        }
        return FindingChoice(
            FindingFilter(**words, exempt=_yes_no(value["exempt"])),
            severity_from=value["severity"],
            score_from=value["score"],
            lead=value["lead"] or "",
            shop=value["shop"],
            operator=value["operator"],
            judged=_yes_no(value["judged"]),
        )


class JudgeForm(forms.Form):
    verdict = forms.ChoiceField(choices=Verdict.choices)
    ground = forms.CharField(required=False, max_length=500)


def _yes_no(word: str | None) -> bool | None:
    return {"yes": True, "no": False}.get(word or "")
