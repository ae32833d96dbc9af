"""Where the clause and the sentence around a hit begin and end.

Market text is poor in punctuation: titles put blanks between phrases, short messages have no marks at all. So a
clause ends at
any mark or at a blank beside a Chinese character, and never reaches further than :data:`CLAUSE_REACH` from the hit.

Worked example (the hit is 最佳)::

    本店开业。送礼最佳选择,欢迎选购
             lead ┘└ 最佳 ┘└ tail = "选择"
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

from wangjian.engine.feature import Hit

CLAUSE_REACH = 30
"""Characters on each side that a clause may take in when no mark ends it sooner."""
SENTENCE_REACH = 80

_SENTENCE_END = re.compile(r"[。!?;…\n]|(?<![0-9a-z])\.(?![0-9a-z])")
_CLAUSE_END = re.compile(
    r"[。!?;…\n,|~()\[\]{}<>《》【】「」『』\"'*•·—]"
    r"|(?<![0-9a-z])\.(?![0-9a-z])"
    r"|(?<![0-9]):|:(?![0-9])"
    r"|(?<=[^ -~])\ |\ (?=[^ -~])"
)
# A comma inside a number is part of the number.
_IN_NUMBER = re.compile(r"(?<=[0-9]),(?=[0-9]{3})")


@lru_cache(maxsize=64)
def _marks(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Places of clause marks and of sentence marks, computed once for all hits of a text."""
    plain = _IN_NUMBER.sub("0", text)
    return (
        tuple(match.start() for match in _CLAUSE_END.finditer(plain)),
        tuple(match.start() for match in _SENTENCE_END.finditer(plain)),
    )


def _bounds(marks: tuple[int, ...], hit: Hit, reach: int) -> tuple[int, int]:
    left = bisect_left(marks, hit.start)
    right = bisect_right(marks, hit.end - 1)
    begin = marks[left - 1] + 1 if left else 0
    end = marks[right] if right < len(marks) else len(hit.text)
    return max(begin, hit.start - reach), min(end, hit.end + reach)


def clause_bounds(hit: Hit) -> tuple[int, int]:
    return _bounds(_marks(hit.text)[0], hit, CLAUSE_REACH)


def sentence_bounds(hit: Hit) -> tuple[int, int]:
    return _bounds(_marks(hit.text)[1], hit, SENTENCE_REACH)


def clause(hit: Hit) -> str:
    """The clause the hit stands in."""
    begin, end = clause_bounds(hit)
    return hit.text[begin:end]


def sentence(hit: Hit) -> str:
    """The sentence the hit stands in."""
    begin, end = sentence_bounds(hit)
    return hit.text[begin:end]


def lead(hit: Hit, size: int = CLAUSE_REACH) -> str:
    """What stands before the hit in its clause, at most ``size`` characters."""
    return hit.text[max(clause_bounds(hit)[0], hit.start - size) : hit.start]


def tail(hit: Hit, size: int = CLAUSE_REACH) -> str:
    """What stands after the hit in its clause, at most ``size`` characters."""
    return hit.text[hit.end : min(clause_bounds(hit)[1], hit.end + size)]


def sentence_lead(hit: Hit, size: int = SENTENCE_REACH) -> str:
    return hit.text[max(sentence_bounds(hit)[0], hit.start - size) : hit.start]


def sentence_tail(hit: Hit, size: int = SENTENCE_REACH) -> str:
    return hit.text[hit.end : min(sentence_bounds(hit)[1], hit.end + size)]


def around(hit: Hit, size: int) -> str:
    """The text around the hit whatever the marks, for facts that may stand in a neighbouring sentence."""
    return hit.text[max(0, hit.start - size) : hit.end + size]
