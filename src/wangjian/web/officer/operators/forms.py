from __future__ import annotations

from typing import Any

from django import forms

from wangjian.desk.accounts.models import User
from wangjian.web.listing import FilterForm
from wangjian.web.reading import people


class OperatorFilterForm(FilterForm):
    q = forms.CharField(
        label="查找",
        required=False,
        max_length=100,
        widget=forms.TextInput(
            attrs={"placeholder": "名称的一部分、信用代码、地址", "type": "search", "data-list-search": True}
        ),
    )
    area = forms.ChoiceField(label="地区", required=False)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        areas = [(area.code, area.short_name) for area in people.areas_in_reach(user)]
        self.fields["area"].choices = [("", "全部"), *areas]  # type: ignore[attr-defined]
