"""Training and examinations: promised results, examiners said to take part.

Source: Advertising Law 24. The promise may be hidden in the refund (不过退全款) or in the payment (上岸后付费).
"""

from __future__ import annotations

import re
from functools import lru_cache

from wangjian.engine.detect.context.clauses import sentence, tail
from wangjian.engine.feature import Hit, Signal, feature

_READ = 600

_TRAINING = re.compile(
    r"培训|课程|教育|学习|学员|学费|讲师|名师|辅导|补习|冲刺|押题|考试|考研|考证|考公|公务员|事业编|教资|教师资格"
    r"|建造师|消防|执业|会计|职称|专升本|自考|成考|学历|本科|大专|中考|高考|雅思|托福|四六级|驾校|驾照|导游|笔试|面试"
    r"|报名|上岸|拿证|取证|题库|真题|网课|训练营|私教|速成|招生|开店课|原卷|试提|上榜|授课|阅卷|命题|数学|英语|语文"
    r"|一对一|初[中一二三]|高[中一二三]|小学|提分|家教|奥数|编程课|逆袭班|集训"
)


@lru_cache(maxsize=128)
def _training(text: str) -> str | None:
    match = _TRAINING.search(text, 0, _READ)
    return match.group() if match else None


@feature("education.context")
def context(hit: Hit) -> Signal | None:
    """推销的是培训、考试服务"""
    word = _training(hit.text)
    return Signal(f"由“{word}”看是教育培训", values=(word,)) if word else None


_REFUND_BY_RULE = re.compile(r"(?:未开课|课程质量|不满意|试听|剩余课时|无理由)[^。]{0,12}退")


@feature("education.refund_by_rule")
def refund_by_rule(hit: Hit) -> Signal | None:
    """说的是退课退费的规则,不是对考试结果的承诺"""
    match = _REFUND_BY_RULE.search(sentence(hit))
    return Signal("是退课规则", values=(match.group(),)) if match else None


_NOT_TAKES_PART = re.compile(r"^(?:评分|标准|规律|趋势|常问|提问|方向|范围|改革|要求)")
_TAKES_PART = re.compile(
    r"亲[授自]|授课|一对一|主讲|押题|编|带队|指导|坐镇|任教|内部|拿题|押提|参与|成员|团队|名单|锁定|辅导|冲刺"
)


@feature("education.takes_part")
def takes_part(hit: Hit) -> Signal | None:
    """称命题、阅卷人员亲自参与"""
    if _NOT_TAKES_PART.match(tail(hit, 4)):
        return None
    match = _TAKES_PART.search(
        hit.text[max(0, hit.start - 12) : hit.end + 14],
    )
    return Signal(f"称“{hit.quote}”{match.group()}", values=(match.group(),)) if match else None
