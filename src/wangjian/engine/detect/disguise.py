"""Patterns for words spelt to slip past filters: homophones, look-alikes, pinyin, split characters, symbols in between.

Rule authors paste the result into a trigger group, so the scanner finds the disguise and the features judge it like
the plain word::

    $ python -m wangjian.engine.detect.disguise 治疗
    (?:[治冶制致]|zhi|氵台)[^一-龥a-z0-9,。]{0,2}(?:[疗辽聊廖]|liao)

Folding such characters in normalisation would be shorter, but 直 for 治 or 香 for 相 is a disguise only inside
certain words.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

JUNK = "[^一-龥a-z0-9,。]{0,2}"
"""Up to two symbols (emoji, dots, blanks) put between the characters of a word."""

VARIANTS: dict[str, tuple[str, ...]] = {
    "一": (
        "壹",
        "1",
        "yi",
    ),
    "下": ("xia",),
    "不": ("bu",),
    "为": ("wei",),
    "乐": ("le",),
    "产": ("chan",),
    "付": ("fu",),
    "代": (
        "dai",
        "带",
    ),
    "仿": (
        "彷",
        "访",
        "坊",
        "防",
        "fang",
    ),
    "伪": ("wei",),
    "佳": ("jia",),
    "保": (
        "葆",
        "堡",
        "苞",
        "bao",
    ),
    "信": (
        "芯",
        "xin",
    ),
    "先": ("xian",),
    "全": (
        "荃",
        "quan",
        "铨",
    ),
    "减": (
        "jian",
        "咸",
    ),
    "刷": (
        "涮",
        "唰",
        "shua",
    ),
    "利": (
        "li",
        "力",
    ),
    "刻": (
        "克",
        "ke",
    ),
    "办": ("ban",),
    "包": (
        "苞",
        "bao",
    ),
    "单": (
        "丹",
        "dan",
        "箪",
    ),
    "卖": ("mai",),
    "卡": ("ka",),
    "原": (
        "元",
        "yuan",
        "源",
    ),
    "博": (
        "搏",
        "bo",
    ),
    "压": (
        "鸭",
        "亚",
        "ya",
    ),
    "发": (
        "fa",
        "法",
        "伐",
    ),
    "口": ("kou",),
    "命": ("ming",),
    "品": ("pin",),
    "唯": (
        "维",
        "惟",
        "wei",
    ),
    "国": (
        "guo",
        "郭",
    ),
    "复": (
        "覆",
        "fu",
    ),
    "好": (
        "hao",
        "郝",
    ),
    "宝": ("bao",),
    "家": (
        "jia",
        "镓",
    ),
    "密": ("mi",),
    "尿": (
        "niao",
        "鸟",
    ),
    "差": (
        "cha",
        "叉",
    ),
    "开": ("kai",),
    "彩": (
        "采",
        "踩",
        "cai",
        "睬",
    ),
    "微": (
        "薇",
        "威",
        "wei",
        "徽",
    ),
    "息": (
        "xi",
        "熄",
    ),
    "愈": (
        "yu",
        "俞",
    ),
    "打": ("da",),
    "抗": (
        "kang",
        "亢",
    ),
    "押": (
        "压",
        "ya",
    ),
    "推": ("tui",),
    "收": ("shou",),
    "效": ("xiao",),
    "断": (
        "duan",
        "段",
    ),
    "料": ("liao",),
    "无": (
        "wu",
        "毋",
    ),
    "星": ("xing",),
    "最": (
        "蕞",
        "朂",
        "zui",
    ),
    "本": (
        "苯",
        "ben",
    ),
    "极": ("ji",),
    "枪": (
        "木仓",
        "抢",
        "qiang",
    ),
    "根": (
        "gen",
        "跟",
    ),
    "案": (
        "按",
        "an",
    ),
    "毒": (
        "du",
        "毐",
    ),
    "毕": ("bi",),
    "气": ("qi",),
    "治": (
        "冶",
        "制",
        "致",
        "zhi",
        "氵台",
    ),
    "消": ("xiao",),
    "源": ("yuan",),
    "漂": ("piao",),
    "炎": (
        "yan",
        "焱",
    ),
    "烟": (
        "胭",
        "湮",
        "咽",
        "yan",
        "火因",
    ),
    "版": ("ban",),
    "牌": ("pai",),
    "现": (
        "xian",
        "线",
        "限",
    ),
    "田": (
        "tian",
        "甜",
    ),
    "电": (
        "dian",
        "奠",
    ),
    "疗": (
        "辽",
        "聊",
        "廖",
        "liao",
    ),
    "病": (
        "bing",
        "疒丙",
        "并",
    ),
    "痛": ("tong",),
    "瘤": ("liu",),
    "癌": (
        "ai",
        "岩",
    ),
    "瘦": (
        "shou",
        "受",
    ),
    "百": (
        "佰",
        "bai",
    ),
    "直": (
        "值",
        "zhi",
    ),
    "真": ("zhen",),
    "票": (
        "漂",
        "嫖",
        "嘌",
        "剽",
        "piao",
    ),
    "稳": (
        "吻",
        "wen",
        "纹",
    ),
    "章": (
        "张",
        "樟",
        "彰",
        "zhang",
    ),
    "第": (
        "弟",
        "苐",
        "递",
        "di",
    ),
    "答": (
        "荅",
        "搭",
        "da",
    ),
    "糖": (
        "唐",
        "溏",
        "tang",
    ),
    "级": (
        "ji",
        "j",
        "极",
        "圾",
    ),
    "线": (
        "先",
        "腺",
        "xian",
    ),
    "网": (
        "wang",
        "岗",
        "w",
    ),
    "肥": (
        "fei",
        "胖",
    ),
    "脂": ("zhi",),
    "考": ("kao",),
    "药": (
        "yao",
        "钥",
    ),
    "莆": (
        "蒲",
        "pu",
        "甫",
    ),
    "血": (
        "雪",
        "xue",
    ),
    "证": (
        "正",
        "政",
        "怔",
        "zheng",
    ),
    "评": (
        "平",
        "坪",
        "ping",
    ),
    "货": (
        "伙",
        "huo",
    ),
    "购": ("gou",),
    "赌": (
        "堵",
        "睹",
        "du",
    ),
    "赚": (
        "转",
        "撰",
        "zhuan",
    ),
    "过": (
        "guo",
        "锅",
        "果",
    ),
    "返": (
        "反",
        "饭",
        "fan",
    ),
    "退": (
        "tui",
        "腿",
    ),
    "题": (
        "提",
        "ti",
    ),
    "顶": (
        "鼎",
        "ding",
    ),
    "风": (
        "疯",
        "凤",
        "feng",
    ),
    "首": ("shou",),
    "选": ("xuan",),
    "险": (
        "验",
        "xian",
    ),
    "零": (
        "〇",
        "0",
        "令",
        "ling",
    ),
    "香": (
        "乡",
        "xiang",
    ),
    "高": (
        "髙",
        "gao",
    ),
    "鼻": ("bi",),
    "间": ("jian",),
    "团": ("tuan",),
    "队": ("dui",),
}
"""Disguises seen in the trade for characters of market words: homophones, look-alikes, pinyin, split characters."""


def disguised(word: str) -> str:
    """A regular expression for the word and its disguises, safe for Hyperscan and ``re``.

    Raises ValueError for a word of which no character has a known disguise.
    """
    if not any(char in VARIANTS for char in word):
        raise ValueError(f"no disguise is known for {word}")
    return JUNK.join(_alternatives(char) for char in word)


def _alternatives(char: str) -> str:
    variants = VARIANTS.get(char, ())
    single = "".join(variant for variant in variants if len(variant) == 1)
    longer = [variant for variant in variants if len(variant) > 1]
    letters = f"[{char}{single}]" if single else char
    return f"(?:{'|'.join([letters, *longer])})" if longer else letters


def main(words: Iterable[str]) -> None:
    """Print one pattern a line."""
    for word in words:
        sys.stdout.write(disguised(word) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
