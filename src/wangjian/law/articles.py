"""Articles in the short notation of the lawbook, put into the words of a document.

``9(三)`` is article 9, item 3; ``53②`` article 53, paragraph 2; ``23①(五)`` item 5 of paragraph 1; ``224之一`` an
inserted article; ``20、22`` several.
"""

from __future__ import annotations

import re

_NUMERALS = "零一二三四五六七八九"
_ARTICLE = re.compile(
    r"(?P<article>\d+)(?P<inserted>之[一二三四五六七八九十]+)?"
    r"(?P<paragraph>[①-⑳])?(?:\((?P<item>[一二三四五六七八九十]+)\))?(?P<late_paragraph>[①-⑳])?"
)
_SEPARATOR = "、"


def article_words(article: str) -> str:
    """``53②`` → 第五十三条第二款; ``9(三)`` → 第九条第(三)项; anything else stays as written.

    >>> article_words("57(一)、60")
    '第五十七条第(一)项、第六十条'
    >>> article_words("8→20")
    '8→20'
    """
    words = [_single(part) for part in article.split(_SEPARATOR)]
    return article if None in words else _SEPARATOR.join(filter(None, words))


def _single(article: str) -> str | None:
    if not article:
        return ""
    match = _ARTICLE.fullmatch(article)
    if match is None or (match["paragraph"] and match["late_paragraph"]):
        return None
    words = f"第{chinese_number(int(match['article']))}条{match['inserted'] or ''}"
    paragraph = match["paragraph"] or match["late_paragraph"]
    if paragraph:
        words += f"第{chinese_number(ord(paragraph) - ord('①') + 1)}款"
    if match["item"]:
        words += f"第({match['item']})项"
    return words


def chinese_number(number: int) -> str:
    """1 to 9,999 in Chinese numerals, as articles are counted (the Civil Code has 1,260).

    >>> [chinese_number(n) for n in (9, 10, 12, 57, 100, 109, 110, 224, 1008)]
    ['九', '十', '十二', '五十七', '一百', '一百零九', '一百一十', '二百二十四', '一千零八']
    """
    if not 0 < number < 10_000:
        raise ValueError(f"article numbers run from 1 to 9999, not {number}")
    digits = [int(digit) for digit in str(number)]
    words, pending_zero = "", False
    for digit, unit in zip(digits, ("", "十", "百", "千")[len(digits) - 1 :: -1], strict=True):
        if digit:
            words += ("零" if pending_zero else "") + _NUMERALS[digit] + unit
        pending_zero = bool(words) and not digit
    return words.removeprefix("一") if 10 <= number < 20 else words
