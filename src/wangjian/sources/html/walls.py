"""Pages that show nothing: login walls, checks for robots, empty shells of scripts.

Only pages on which nothing was found are asked: a shop page that also offers a login is a shop page.
"""

from __future__ import annotations

import re

from wangjian.sources.html.page import SavedPage

_LOGIN_HOSTS = ("login.taobao.com", "login.tmall.com", "passport.jd.com", "login.1688.com", "account.dianping.com")
_LOGIN_TITLE = re.compile(r"登录|登陆|sign ?in|log ?in", re.IGNORECASE)
_CHECK = re.compile(
    r"验证码|安全验证|滑块|拖动.{0,6}验证|访问验证|身份核实|人机验证|访问过于频繁|访问受限|系统繁忙|"
    r"unusual traffic|captcha|are you a robot|access denied|_____tmd_____|punish",
    re.IGNORECASE,
)
_FORBIDDEN = re.compile(r"\b(403 forbidden|404 not found|502 bad gateway|503 service)", re.IGNORECASE)
_LITTLE = 600
_NOTHING = 20


def wall_sentence(page: SavedPage) -> str | None:
    """Why this page is no observation of the market, or ``None``."""
    text = page.text
    little = len(text) < _LITTLE
    if page.host in _LOGIN_HOSTS or (little and _LOGIN_TITLE.search(page.title) and _asks_password(page)):
        return "这是登录页,没有保存到要看的内容;请登录后重新保存网页"
    if little and (_CHECK.search(text) or _CHECK.search(page.title)):
        return "这是平台的验证页(防爬虫),没有保存到要看的内容;请通过验证后重新保存网页"
    if little and (_FORBIDDEN.search(text) or _FORBIDDEN.search(page.title)):
        return "这是出错页,没有保存到要看的内容;请核对网址后重新保存网页"
    if little and _asks_password(page):
        return "这是登录页,没有保存到要看的内容;请登录后重新保存网页"
    if len(text) < _NOTHING:
        return "网页是空壳,没有可见的文字(内容由脚本载入);请等网页载入完再用浏览器“另存为”保存"
    return None


def _asks_password(page: SavedPage) -> bool:
    return page.tree.css_first("input[type=password]") is not None or "扫码登录" in page.text or "密码登录" in page.text
