"""Wording of network fraud: phishing, impersonation, fees in advance, invented jobs.

Such texts go to the police; the bureau sees them in messages and shop chats. One word never tells: a bank writes 积分
and 登录 too. What
tells is the pair: who speaks or what is the matter, and what the reader shall do (log in at a link, pay first, share
the screen).
"""

from __future__ import annotations

import re

from wangjian.engine.feature import Hit, Signal, feature

_REACH = 110

_LINK = re.compile(
    r"url|https?|www|网址|链接|登[录陆入]|点击|wap|\.(?:cc|com|cn|net|top|xyz)|致电|拨打|phone|hotline|回电|联系"
)
_PAY = re.compile(
    r"转(?:账|到|入|至|给|进)|汇款|打款|安全账[户号]|监管账[户号]|保证金|解冻(?:费|金)|手续费|验证码|共享屏幕"
    r"|屏幕共享|下载[^,。]{0,12}(?:会议|软件|app|zoom|安全)|会议号|语音通话|取现|现金|垫付|借给|刷流水|认证金|缴纳"
    r"|先(?:交|付|存|转)|充值|存入|银行卡[^,。]{0,10}(?:照片|信息|号|密码)|身份证[^,。]{0,6}照片|派人"
)
_AUTHORITY = re.compile(
    r"公安|民警|警官|检察|法院|银监|证监|专案组|通缉|涉嫌|洗钱|案件|刑侦|社保局|医保局|税务局|海关|大使馆|客服|集团"
    r"|银行|京东|淘宝|支付宝|微信支付|快递|航空|朋友|领导|亲戚|女儿|儿子|同学|老师|医院"
)
_JOB = re.compile(
    r"日结|手机(?:电脑)?(?:均可|即可|就)|在家|日赚|每天\d|时间自由|不限|加(?:微信|qq|v|薇)|wechat|qq|咨询公司"
    r"|急需人手|名额|添加|联系"
)
_BANK = re.compile(r"银行|[工农建交招浦][行商]|网银|信用卡|帐[户号]|中国银联|理财金")
"""Shops have points too; only those of a bank are a lure."""
_HONEST = re.compile(
    r"柜台|营业厅|官方(?:渠道|客服|网站|app)|切勿|请勿|不会(?:要求|索要)|拨打110|96110|谨防|不要(?:相信|点击|透露"
    r"|转账)|柜台办理|到柜台|不收(?:任何)?(?:费|押金)|提醒(?:您|广大)"
)


def _stretch(hit: Hit) -> str:
    return hit.text[max(0, hit.start - _REACH) : hit.end + _REACH]


def _pair(hit: Hit, demand: re.Pattern[str]) -> Signal | None:
    stretch = _stretch(hit)
    if _HONEST.search(stretch):
        return None
    match = demand.search(stretch.replace(hit.quote, " "))
    return Signal(f"称“{hit.quote}”,并要求“{match.group()}”", values=(hit.quote, match.group())) if match else None


@feature("fraud.phishing")
def phishing(hit: Hit) -> Signal | None:
    """以账户异常、积分到期为由要求登录链接或者回电"""
    if "积分" in hit.quote and not _BANK.search(_stretch(hit)):
        return None
    return _pair(hit, _LINK)


_ACCOUNT = re.compile(r"银行|[工农建交招浦中]行|账[户号]|帐[户号]|网银|信用卡|社保|医保|中国银联")


@feature("fraud.account_lure")
def account_lure(hit: Hit) -> Signal | None:
    """以银行积分、额度、失效为由要求登录"""
    if not (_BANK if "积分" in hit.quote else _ACCOUNT).search(_stretch(hit)):
        return None
    return _pair(hit, _LINK)


@feature("fraud.impersonation")
def impersonation(hit: Hit) -> Signal | None:
    """冒充执法机关、客服、熟人要求转账或者提供资料"""
    if not _AUTHORITY.search(_stretch(hit)):
        return None
    return _pair(hit, _PAY)


_ADVANCE_FEE = re.compile(r"上岗|入职|工作|招聘|兼职|贷款|放款|下款|额度|解冻|领取|退还|登记|办卡|开通|报名费后")


@feature("fraud.advance_fee")
def advance_fee(hit: Hit) -> Signal | None:
    """先交费才能上岗、放款"""
    stretch = _stretch(hit)
    if _HONEST.search(stretch):
        return None
    match = _ADVANCE_FEE.search(stretch)
    return Signal(f"“{hit.quote}”才能“{match.group()}”", values=(hit.quote, match.group())) if match else None


@feature("fraud.invented_job")
def invented_job(hit: Hit) -> Signal | None:
    """以录用、高薪为名招揽不实的兼职"""
    return _pair(hit, _JOB)


_CALL_BACK = re.compile(
    r"联系(?:专属)?客服|致电|拨打|客服(?:电话)?[^,。]{0,6}(?:\d|digit|cellphone|phone|hotline)|补偿|赔付|联系(?:电话"
    r"|我们)"
)


@feature("fraud.call_back")
def call_back(hit: Hit) -> Signal | None:
    """以航班变动为由要求回电、许诺补偿"""
    return _pair(hit, _CALL_BACK)
