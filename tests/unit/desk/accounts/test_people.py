"""Creating accounts: which roles go together, and with which organisation."""

from __future__ import annotations

import pytest
from tests.factories import NOW, PASSWORD, make_organisation, make_user

from wangjian.desk.accounts.actions import UnableToCreateUser, create_user
from wangjian.desk.accounts.models import Role, User
from wangjian.desk.accounts.policies import UnableToGrantRoles
from wangjian.desk.audit.log import SYSTEM
from wangjian.desk.audit.models import Entry

pytestmark = pytest.mark.django_db


def create(*roles: Role, kind: str | None = "CITY_BUREAU", username: str = "new", password: str = PASSWORD) -> User:
    organisation = make_organisation(kind) if kind else None
    return create_user(
        username=username,
        display_name="示例人员",
        organisation=organisation,
        roles=roles,
        password=password,
        by=SYSTEM,
        at=NOW,
    )


@pytest.mark.parametrize(
    ("roles", "kind", "allowed"),
    [
        ([Role.MONITOR], "CITY_BUREAU", True),
        ([Role.MONITOR, Role.RULE_AUTHOR], "CITY_BUREAU", True),
        ([Role.MONITOR], "COUNTY_BUREAU", False),
        ([Role.RULE_AUTHOR], "COUNTY_BUREAU", False),
        ([Role.HANDLER], "COUNTY_BUREAU", True),
        ([Role.HANDLER, Role.LEADER], "ZONE_BUREAU", True),
        ([Role.HANDLER], None, False),
        ([Role.SYSTEM_ADMIN], None, True),
        ([Role.SYSTEM_ADMIN, Role.AUDIT_ADMIN], None, False),
        ([Role.SECURITY_ADMIN, Role.MONITOR], "CITY_BUREAU", False),
        ([Role.AUDIT_ADMIN, Role.SECURITY_ADMIN], None, False),
    ],
)
def test_which_roles_may_be_granted(roles: list[Role], kind: str | None, allowed: bool) -> None:
    if allowed:
        assert create(*roles, kind=kind).role_set == frozenset(roles)
    else:
        with pytest.raises(UnableToGrantRoles):
            create(*roles, kind=kind)
        assert not User.objects.exists()


def test_new_account_is_recorded_without_its_password() -> None:
    create(Role.MONITOR)

    entry = Entry.objects.get()
    assert entry.detail["username"] == "new"
    assert PASSWORD not in str(entry.detail)


def test_weak_password_is_refused() -> None:
    with pytest.raises(UnableToCreateUser, match="口令不符合要求"):
        create(Role.MONITOR, password="1234567")


def test_name_that_exists_is_refused() -> None:
    make_user(username="new")
    with pytest.raises(UnableToCreateUser, match="已经存在"):
        create(Role.MONITOR)
