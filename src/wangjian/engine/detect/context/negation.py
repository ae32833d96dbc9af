"""Is the wording denied? 不是最好, 从不卖高仿、复刻, 是不是全网最低, …的说法不可信.

A denying word counts when it stands in the same clause, close before the hit, and is not part of an affirming idiom
(不仅, 不愧, 不得不说); the hit may also be denied by what follows.
"""

from __future__ import annotations

import re

from wangjian.engine.detect.context.clauses import lead, sentence_lead
from wangjian.engine.feature import Hit, Signal, feature

_PAUSE = re.compile(r"[,;。!?]")
_REACH = 12
_SHORT_REACH = 4

_AFFIRMING = re.compile(
    r"(?:不(?:收|用|需要?|必|交|压|垫)|无需?|没有|免)(?:任何)?(?:押金|保证金|费用?|钱|垫付|垫资|本金|门槛|经验|囤货"
    r"|出门|露脸|下载)|"
    r"不(?:仅仅?|但|只|光|愧|断|得不|同|一样|二之选|少|错|懈|止|容错过|可多得|要错过|用再|必再|再|限)"
    r"|没(?:有)?(?:之一|理由|想到)|无(?:敌|双|数|限|匹|可|疑|理由|门槛|条件|抵押|息|线|缝|痕|味|骨|框|人机|忧|压|尘"
    r"|袖|领|公害|不|论|与伦比|比|需|须|忧|惧|糖|添加)|非(?:常|凡|同|遗)|未(?:来|曾有)"
    r"|别(?:具|样|致|墅|错过|再|忘)|(?:特|级|个|区|分|性|类|识|鉴|告)别|莫过于|避免"
)
_DENIAL = re.compile(
    r"不(?:是|敢|算|会|卖|做|售|销售|出售|经营|提供|代?办|承诺|保证|宣称|含|收|设|搞|参与|接受?|支持|鼓励|得|允许|许"
    r"|存在|主张|设|涉及|代表|属于|构成|说|讲|叫|称|代替|能|可|应|要|想|相信|信|为|以|需|用于|追求)"
    r"|并非|绝非|绝不|决不|从不|从未|没有?|谈不上|称不上|算不上|未|拒绝|杜绝|抵制|谢绝|严禁|禁止|勿|切忌|莫|别|无|非"
    r"|不$|零容忍|打击|远离|防止"
)
_TURN = re.compile(r"而是|但是?|却|只(?:做|卖|要)|就是|也是|更是|都是")
_QUESTION = re.compile(r"(?:是不是|是否|算不算|有没有|哪(?:家|个|款|种|里)(?:才)?(?:是)?)[^,]{0,6}$")
_DENIED_AFTER = re.compile(
    r"^[^,。!?]{0,8}?(?:不可信|不可靠|的说法|没有(?:科学)?(?:依据|根据)|不(?:作|做)这样的(?:宣传|承诺)|纯属|的规定"
    r"|是骗局|的骗局|不敢(?:说|讲|当)|未必|(?:吗|么)$"
    r"|(?:都|均|皆|全|多|可能|往往|多半)(?:是|为|系)(?:假|虚假|骗|诈骗|谎|误导|违法|陷阱))"
)


def denying_word(text: str) -> str | None:
    """The last denying word of a stretch of text; ``None`` when nothing is denied or the thought turns after it."""
    denials = list(_DENIAL.finditer(_AFFIRMING.sub("##", text)))
    if not denials:
        return None
    last = denials[-1]
    # 无, 非, 别 alone govern the next word or two; 不卖, 没有 may govern a list.
    too_far = len(last.group()) == 1 and len(text) - last.end() > _SHORT_REACH
    return None if too_far or _TURN.search(text, last.end()) else last.group()


@feature("denied")
def denied(hit: Hit) -> Signal | None:
    """否定或者疑问的说法,没有作出这样的宣传"""
    # Quotation marks do not end the reach of a denial: 本店不主张所谓“最终解释权”.
    before = _PAUSE.split(hit.before(_REACH))[-1] if hit.before(2).endswith(('"', "“")) else lead(hit, _REACH)
    word = denying_word(before)
    if word:
        return Signal(f"前面有“{word}”,是否定的说法", values=(word,))
    question = _QUESTION.search(sentence_lead(hit, _REACH))
    if question:
        return Signal("用在问句里,没有作出断言", values=(question.group(),))
    after = _DENIED_AFTER.search(hit.after(16))
    if after:
        return Signal("后文否定了这种说法", values=(after.group(),))
    return None
