"""Signing in and out, creating people, loading the city pack."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from wangjian.desk.accounts import policies
from wangjian.desk.accounts.models import Area, City, Organisation, Role, RoleAssignment, User
from wangjian.desk.audit import log as audit
from wangjian.desk.audit.events import AuditEvent
from wangjian.desk.audit.log import Actor
from wangjian.kernel.errors import WangjianError
from wangjian.law.citypack import AreaRecord, CityPack, OrganisationRecord

MOST_FAILURES = 5
LOCK_TIME = timedelta(minutes=15)
_BACKEND = "wangjian.desk.accounts.backends.LockingBackend"

Row = TypeVar("Row", bound=models.Model)


class UnableToSignIn(WangjianError):
    """Wrong name or password, or the account is locked or switched off."""


class UnableToCreateUser(WangjianError):
    """The account exists already, or its password is too weak."""


def sign_in(*, username: str, password: str, at: datetime) -> User:
    """The user with this name and password, ready for ``django.contrib.auth.login``. Raises UnableToSignIn.

    Five failures in a row lock the account for a quarter of an hour. Everything is recorded; nothing tells a stranger
    whether an account exists.
    """
    with transaction.atomic():
        user, refusal = _checked(username, password, at)
    # Raised outside the transaction: the count of failures and the log must stay.
    if user is None:
        raise UnableToSignIn(refusal)
    user.backend = _BACKEND  # type: ignore[attr-defined]
    return user


@transaction.atomic
def sign_out(*, by: User, at: datetime) -> None:
    audit.record(AuditEvent.SIGNED_OUT, target=by, by=by, at=at)


@transaction.atomic
def create_user(
    *,
    username: str,
    display_name: str,
    organisation: Organisation | None,
    roles: Collection[Role],
    password: str,
    by: Actor,
    at: datetime,
) -> User:
    """Raises UnableToCreateUser, UnableToGrantRoles."""
    policies.check_roles_fit(roles, organisation)
    if User.objects.filter(username=username).exists():
        raise UnableToCreateUser(f"账号“{username}”已经存在,请换一个账号名。")
    user = User(username=username, display_name=display_name, organisation=organisation, date_joined=at)
    _check_password(password, user)
    user.set_password(password)
    user.save()
    RoleAssignment.objects.bulk_create(RoleAssignment(user=user, role=role) for role in dict.fromkeys(roles))
    detail = {
        "username": username,
        "organisation": organisation.code if organisation else None,
        "roles": sorted(role.value for role in roles),
    }
    audit.record(AuditEvent.USER_CREATED, target=user, by=by, at=at, detail=detail)
    return user


@transaction.atomic
def load_city_pack(*, pack: CityPack, by: Actor, at: datetime) -> City:
    """Bring organisations and areas to the state of the pack. Doing it again changes nothing; nothing is deleted."""
    organisations = {record.code: _put_organisation(record) for record in pack.organisations}
    _set_parents(organisations, {record.code: record.parent for record in pack.organisations})
    areas = {record.code: _put_area(record, organisations[record.bureau]) for record in pack.areas}
    _set_parents(areas, {record.code: record.parent for record in pack.areas})
    city, _ = City.objects.update_or_create(
        pk=1,
        defaults={
            "code": pack.code,
            "name": pack.name,
            "division_code": pack.division_code,
            "lead_organisation": organisations[pack.lead_organisation],
        },
    )
    detail = {"pack": pack.code, "organisations": len(organisations), "areas": len(areas)}
    audit.record(AuditEvent.CITY_PACK_LOADED, target=city, by=by, at=at, detail=detail)
    return city


def _checked(username: str, password: str, at: datetime) -> tuple[User | None, str]:
    user = User.objects.select_for_update().filter(username=username).first()
    if user is None or not user.is_active:
        make_password(password)  # as slow as a real check
        audit.record(
            AuditEvent.SIGN_IN_FAILED, target=None, by=audit.SYSTEM, at=at, detail={"username": username[:150]}
        )
        return None, "账号或口令不对,请核对后重新输入。"
    if user.locked_until and user.locked_until > at:
        audit.record(AuditEvent.SIGN_IN_FAILED, target=user, by=user, at=at, detail={"locked": True})
        return None, _locked_sentence(user.locked_until)
    if not user.check_password(password):
        return None, _count_failure(user, at)
    _update(user, failed_sign_ins=0, locked_until=None, last_login=at)
    audit.record(AuditEvent.SIGNED_IN, target=user, by=user, at=at)
    return user, ""


def _count_failure(user: User, at: datetime) -> str:
    failures = user.failed_sign_ins + 1
    audit.record(AuditEvent.SIGN_IN_FAILED, target=user, by=user, at=at, detail={"failures": failures})
    if failures < MOST_FAILURES:
        _update(user, failed_sign_ins=failures)
        return f"账号或口令不对,请核对后重新输入。再错 {MOST_FAILURES - failures} 次,账号将锁定 15 分钟。"
    until = at + LOCK_TIME
    _update(user, failed_sign_ins=0, locked_until=until)
    audit.record(AuditEvent.ACCOUNT_LOCKED, target=user, by=user, at=at, detail={"until": until.isoformat()})
    return _locked_sentence(until)


def _locked_sentence(until: datetime) -> str:
    return f"连续 {MOST_FAILURES} 次登录失败,账号锁定至 {timezone.localtime(until):%H:%M},请到时再试。"


def _check_password(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise UnableToCreateUser(f"口令不符合要求:{';'.join(error.messages)}。") from error


def _put_organisation(record: OrganisationRecord) -> Organisation:
    values = {"name": record.name, "short_name": record.short_name, "kind": record.kind}
    return Organisation.objects.update_or_create(code=record.code, defaults=values)[0]


def _put_area(record: AreaRecord, bureau: Organisation) -> Area:
    values = {
        "name": record.name,
        "short_name": record.short_name,
        "kind": record.kind,
        "division_code": record.division_code or None,
        "statistical_code": record.statistical_code or None,
        "bureau": bureau,
        "address_keywords": list(record.keywords),
    }
    return Area.objects.update_or_create(code=record.code, defaults=values)[0]


def _set_parents(rows: Mapping[str, models.Model], parents: Mapping[str, str]) -> None:
    for code, row in rows.items():
        above = rows.get(parents[code])
        _update(row, parent_id=above.pk if above else None)


def _update(row: Row, **values: Any) -> Row:
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
    return row
