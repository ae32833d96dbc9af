from __future__ import annotations

from django import forms

from wangjian.desk.registry.models import LinkMethod
from wangjian.web.officer.operators.forms import OperatorFilterForm


class ShopFilterForm(OperatorFilterForm):
    link = forms.ChoiceField(label="怎么对上的", required=False, choices=[("", "全部"), *LinkMethod.choices])
    licence = forms.ChoiceField(
        label="执照公示", required=False, choices=[("", "全部"), ("yes", "已公示"), ("no", "没有公示")]
    )
