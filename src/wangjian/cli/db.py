"""``wangjian db``: setting an installation up and keeping it up to date."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import click

from wangjian.cli.desk import json_option, load_desk, now, show_json
from wangjian.kernel.errors import WangjianError

ROLES = ("MONITOR", "HANDLER", "LEADER", "RULE_AUTHOR", "SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDIT_ADMIN")


class NoSuchOrganisation(WangjianError):
    """No organisation of the city pack has this code."""


@click.group()
def db() -> None:
    """数据库:建立、升级、载入城市包、新建账号。"""


@db.command()
@click.option("--city", default="xuchang", show_default=True, help="城市包,citypacks 下的目录名。")
def init(city: str) -> None:
    """建立数据库并载入城市包。重复运行不改变已有数据。"""
    load_desk(check=False)
    _migrate()
    _load_city(city, now())
    click.echo("数据库已就绪。下一步:wangjian db create-user 新建账号,wangjian serve 打开工作台。", err=True)


@db.command()
def migrate() -> None:
    """把数据库升级到当前版本。"""
    load_desk(check=False)
    _migrate()
    click.echo("数据库已是当前版本。", err=True)


@db.command("load-city")
@click.argument("pack", metavar="城市包")
def load_city(pack: str) -> None:
    """载入或更新城市包:机构、监管单元。"""
    load_desk()
    _load_city(pack, now())


@db.command("create-user")
@click.argument("username", metavar="账号")
@click.option("--name", "display_name", required=True, metavar="姓名")
@click.option("--org", "organisation", metavar="单位代码", help="所属单位在城市包中的代码,例如 xc-amr。管理员可不填。")
@click.option("--role", "roles", multiple=True, required=True, type=click.Choice(ROLES), help="角色,可给多个。")
@click.password_option("--password", prompt="口令", confirmation_prompt="再输一次", help="不写则提示输入。")
@json_option
def create_user(
    username: str, display_name: str, organisation: str | None, roles: tuple[str, ...], password: str, as_json: bool
) -> None:
    """新建账号。"""
    load_desk()
    from wangjian.desk.accounts import actions
    from wangjian.desk.accounts.models import Role
    from wangjian.desk.audit.log import SYSTEM

    user = actions.create_user(
        username=username,
        display_name=display_name,
        organisation=_organisation(organisation) if organisation else None,
        roles=[Role(role) for role in roles],
        password=password,
        by=SYSTEM,
        at=now(),
    )
    if as_json:
        show_json({"username": user.username, "roles": roles, "organisation": organisation})
    click.echo(f"账号 {user.username} 已建立:{'、'.join(user.role_labels)}。", err=True)


def _migrate() -> None:
    from django.conf import settings
    from django.core.management import call_command

    settings.WANGJIAN_HOME.mkdir(parents=True, exist_ok=True)
    call_command("migrate", interactive=False, verbosity=0)


def _load_city(code: str, at: datetime) -> None:
    from wangjian.desk.accounts import actions
    from wangjian.desk.audit.log import SYSTEM
    from wangjian.law.citypack import CityPack

    city = actions.load_city_pack(pack=CityPack.load(code), by=SYSTEM, at=at)
    click.echo(f"已载入城市包:{city.name}。", err=True)


def _organisation(code: str) -> Any:
    from wangjian.desk.accounts.models import Organisation

    found = Organisation.objects.filter(code=code).first()
    if found is None:
        codes = "、".join(Organisation.objects.filter(areas__isnull=False).values_list("code", flat=True).distinct())
        raise NoSuchOrganisation(f"没有代码为“{code}”的单位,可用的市场监管部门:{codes or '无,请先载入城市包'}。")
    return found
