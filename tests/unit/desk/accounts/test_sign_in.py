"""Signing in: the lock after repeated failures, and what a stranger learns."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth import authenticate
from tests.factories import NOW, PASSWORD, make_user

from wangjian.desk.accounts.actions import LOCK_TIME, MOST_FAILURES, UnableToSignIn, sign_in
from wangjian.desk.accounts.models import Role, User
from wangjian.desk.audit.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> User:
    return make_user(Role.MONITOR, username="monitor")


def fail(times: int, username: str = "monitor") -> str:
    sentence = ""
    for _ in range(times):
        with pytest.raises(UnableToSignIn) as refusal:
            sign_in(username=username, password="wrong", at=NOW)
        sentence = str(refusal.value)
    return sentence


def events() -> list[str]:
    return list(Entry.objects.order_by("seq").values_list("event", flat=True))


def test_sign_in_with_the_right_password(person: User) -> None:
    assert sign_in(username="monitor", password=PASSWORD, at=NOW) == person
    assert events() == ["SIGNED_IN"]


def test_failure_is_kept_although_it_raises(person: User) -> None:
    sentence = fail(1)

    person.refresh_from_db()
    assert person.failed_sign_ins == 1
    assert events() == ["SIGN_IN_FAILED"]
    assert "再错 4 次" in sentence


def test_fifth_failure_locks_for_a_quarter_of_an_hour(person: User) -> None:
    sentence = fail(MOST_FAILURES)

    assert sentence == "连续 5 次登录失败,账号锁定至 10:45,请到时再试。"
    assert events()[-1] == "ACCOUNT_LOCKED"
    with pytest.raises(UnableToSignIn, match="锁定"):
        sign_in(username="monitor", password=PASSWORD, at=NOW + LOCK_TIME - timedelta(seconds=1))


def test_lock_ends_by_itself(person: User) -> None:
    fail(MOST_FAILURES)

    assert sign_in(username="monitor", password=PASSWORD, at=NOW + LOCK_TIME) == person


def test_success_forgets_earlier_failures(person: User) -> None:
    fail(MOST_FAILURES - 1)
    sign_in(username="monitor", password=PASSWORD, at=NOW)

    person.refresh_from_db()
    assert person.failed_sign_ins == 0


def test_stranger_cannot_tell_an_unknown_account_from_a_wrong_password(person: User) -> None:
    assert fail(1, "nobody").startswith("账号或口令不对,请核对后重新输入。")
    assert fail(1).startswith("账号或口令不对,请核对后重新输入。")


def test_account_switched_off_cannot_sign_in(person: User) -> None:
    User.objects.update(is_active=False)
    with pytest.raises(UnableToSignIn):
        sign_in(username="monitor", password=PASSWORD, at=NOW)


def test_every_path_of_django_goes_through_the_lock(person: User) -> None:
    for _ in range(MOST_FAILURES):
        assert authenticate(username="monitor", password="wrong") is None
    assert authenticate(username="monitor", password=PASSWORD) is None
