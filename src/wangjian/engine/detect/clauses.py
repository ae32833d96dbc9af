"""Standard terms that take a consumer's rights: what the term keeps for the operator, and what makes it fair after all.

Sources: 民法典 496 to 498; 消费者权益保护法 26; 网络交易监督管理办法 18, 21; 合同行政监督管理办法 7, 8. The same
words are lawful where the law itself
says so (不可抗力, 定作 goods, prior notice with a way out) or where only the user's own fault is meant; each feature
asks for one such thing.
"""

from __future__ import annotations

import re

from wangjian.engine.detect.context.clauses import lead, sentence, sentence_lead, sentence_tail, tail
from wangjian.engine.detect.context.quantity import NUMBER
from wangjian.engine.feature import Hit, Signal, feature

_OPERATOR = (
    r"(?:本?(?:店|公司|平台|商城|司|网站|软件|机构|俱乐部|酒店|旅行社|商家|卖家|活动|中心|会所|馆|校|园|团队|应用"
    r"|app)|我[们方司]|某平台|平台|主办方|甲方|运营商?|经营者|商家|店家|出租方|服务方|许可人)"
)
_OPERATOR_RE = re.compile(_OPERATOR)

_KEEPS_MEANING = re.compile(r"归|属|在|即为|依据|由|保留|为|所有|享有|有|拥有|以[^,。]{0,10}为准")
_FAIR_MEANING = re.compile(
    r"依照?法律|依法|按照?法律|有利于(?:消费者|用户)|通常理解|协商|双方|共同|民法典|法律解释|平台公示|不(?:设|保留"
    r"|主张)"
)

_STATUTORY_GOODS = re.compile(
    r"定[作制]|鲜活|易腐|生鲜|活体|数字化商品|在线下载|下载类|报纸|期刊|音像|软件拆封|拆封的(?:音像|软件)|贴身|内衣"
    r"|内裤|激活|临期|瑕疵|试用|临近保质期|特定商品|法定(?:情形|例外)|交通票|机票|车票|船票|门票已使用"
)
_STATUTORY_BACK = re.compile(
    r"除(?:外|法律|质量|非)|法律(?:另有)?规定|依法|质量问题(?:除外|可退|由)|符合[^,。]{0,8}可退|单独确认|另行确认"
    r"|再次[^,。]{0,4}确认|除[^,。]{1,14}外|但[^,。]{0,16}(?:可以?退|除外|支持退)"
)
_NOT_REFUND_WORD = re.compile(r"^(?:色|烧|伍|役|休|群|订|步|让|热|缩|圈|潮|婚|火|党|学(?!费)|路)")
_FAULT_OF_USER = re.compile(
    r"不正当或(?:者)?非法使用|未按(?:约定|要求)|自行判断|用途和目的|手动注销|(?:因|由于)(?:您|用户|消费者|买家|乘客"
    r"|会员|学员|客户|乙方|个人|自身)[^。]{0,30}(?:违反|违规|泄露|错误|不实"
    r"|过错|原因|未|不当|自身|遗失|操作)|您违反|未经[^,。]{0,12}授权|自身原因|(?:您|用户)[^,。;]{0,8}(?:自行|主动"
    r"|自愿|公开|共享|披露|发布|上传|传播|提交|擅自)|用户(?:行为|内容|发布|上传)|您(?:在|于)[^,。]{0,12}(?:公开|发布"
    r"|披露)|注销|密码|账[号户](?:和|及|信息|被盗|安全)|填写有误|信息(?:不真实|错误|不准确|滞后)|未(?:及时)?(?:更新"
    r"|核实|登[录陆])|不登[录陆]|违法|违规|违反|如有违反|发表内容|上传的内容|自身的?行为|故意、?疏忽|管理不善"
    r"|不得[^。]{0,60}否则|请(?:不要|勿)|提供的?[^,。]{0,10}(?:错误|不实|不准确)"
)
_FORCE_MAJEURE = re.compile(
    r"不可抗力|自然灾害|地震|台风|战争|罢工|政府行为|法律法规(?:的)?(?:变化|要求)|电信部门|黑客攻击|无法控制"
)
_OWN_FAULT_TOO = re.compile(
    r"技术故障|系统(?:故障|维护|升级)|设备故障|网络(?:故障|中断)|任何原因|不论何种|无论何种|任何情况|一切损失|服务器"
)
_THIRD_PARTY = re.compile(
    r"第三方|其他用户|观点|立场|陈述|评论|言论|论坛|互动|发帖|用户所?(?:发布|上传|提供)|这些主体|运营商|电信"
    r"|商品信息[^,。]{0,6}差异|链接(?:指向|网站)|合作商家|供应商|快递公司|卖家与买家|用户(?:之间|与第三方)|他人"
    r"|未成年人监护人"
)
_STRANGERS_DOING = re.compile(
    r"(?:来自|由|该|通过|引入)(?:等)?第三方|第三方(?:提供|软件|系统|内容|平台|机构|躲过|广告|服务)|外部服务|招聘企业"
    r"|合作伙伴(?:之间|的)|广告信息|内容提供方|公开或(?:者)?共享|上述渠道|测试服|体验服|非经(?:我们|本)"
)
"""Doings of others that a neighbouring sentence may name."""
_CARVED_OUT = re.compile(
    r"但我们(?:应|将|会)[^。]{0,12}(?:提供|退|赔|补)|(?:除外|过错的?除外|但(?:是)?[^。]{0,24}(?:除外|承担|负责|赔偿"
    r"|过错)|法律(?:另有)?规定的?除外|依法(?:承担"
    r"|不承担)|故意或者?重大过失(?:的)?除外)"
)
_FREE_THING = re.compile(r"建议|参考|资讯|天气|投资建议|内容仅供")
_B2B = re.compile(
    r"供应商|采购|商户|入驻|商家(?:承诺|应|须)|企业客户|合作方|双方均|任何一方|甲乙双方|供货|分销商|卖家(?:应|须)"
    r"|代理商"
)

_CHANGE_ACT = re.compile(
    r"(?:修改|变更|调整|更改|更新|修订|中断|中止|终止|暂停|停止|取消|删除|限制|补充|决定|升级|收费|涨价|变动)"
)
_WITHOUT_NOTICE = re.compile(
    r"不经(?:事先)?(?:通知|同意)|(?:无需|无须|不需|不必|不用|毋须)(?:另行|事先|提前|单独|向您)?(?:通知|告知|征得)"
    r"|不再?(?:事先|另行|提前|单独|做任何)+通知|(?:恕)?不(?:另行|再)?通知|未经通知"
    r"|一经(?:公布|发布|公告|修改|发出|张贴)[^,。]{0,8}(?:生效|有效|构成)"
    r"|(?:公布|发布|公告|修改|更新|张贴)[^,。]{0,6}?(?:(?:之日|之时|后)起?(?:立即|即(?:时|刻)?|自动)?|上?(?:立即"
    r"|即(?:时|刻)?|自动))"
    r"(?:生效|发生效力)|立即生效|即时生效"
)
# 本政策自公布之日起生效 only dates the document.
_DATES_ITSELF = re.compile(
    r"^[^。]{0,8}本[^,。]{0,6}(?:政策|协议|声明|条款|规则)(?:自|于)[^,。]{0,10}(?:生效|发生效力)"
)
_AT_WILL = re.compile(
    r"随时|单方面?|任何理由|自行(?:决定|判断|调整)|根据(?:运营|经营|实际|自身)[^,。]{0,8}(?:情况|需要|而定|决定)"
    r"|由(?:本|我)[^,。]{0,10}(?:决定|而定)|任何时候|最终(?:修改|决定|变更)(?:权|之)|视(?:情况|需要)"
)
_USERS_RIGHT = re.compile(r"(?:您|你|用户|消费者|买家|双方|任何一方|会员)(?:也|都|均|仍|还)?(?:可以?|有权|能|随时)")
_DOCUMENT = re.compile(r"政策|协议|条款|声明|规则|本文|指引")
_SILENCE_IS_CONSENT = re.compile(
    r"继续使用[^。]{0,20}(?:视为|表示|即表[示明]|代表)[^。]{0,8}(?:同意|接受)|视为(?:您|用户)?(?:已)?(?:接受"
    r"|同意)[^。]{0,10}(?:修改|变更|修订)"
)
_FAIR_NOTICE = re.compile(
    rf"提前(?:至少)?\s?{NUMBER}|提前[^,。]{{0,8}}(?:通知|公告|公示|告知)|生效前|事先(?:通知|征[得求])"
    rf"|征[得求][^,。]{{0,8}}(?:同意|意见)|重新(?:授权|获得|征得)|(?:书面|邮件|短信|弹窗)[^,。]{{0,10}}通知(?:您|用户"
    rf"|对方)|协商一致|双方(?:协商|同意)|显著(?:方式|位置)[^。]{{0,20}}(?:通知|提示)|不同意[^。]{{0,30}}(?:有权"
    rf"|可以?)[^。]{{0,12}}(?:解除|终止|注销|停止|退)"
)
_ACCOUNT_RULE = re.compile(r"账[号户]|用户名|昵称|密码|注册信息|著作权|内容|软件|许可|知识产权")
_ILLEGAL_USE = re.compile(r"违法|违规|违反|侵权|恶意|作弊|欺诈|涉嫌|非法|盗用|虚假|不当(?:行为|使用)")
_CONSUMER_RIGHT = re.compile(
    r"卡|课|订单|订金|定金|注销|预[订定约]|合同|协议|会员|套餐|票|服务|报名|账[号户]|权利|售出|下单|购买|退|商品|旅游"
    r"|房间|学员|签约|接受更改|签订"
)
_PENALTY = re.compile(
    rf"(?:[二两三四五六七八九十百\d]+倍|百分之(?:[三四五六七八九]十|百)|(?:[3-9]\d|100)(?:\.\d+)?%|全部|全额|剩余"
    rf"|一切|每[日天][^,。]{{0,6}}(?:[5-9]|\d\d)(?:\.\d+)?%|{NUMBER}(?:元|万)以上)"
)
_FAIR_SUM = re.compile(r"万分之|千分之[一二三]|不超过|实际(?:损失|维修|费用)|清单|票据|法定|依法|20%以内|百分之二十")


_NOT_OPERATOR_EXPLAINS = re.compile(r"最终解释权|解释权归|法律(?:允许|许可)")


@feature("clause.operator_explains")
def operator_explains(hit: Hit) -> Signal | None:
    """解释权归经营者"""
    stretch = lead(hit, 20) + hit.quote + sentence_tail(hit, 20)
    if _FAIR_MEANING.search(sentence(hit)) and not _NOT_OPERATOR_EXPLAINS.search(sentence(hit)):
        return None
    match = _KEEPS_MEANING.search(stretch)
    if not match:
        return None
    final = "最终" in hit.quote or "最后" in hit.quote
    return Signal(f"“{hit.quote}”由经营者保留", 0.1 if final else 0.0, (match.group(),))


_NOT_REFUSES_REFUND = re.compile(r"质量问题|包退|可退")


# Points and coupons were given, not paid for: that they lapse takes nothing from the consumer.
_FREEBIE = re.compile(r"积分|券|红包|礼[包品]|奖|资格|名额|话费|流量|验证码|短信")


@feature("clause.refuses_refund")
def refuses_refund(hit: Hit) -> Signal | None:
    """拒绝退货、退款或者使款项作废"""
    if _NOT_REFUND_WORD.match(tail(hit, 2)) or _NOT_REFUSES_REFUND.search(lead(hit, 6)):
        return None
    if hit.quote.endswith(("作废", "清零")) and _FREEBIE.search(lead(hit, 24)):
        return None
    return Signal(f"写明“{hit.quote}”", values=(hit.quote,))


_STATUTORY_REFUSAL = re.compile(r"定[作制]|鲜活|易腐|生鲜")
_STATUTORY_REFUSAL_2 = re.compile(r"清仓|特价|打折")


_FAIR_CONDITION = re.compile(
    r"人为(?:损坏|原因)|影响(?:二次|再次|商品)[^,。]{0,4}销售|超过(?:七|7|十五|15|三十|30)(?:天|日|个工作日)"
    r"|签收(?:满|超过)|已(?:经)?(?:使用|消费|检票|上过|产生|履行)|(?:运|邮|快递)费(?!和|及|、)|赠品|使用痕迹|吊牌(?:已)?(?:剪|缺|损)"
    r"|(?:商品|包装)不完好|中奖|奖品|领奖|积分|优惠券"
)


@feature("clause.statutory_refusal")
def statutory_refusal(hit: Hit) -> Signal | None:
    """属于法律允许不适用无理由退货的情形,或者保留了法定退货"""
    stretch = sentence(hit)
    fair = _FAIR_CONDITION.search(stretch)
    if fair:
        return Signal(f"限于“{fair.group()}”的情形", values=(fair.group(),))
    goods = _STATUTORY_GOODS.search(stretch)
    back = _STATUTORY_BACK.search(stretch)
    if (
        goods
        and ("无理由" in stretch or _STATUTORY_REFUSAL.search(goods.group()))
        and not _STATUTORY_REFUSAL_2.search(stretch)
    ):
        return Signal(f"“{goods.group()}”属于法定例外", values=(goods.group(),))
    if back:
        return Signal(f"保留了“{back.group()}”", values=(back.group(),))
    return None


@feature("clause.users_fault")
def users_fault(hit: Hit) -> Signal | None:
    """只涉及用户自己的过错或者义务"""
    match = _FAULT_OF_USER.search(sentence_lead(hit, 80))
    return Signal(f"说的是“{match.group()[:14]}”的情形", values=(match.group(),)) if match else None


@feature("clause.force_majeure")
def force_majeure(hit: Hit) -> Signal | None:
    """只免除不可抗力造成的责任"""
    stretch = sentence_lead(hit, 80) + tail(hit, 20)
    match = _FORCE_MAJEURE.search(stretch)
    if not match or _OWN_FAULT_TOO.search(stretch):
        return None
    return Signal(f"限于“{match.group()}”", values=(match.group(),))


@feature("clause.third_party")
def third_party(hit: Hit) -> Signal | None:
    """说的是第三方的行为"""
    match = _THIRD_PARTY.search(sentence_lead(hit, 60)) or _STRANGERS_DOING.search(hit.before(120))
    return Signal(f"说的是“{match.group()}”的行为", values=(match.group(),)) if match else None


@feature("clause.carved_out")
def carved_out(hit: Hit) -> Signal | None:
    """保留了自己有过错时的责任"""
    match = _CARVED_OUT.search(hit.after(60))
    return Signal(f"写明“{match.group()[:16]}”", values=(match.group(),)) if match else None


@feature("clause.between_merchants")
def between_merchants(hit: Hit) -> Signal | None:
    """是经营者之间的合同"""
    if hit.kind != "clause":
        return None
    match = _B2B.search(hit.text[max(0, hit.start - 80) : hit.end + 40])
    return Signal(f"由“{match.group()}”看是经营者之间的约定", values=(match.group(),)) if match else None


_NOT_OPERATOR_EXEMPTS = re.compile(r"(?:您|用户|消费者|买家|乙方)[^,。;]{0,8}$")
_NOT_OPERATOR_EXEMPTS_2 = re.compile(r"旧版|升级(?:前|后的旧)|第三方网站|已列明|下列情况")


@feature("clause.operator_exempts")
def operator_exempts(hit: Hit) -> Signal | None:
    """经营者免除或者限制自己的责任"""
    if _FREE_THING.search(sentence_lead(hit, 20)) or _NOT_OPERATOR_EXEMPTS.search(lead(hit, 10)):
        return None
    if _NOT_OPERATOR_EXEMPTS_2.search(sentence_lead(hit, 30)):
        return None
    return Signal(f"写明“{hit.quote}”", values=(hit.quote,))


_NOT_NAMES_INJURY = re.compile(r"(?:故意|重大过失)[^。]{0,6}除外")
_NAMES_INJURY = re.compile(
    r"人身(?:伤[害亡]|损害|安全|意外)?|伤[亡残]|受伤|摔伤|意外(?:伤害|事故)|生命|故意|重大过失|过失|疏忽|死亡"
)


@feature("clause.names_injury")
def names_injury(hit: Hit) -> Signal | None:
    """免责的范围包括人身伤害、故意或者重大过失"""
    stretch = sentence_lead(hit, 80) + hit.quote + sentence_tail(hit, 60)
    if _NOT_NAMES_INJURY.search(stretch):
        return None
    match = _NAMES_INJURY.search(stretch)
    return Signal(f"包括“{match.group()}”", values=(match.group(),)) if match else None


_OF_USER = re.compile(r"您|你|用户|会员|消费者|买家")
_OF_USER_2 = re.compile(r"(?:同意|理解|知悉|了解|确认|许可|接受)[^。;]*$")


def _of_user(before: str) -> bool:
    """Is the user the last person named before the hit?"""
    user = max((match.end() for match in _OF_USER.finditer(before)), default=0)
    operator = max((match.end() for match in _OPERATOR_RE.finditer(before)), default=0)
    agreed = _OF_USER_2.search(before)
    return user > operator and not agreed and user > 0


_NOT_CHANGES_ALONE = re.compile(r"(?:变更|修改)(?:事项|操作)")


@feature("clause.changes_alone")
def changes_alone(hit: Hit) -> Signal | None:
    """经营者单方变更、终止,没有通知或者退出的办法"""
    stretch = sentence(hit)
    act = _CHANGE_ACT.search(hit.quote + tail(hit, 30)) or _CHANGE_ACT.search(stretch)
    if not act or _USERS_RIGHT.search(lead(hit, 10) + hit.quote) or _of_user(sentence_lead(hit, 40)):
        return None
    if _NOT_CHANGES_ALONE.search(hit.quote):
        return None
    silent = _WITHOUT_NOTICE.search(stretch)
    if silent and silent.group().endswith(("生效", "效力")) and _DATES_ITSELF.match(stretch):
        return None
    if silent:
        return Signal(f"写明“{silent.group()}”“{act.group()}”", 0.1, (silent.group(),))
    if _FAIR_NOTICE.search(hit.text):
        return None
    at_will = _AT_WILL.search(stretch)
    if at_will and not _DOCUMENT.search(hit.quote + tail(hit, 16)):
        return Signal(f"写明“{at_will.group()}”“{act.group()}”", 0.0, (at_will.group(),))
    consent = _SILENCE_IS_CONSENT.search(hit.text)
    return Signal(f"“{act.group()}”后“{consent.group()[:12]}”", -0.1, (consent.group(),)) if consent else None


_NOT_BARS_REMEDY = re.compile(r"侵权|违法|恶意|虚假")


@feature("clause.bars_remedy")
def bars_remedy(hit: Hit) -> Signal | None:
    """要求放弃索赔、投诉、诉讼,或者由经营者自己作裁判"""
    if _NOT_BARS_REMEDY.search(lead(hit, 12)):
        return None
    return Signal(f"写明“{hit.quote}”", values=(hit.quote,))


@feature("clause.shifts_risk")
def shifts_risk(hit: Hit) -> Signal | None:
    """把经营风险转给消费者"""
    return Signal(f"写明“{hit.quote}”", values=(hit.quote,))


_NOT_HEAVY_PENALTY = re.compile(r"监督管理|行政|机关|部门|假一赔|商家(?:赔付|支付)|本店赔")
_HEAVY_PENALTY = re.compile(r"罚款|没收|不予退还|不退|取消(?:会籍|资格)且")


@feature("clause.heavy_penalty")
def heavy_penalty(hit: Hit) -> Signal | None:
    """违约金、罚款、没收超过合理范围"""
    stretch = lead(hit, 24) + hit.quote + sentence_tail(hit, 24)
    if _NOT_HEAVY_PENALTY.search(stretch):
        return None
    if _FAIR_SUM.search(stretch):
        return None
    match = _PENALTY.search(stretch) or _HEAVY_PENALTY.search(stretch)
    return Signal(f"“{match.group()}”超过合理范围", values=(match.group(),)) if match else None


_NOT_HOLDS_FAST = re.compile(r"注销|解除|退")
_NOT_HOLDS_FAST_2 = re.compile(r"无[需须]|不需|个人信息|权限|授权|设备|登录状态")


@feature("clause.holds_fast")
def holds_fast(hit: Hit) -> Signal | None:
    """不许消费者变更、取消、转让或者注销"""
    stretch = lead(hit, 16) + hit.quote + tail(hit, 12)
    if _ACCOUNT_RULE.search(stretch) and not _NOT_HOLDS_FAST.search(hit.quote):
        return None
    if _ILLEGAL_USE.search(sentence_lead(hit, 30)) or _NOT_HOLDS_FAST_2.search(stretch):
        return None
    bound = _CONSUMER_RIGHT.search(sentence(hit))
    return Signal(f"写明“{hit.quote}”", values=(hit.quote, bound.group())) if bound else None


_NOT_BUNDLES = re.compile(r"(?:不|未|无|非|均不会|不会|禁止|不得)[^,。]{0,4}$")


@feature("clause.bundles")
def bundles(hit: Hit) -> Signal | None:
    """默认勾选、强制搭售或者以同意无关授权为条件"""
    if _NOT_BUNDLES.search(lead(hit, 8)):
        return None
    return Signal(f"写明“{hit.quote}”", values=(hit.quote,))


_RENEWS_SILENTLY = re.compile(
    r"(?:不再?|无需|不)(?:另行|再次|单独|提前)?(?:通知|提醒|提示|确认|告知)|默认(?:勾选|开通|同意|开启)|不(?:支持|可"
    r"|能|得|予)(?:中途)?(?:取消|关闭|解约)|无法取消|(?:取消|关闭|解除)[^,。]{0,14}(?:须|需|应"
    r"|必须)[^,。]{0,16}(?:电话|邮寄|书面|纸质|到店|门店|现场|客服|工作日|手续费|费用|违约金|\d+[天日])|(?:提前"
    r"|至少)[^,。]{0,4}\d+[^,。]{0,6}(?:申请|书面|致电)|收取[^,。]{0,8}(?:手续费|违约金)|按(?:届时|当时|原|最新"
    r"|恢复)[^,。]{0,6}(?:价|标准)|价格[^,。]{0,6}(?:以|按)[^,。]{0,10}(?:为准|届时)|(?:已"
    r"|所)扣[^,。]{0,6}不(?:予)?退"
)
_RENEWS_SILENTLY_2 = re.compile(
    r"(?:扣费|续费|到期)前[^,。]{0,16}(?:通知|提醒|短信|提示)|提前[^,。]{0,8}(?:通知|提醒|短信|告知)|(?:可"
    r"|可以)?随时(?:可以?)?(?:取消|关闭)|退还|可取消"
)
_NOT_RENEWS_SILENTLY = re.compile(r"不|默认|须|需")


@feature("clause.renews_silently")
def renews_silently(hit: Hit) -> Signal | None:
    """自动续费不提前告知,或者难以取消"""
    stretch = hit.text[max(0, hit.start - 60) : hit.end + 80]
    bad = _RENEWS_SILENTLY.search(stretch)
    fair = _RENEWS_SILENTLY_2.search(stretch)
    if not bad or (fair and not _NOT_RENEWS_SILENTLY.search(bad.group())):
        return None
    return Signal(f"写明“{bad.group()}”", values=(bad.group(),))


@feature("clause.term")
def term(hit: Hit) -> Signal | None:
    """是合同条款"""
    return Signal("是合同条款") if hit.kind == "clause" else None


_NEW_PRICE = re.compile(r"按新(?:价格|标准)(?:补|执行)")


@feature("clause.new_price")
def new_price(hit: Hit) -> Signal | None:
    """成交后要消费者按新价格补差"""
    match = _NEW_PRICE.search(hit.quote + tail(hit, 8))
    return Signal(f"写明“{match.group()}”", values=(match.group(),)) if match else None


_NOT_LIABILITY = re.compile(r"责任编辑|责任心|社会责任|负责人")


@feature("clause.not_liability")
def not_liability(hit: Hit) -> Signal | None:
    """说的不是经营者的责任"""
    if _NOT_LIABILITY.search(hit.quote + tail(hit, 3)):
        return Signal("不是责任条款")
    return None


_OWN_DUTY = re.compile(r"流量|上网|通信费|电话费|设备|税费|网络接入|保管|谨慎|投资")


@feature("clause.own_duty")
def own_duty(hit: Hit) -> Signal | None:
    """用户自己的网络、设备、税费等费用"""
    match = _OWN_DUTY.search(sentence_lead(hit, 40))
    return Signal(f"说的是“{match.group()}”", values=(match.group(),)) if match else None


_NECESSARY_CONSENT = re.compile(
    r"不影响|(?:基[本础]|核心)(?:的)?(?:服务|功能)|所必需|隐私(?:政策|声明|权?保护)|政策的?(?:约束|更新)|定位|摄像头"
    r"|相册|麦克风|支付|实名|身份验证|配送地址|功能(?:所)?必[需要]|该(?:项)?功能|相应功能|部分功能"
)


@feature("clause.necessary_consent")
def necessary_consent(hit: Hit) -> Signal | None:
    """功能本身必需的授权"""
    match = _NECESSARY_CONSENT.search(
        sentence(hit),
    )
    return Signal(f"说的是“{match.group()}”", values=(match.group(),)) if match else None


@feature("clause.misuse")
def misuse(hit: Hit) -> Signal | None:
    """只在用户违法违规使用时"""
    match = _ILLEGAL_USE.search(sentence_lead(hit, 80))
    return Signal(f"限于“{match.group()}”的情形", values=(match.group(),)) if match else None
