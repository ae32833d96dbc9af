from __future__ import annotations

import re

import pytest
from django import forms

from wangjian.web.widgets import PlainSelect

CHOICES = [("", "全部"), ("a", "甲<b>"), (3, "三")]


@pytest.mark.parametrize("value", [None, "", "a", 3, "3", "unknown"])
def test_a_plain_select_chooses_as_djangos_own_does(value: object) -> None:
    plain = PlainSelect(choices=CHOICES).render("kind", value, {"id": "id_kind"})
    own = forms.Select(choices=CHOICES).render("kind", value, {"id": "id_kind"})

    assert pieces(plain) == pieces(own)


def pieces(html: str) -> list[str]:
    """Tags with their attributes in order, and texts; blanks between them do not count."""
    found = re.findall(r"<(/?\w+)((?:\s[^>]*)?)>|([^<>]+)", html)
    return [
        " ".join([tag, *sorted(attributes.split())]) if tag else text.strip()
        for tag, attributes, text in found
        if tag or text.strip()
    ]
