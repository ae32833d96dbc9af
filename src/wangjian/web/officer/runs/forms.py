from __future__ import annotations

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from wangjian.lake.schemas import TEXT_FIELDS
from wangjian.web.officer.imports.kinds import GUIDES


class RunForm(forms.Form):
    kinds = forms.MultipleChoiceField(
        label="检查哪些内容",
        choices=[(kind, GUIDES[kind].label) for kind in TEXT_FIELDS],
        initial=list(TEXT_FIELDS),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请至少选一种内容"},
    )
    as_of = forms.DateField(
        label="按哪一天有效的规则",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="不填就是今天。查以前的行为,填行为发生时的日期。",
        error_messages={"invalid": "请写成 2026-09-30 这样的日期"},
    )

    def clean_as_of(self) -> date | None:
        day: date | None = self.cleaned_data["as_of"]
        if day and day > timezone.localdate():
            raise ValidationError("不能填以后的日期")
        return day
