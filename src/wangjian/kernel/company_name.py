"""The key under which two spellings of one registered name meet.

Only spelling is folded (width, case, traditional characters, brackets, blanks, dots); no word is dropped, so two
different registered names never share a key by design.

>>> company_key("许昌示例(集团)商贸有限公司") == company_key("許昌示例（集團）商貿 有限公司")
True
"""

from __future__ import annotations

import re

from wangjian.kernel.textnorm import normalise

_NOISE = re.compile(r"[\s()\[\]{}<>《》〈〉【】〔〕·.,,。、;:'\"_\-]+")


def company_key(name: str) -> str:
    """Normalised name for exact comparison; empty for a name without letters or digits."""
    return _NOISE.sub("", normalise(name).text)
