"""Who works here and for which area. Organisations and areas come from the city pack."""

from __future__ import annotations

from functools import cached_property

from django.contrib.auth.models import AbstractUser
from django.db import models


class Role(models.TextChoices):
    """What a person does. One person may have several; the three administrators stay separate (等保2.0)."""

    MONITOR = "MONITOR", "市局网监"
    HANDLER = "HANDLER", "县区承办"
    LEADER = "LEADER", "领导"
    RULE_AUTHOR = "RULE_AUTHOR", "规则编写"
    SYSTEM_ADMIN = "SYSTEM_ADMIN", "系统管理员"
    SECURITY_ADMIN = "SECURITY_ADMIN", "安全管理员"
    AUDIT_ADMIN = "AUDIT_ADMIN", "审计管理员"


ADMINISTRATORS = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
CITY_ROLES = frozenset({Role.MONITOR, Role.RULE_AUTHOR})
"""Roles that exist only in the city bureau and see the whole city."""


class OrganisationKind(models.TextChoices):
    GOVERNMENT = "GOVERNMENT", "政府"
    CITY_BUREAU = "CITY_BUREAU", "市局"
    COUNTY_BUREAU = "COUNTY_BUREAU", "县区局"
    ZONE_BUREAU = "ZONE_BUREAU", "功能区局"
    MEMBER_DEPARTMENT = "MEMBER_DEPARTMENT", "成员单位"


LOCAL_BUREAUS = frozenset({OrganisationKind.COUNTY_BUREAU, OrganisationKind.ZONE_BUREAU})
BUREAUS = LOCAL_BUREAUS | {OrganisationKind.CITY_BUREAU}
"""Offices that verify leads."""


class Organisation(models.Model):
    """A bureau, a government or a member department of the programme."""

    code = models.CharField("代码", max_length=40, unique=True)
    name = models.CharField("名称", max_length=100)
    short_name = models.CharField("简称", max_length=40)
    kind = models.CharField("类别", max_length=20, choices=OrganisationKind)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.short_name

    @property
    def handles_leads(self) -> bool:
        return self.kind in BUREAUS


class City(models.Model):
    """The one city this installation serves, as its city pack names it."""

    code = models.CharField("城市包", max_length=40, unique=True)
    name = models.CharField("名称", max_length=60)
    division_code = models.CharField("行政区划码", max_length=6)
    lead_organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="accounts_one_city")]

    def __str__(self) -> str:
        return self.name


class AreaKind(models.TextChoices):
    CITY = "CITY", "市"
    COUNTY = "COUNTY", "县(市、区)"
    FUNCTIONAL_ZONE = "FUNCTIONAL_ZONE", "功能区"


class Area(models.Model):
    """A supervision unit: a county, or a functional zone, which has no division code of its own (GB/T 2260)."""

    code = models.CharField("代码", max_length=40, unique=True)
    name = models.CharField("名称", max_length=100)
    short_name = models.CharField("简称", max_length=40)
    kind = models.CharField("类别", max_length=20, choices=AreaKind)
    division_code = models.CharField("行政区划码", max_length=6, null=True, blank=True, unique=True)
    statistical_code = models.CharField("统计用区划码", max_length=12, null=True, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    bureau = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="areas")
    address_keywords = models.JSONField("地址用词", default=list, blank=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.short_name


class User(AbstractUser):
    """A person with an account. ``display_name`` is what colleagues read."""

    display_name = models.CharField("姓名", max_length=60)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="people")
    failed_sign_ins = models.PositiveSmallIntegerField("连续登录失败次数", default=0)
    locked_until = models.DateTimeField("锁定至", null=True, blank=True)

    class Meta:
        ordering = ["username"]

    def __str__(self) -> str:
        return self.display_name or self.username

    @cached_property
    def role_set(self) -> frozenset[Role]:
        return frozenset(Role(assignment.role) for assignment in self.roles.all())

    def has_role(self, role: Role) -> bool:
        return role in self.role_set

    @property
    def role_labels(self) -> list[str]:
        return [role.label for role in Role if role in self.role_set]

    @property
    def audit_name(self) -> str:
        return self.username

    @property
    def audit_label(self) -> str:
        return self.display_name or self.username


class RoleAssignment(models.Model):
    user = models.ForeignKey(User, models.CASCADE, related_name="roles")
    role = models.CharField("角色", max_length=20, choices=Role)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "role"], name="accounts_role_once")]

    def __str__(self) -> str:
        return f"{self.user} {self.get_role_display()}"
