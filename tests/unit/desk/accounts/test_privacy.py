"""Every field has a privacy class, and personal data is covered in place."""

from __future__ import annotations

import pytest
from django.apps import apps
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import NOW, make_finding, make_monitor

from wangjian.desk.accounts.privacy import CLASSES, DataClass, class_of, masked, masked_name, note_unmasked
from wangjian.desk.audit.models import Entry

MODELS = [model for model in apps.get_models() if model.__module__.startswith("wangjian.desk.")]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_every_model_has_a_privacy_class(model: type) -> None:
    assert model._meta.label in CLASSES


def test_exceptions_name_fields_that_exist() -> None:
    for model in MODELS:
        names = {field.name for field in model._meta.get_fields()}
        assert set(CLASSES[model._meta.label][1]) <= names


def test_no_class_is_kept_for_a_model_that_is_gone() -> None:
    assert set(CLASSES) == {model._meta.label for model in MODELS}


def test_password_is_secret() -> None:
    assert class_of(apps.get_model("accounts.User"), "password") is DataClass.SECRET


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("电话13800000000", "电话138****0000"),
        ("加微信 13900001111 领券", "加微信 139****1111 领券"),
        ("证件 410000199001010000 号", "证件 410000***********0 号"),
        ("邮箱 sample@example.com", "邮箱 sa****@example.com"),
        ("订单 202609210001234567890", "订单 202609210001234567890"),
        ("代码 91411000000000070N", "代码 91411000000000070N"),
        ("价格 1380000", "价格 1380000"),
    ],
)
def test_masked_covers_what_identifies_a_person_and_nothing_else(text: str, shown: str) -> None:
    assert masked(text) == shown


@given(st.text())
def test_masked_keeps_every_character_in_its_place(text: str) -> None:
    assert len(masked(text)) == len(text)


@given(st.text())
def test_masking_twice_changes_nothing(text: str) -> None:
    assert masked(masked(text)) == masked(text)


def test_masked_name_keeps_the_family_name() -> None:
    assert masked_name("示例人") == "示**"


@pytest.mark.django_db
def test_unmasking_is_recorded_with_its_reason() -> None:
    monitor, finding = make_monitor(), make_finding()

    note_unmasked(target=finding, fields=["text"], reason="核对联系人", by=monitor, at=NOW)

    entry = Entry.objects.get(event="PERSONAL_DATA_SHOWN")
    assert entry.target_id == str(finding.pk)
    assert entry.detail == {"fields": ["text"], "reason": "核对联系人"}
