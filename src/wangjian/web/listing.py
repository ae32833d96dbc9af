"""What every list has: a form of filters in the address, chips that take one away, a pager."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest

from wangjian.desk.paging import Page
from wangjian.web.pages import Pager, with_query
from wangjian.web.widgets import PlainSelect

PLACE = "after"
"""Query name of the paging token."""


@dataclass(frozen=True, slots=True)
class Chip:
    label: str
    remove_url: str


@dataclass(frozen=True, slots=True)
class Empty:
    """What an empty list says: that it is empty, why, and what to do."""

    title: str
    why: str
    url: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """A preset of filters with a name."""

    label: str
    url: str
    current: bool


class FilterForm(forms.Form):
    """Filters of a list, read from the address. Unknown values count as not chosen: an old bookmark still opens."""

    search: ClassVar[tuple[str, ...]] = ("q",)
    """Fields that stand before the fold on a phone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.ChoiceField) and type(field.widget) is forms.Select:
                field.widget = PlainSelect(choices=list(field.widget.choices))

    def search_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name in self.search]

    def filter_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name not in self.search and not self[name].is_hidden]

    def chosen(self) -> dict[str, Any]:
        """Cleaned values of all fields; a value that is not valid is as if it were not there."""
        self.is_valid()
        return {name: self.cleaned_data.get(name) for name in self.fields}

    def words_of(self, name: str, value: Any) -> str:
        """How a chip says a chosen value."""
        labels = dict(getattr(self.fields[name], "choices", ()))
        return str(labels.get(value, value))


def chips(request: HttpRequest, form: FilterForm) -> list[Chip]:
    chosen = {name: value for name, value in form.chosen().items() if value not in (None, "", False)}
    return [
        Chip(_chip_words(form, name, value), with_query(request, **{name: None, PLACE: None}))
        for name, value in chosen.items()
    ]


def _chip_words(form: FilterForm, name: str, value: Any) -> str:
    label = str(form.fields[name].label)
    return label if value is True else f"{label}:{form.words_of(name, value)}"


def pager(request: HttpRequest, page: Page[Any], unit: str = "条") -> Pager:
    return Pager(
        words=f"共 {page.total} {unit}",
        previous_url=with_query(request, **{PLACE: page.previous_token}) if page.previous_token else "",
        next_url=with_query(request, **{PLACE: page.next_token}) if page.next_token else "",
    )
