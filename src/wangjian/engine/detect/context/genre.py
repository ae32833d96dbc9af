"""What kind of text this is: an advertisement, or something the advertising law does not reach.

Source: 广告法适用问题执法指南(一) articles 4 to 7 (an advertisement promotes, uses a medium, reaches people not
determined beforehand and
is not demanded by law). Where the columns say so (kind ``review``, a chat platform), they decide; otherwise the
wording does.
Each test reads the whole text once and is remembered, because all hits of a text share the answer.
"""

from __future__ import annotations

import re
from functools import lru_cache

from wangjian.engine.detect.context.clauses import sentence, sentence_lead
from wangjian.engine.feature import Hit, Signal, feature

_READ = 1200
"""Characters read to tell the kind of a text; long pages say it at their head or near the hit."""

_AUTHORITY = (
    r"(?:市场监管|市场监督管理|工商|药监|食药监|公安|网信|消保委|消费者协会|消协|检察|人民法院|法院|执法人员|监管部门"
    r"|银保监|证监|教育部|反诈)"
)
_REPORT = re.compile(
    _AUTHORITY + r".{0,60}(?:查处|处罚|通报|责令|立案|罚款|认定|判决|查获|约谈|抽检|检查发现|公布|曝光|提醒|提示|起诉)"
    r"|当事人|涉案|被告人|被害人|被发展人员|违法所得|行政处罚决定|典型案例|没收违法|处以?罚款|获刑"
    r"|被(?:依法)?(?:认定|查处|处罚|罚款?|立案|通报|起诉|判处)|构成.{0,10}违法|违反了?《"
    r"|涉嫌(?:虚假|违法|违反|传销|诈骗|侵权)|(?:消费|安全)警示|通报.{0,20}(?:抽检|检查|不合格)"
)
_STATUTE = re.compile(
    r"(?:法|办法|条例|规定|》)第[一二三四五六七八九十百]+条|第[一二三四五六七八九十百]+条(?:规定|第)|依照本法"
    r"|本法所称|本办法所称|中华人民共和国[^,。]{1,12}法"
    r"|(?:经营者|广告主|广告(?:中)?|任何(?:单位|组织|个人|其他广告)|平台内?|生产者|销售者|消费者)[^,。;]{0,12}(?:不得"
    r"|应当|禁止)"
    r"|^(?:禁止|不得|应当|除)[^,。]{2,30}(?:外,)?(?:禁止|不得|应当)"
)
_COMPLAINT = re.compile(
    r"(?:我|本人|消费者|市民|网友|群众)[^。]{0,30}(?:投诉|举报|反映|维权)|要求(?:商家|对方)?(?:退款|退费|退货|赔偿"
    r"|查处|处理|赔付|解决)|请(?:求)?(?:查处|处理|核实)"
    r"|(?:虚假宣传|价格欺诈|欺诈消费者)[^。]{0,30}(?:要求|投诉|举报)|不予?退(?:款|费)[^。]{0,20}(?:投诉|怎么办)"
    r"|^(?:投诉|举报)|但是?商家(?:不|拒)"
)
_WARNING = re.compile(
    r"(?:不要|勿|切勿|请勿|别|不可)(?:轻易)?(?:信|相信|轻信|参与|加入|上当|点击|转账)|(?:都|均|皆|就|可能|多|全)(?:是"
    r"|为|属于|属)(?:骗局|诈骗|传销|违法|非法|圈套|假的|陷阱)"
    r"|凡(?:是)?(?:宣称|声称|打着|以|称|要求|让)|(?:警惕|谨防|防范|识破|远离|当心|小心|拒绝参与)[^。]{0,20}(?:骗局"
    r"|诈骗|传销|陷阱|套路|集资|上当|受骗|返利|刷单|假冒|高收益|投资)"
    r"|反诈|谨防(?:受骗|上当)|避免(?:受骗|上当|(?:造成)?[^,。]{0,6}损失)|不法分子|骗取|辟谣|以免(?:上当|受骗)|防骗"
)
_OWN_WARNING = re.compile(r"谨防(?:假冒|仿冒|盗版|假货)|认准(?:正品|商标|品牌|官方)")
_MANDATORY = re.compile(
    r"不能代替药(?:物|品)|不是药(?:物|品)|保健食品不具有|请按(?:药品)?说明书|请仔细阅读(?:产品)?说明书|在药师指导下"
    r"|谨遵医嘱|遵医嘱|(?:投资|理财|基金|市场|股市|入市)(?:有"
    r"|需)[^,。]{0,4}(?:风险|谨慎)"
    r"|理财非存款|过往业绩|不代表(?:未来|实际)|吸烟有害健康|过量饮酒|未成年人(?:禁止|请勿)饮酒|慎用|忌用|禁用|不宜"
    r"|不适用|不适宜|忌食|慎食|注意事项|警示"
)
_RECRUITING = re.compile(
    r"(?:招聘|诚聘|诚招|急聘|招工)[^。]{0,40}(?:底薪|薪|工资|提成|五险|社保|双休|坐班|名|优先)|底薪[^。]{0,30}提成"
    r"|无责任?底薪|有意者(?:请)?(?:投|联系|电)"
)
_CHAT_PLATFORM = re.compile(r"群聊|聊天|私聊|私信|客服会话|即时通信|会员专区|im$|chat|dm$", re.I)
_CLOSED = re.compile(
    r"(?:仅|只限?|限)(?:会员|注册会员|群友|群成员|本群|好友)(?:可见|可看|查看|内部)|群内专享|本群(?:专享|专属|内)"
    r"|仅群(?:内|成员)|群里的(?:家人|朋友|姐妹|各位)|(?:亲"
    r"|您好)[,,]?(?:您|你)(?:刚才|之前|上次)?(?:咨询|问)的"
)


@lru_cache(maxsize=256)
def _is(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(text, 0, _READ)
    return match.group() if match else None


@feature("scope.consumer_review")
def consumer_review(hit: Hit) -> Signal | None:
    """消费者自己的评价,不是广告"""
    return Signal("是消费者评价") if hit.kind == "review" else None


@feature("scope.closed_audience")
def closed_audience(hit: Hit) -> Signal | None:
    """在聊天群内、一对一聊天中或者仅会员可见,受众特定"""
    platform = str(hit.row.get("platform") or "")
    if hit.kind == "message" and _CHAT_PLATFORM.search(platform):
        return Signal("发在聊天群或者一对一会话里", values=(platform,))
    words = _is(_CLOSED, hit.text)
    return Signal(f"文中写明“{words}”", values=(words,)) if words else None


@feature("scope.complaint")
def complaint(hit: Hit) -> Signal | None:
    """消费者的投诉或者反映,不是广告"""
    words = _is(_COMPLAINT, hit.text)
    return Signal("是消费者的投诉或反映", values=(words,)) if words else None


@feature("scope.statute")
def statute(hit: Hit) -> Signal | None:
    """引用法律、法规或者规则的条文"""
    match = _STATUTE.search(sentence(hit))
    return Signal("是法律法规或规则的条文", values=(match.group(),)) if match else None


@feature("scope.report")
def report(hit: Hit) -> Signal | None:
    """执法、司法或者新闻通报,不是广告"""
    words = _is(_REPORT, hit.text)
    return Signal("是执法、司法或新闻通报", values=(words,)) if words else None


@feature("scope.warning")
def warning(hit: Hit) -> Signal | None:
    """提醒消费者防骗的文字,不是推销"""
    words = _is(_WARNING, hit.text)
    if words and not _OWN_WARNING.search(hit.text, 0, _READ):
        return Signal("是提醒、防骗的文字", values=(words,))
    return None


@feature("scope.mandatory")
def mandatory(hit: Hit) -> Signal | None:
    """依法应当标示的提示、警示"""
    match = _MANDATORY.search(sentence(hit))
    return Signal("是依法应当标示的提示", values=(match.group(),)) if match else None


@feature("scope.recruiting")
def recruiting(hit: Hit) -> Signal | None:
    """招聘信息,不推销商品"""
    words = _is(_RECRUITING, hit.text)
    return Signal("是招聘信息", values=(words,)) if words else None


_QUOTED_RULE = re.compile(r"(?:禁止|严禁|不得|不允许|违规|处罚|下架)[^。;]{0,20}$")


@feature("scope.quoted_rule")
def quoted_rule(hit: Hit) -> Signal | None:
    """说明平台或者店铺禁止什么"""
    match = _QUOTED_RULE.search(sentence_lead(hit, 30))
    return Signal("说的是禁止这样做", values=(match.group(),)) if match else None
