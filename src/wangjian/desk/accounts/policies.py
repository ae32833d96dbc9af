"""Who may arrange accounts."""

from __future__ import annotations

from collections.abc import Collection

from wangjian.desk.accounts.models import ADMINISTRATORS, CITY_ROLES, Organisation, OrganisationKind, Role
from wangjian.desk.policies import UnableToAct


class UnableToGrantRoles(UnableToAct):
    """These roles do not go together, or not with this organisation."""


def check_roles_fit(roles: Collection[Role], organisation: Organisation | None) -> None:
    """Administrators stay apart from each other and from business (等保2.0); the city's roles sit in the city bureau.

    Raises UnableToGrantRoles.
    """
    administrators = ADMINISTRATORS.intersection(roles)
    if administrators and len(set(roles)) > 1:
        raise UnableToGrantRoles("系统管理员、安全管理员、审计管理员须由不同的人担任,且不得兼任业务角色。")
    kind = organisation.kind if organisation else None
    if CITY_ROLES.intersection(roles) and kind != OrganisationKind.CITY_BUREAU:
        raise UnableToGrantRoles("市局网监、规则编写人员须属于市局,请先选择市局作为其单位。")
    if {Role.HANDLER, Role.LEADER}.intersection(roles) and organisation is None:
        raise UnableToGrantRoles("县区承办人员和领导须有所属单位,请先选择单位。")
