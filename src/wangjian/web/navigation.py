"""The left-hand entries: at most seven, only those of the role, in the order of the day's work."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from wangjian.desk.accounts.models import User
from wangjian.web.access import Access, why_not

MOST = 7


@dataclass(frozen=True, slots=True)
class Entry:
    label: str
    url: str
    icon: str
    about: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    name: str
    label: str
    icon: str
    rule: Access
    about: str


_PLACES = (
    _Place("home", "工作台", "home", Access.SIGNED_IN, "逾期、到期、新到,下一步办什么"),
    _Place("queue", "待办", "inbox", Access.QUEUE, "交办给本单位的线索:接收、核查、反馈"),
    _Place("leads", "线索", "flag", Access.BUSINESS, "研判、交办、办结"),
    _Place("findings", "发现", "quote", Access.BUSINESS, "规则标出的每一句话和理由"),
    _Place("runs", "监测", "radar", Access.MONITORING, "开始一次监测,看结果"),
    _Place("imports", "导入", "upload", Access.MONITORING, "上传名录、商品、条款,处理坏行"),
    _Place("operators", "主体", "user", Access.BUSINESS, "经营主体档案"),
    _Place("map", "地图", "map", Access.BUSINESS, "各县区未办结的线索"),
    _Place("shops", "店铺", "shop", Access.BUSINESS, "网店和它的经营者"),
    _Place("audit", "审计日志", "log", Access.AUDIT, "谁在什么时候做了什么,校验是否被改过"),
    _Place("help", "帮助", "help", Access.SIGNED_IN, "线索怎么走、键盘、名词"),
)


def all_places(user: User) -> list[Entry]:
    return [
        Entry(place.label, reverse(place.name), place.icon, place.about)
        for place in _PLACES
        if not why_not(place.rule, user)
    ]


def entries(user: User, path: str) -> list[Entry]:
    """What stands on the left; when there is more than fits, the last entry opens the rest."""
    places = all_places(user)
    if len(places) > MOST:
        places = [*places[: MOST - 1], Entry("更多", reverse("more"), "more", "其余各项")]
    shown = [_mark(place, path) for place in places]
    if not any(entry.current for entry in shown) and shown[-1].label == "更多":
        shown[-1] = Entry(shown[-1].label, shown[-1].url, shown[-1].icon, shown[-1].about, current=True)
    return shown


def _mark(entry: Entry, path: str) -> Entry:
    current = path == entry.url if entry.url == "/" else path.startswith(entry.url)
    return Entry(entry.label, entry.url, entry.icon, entry.about, current=current)
