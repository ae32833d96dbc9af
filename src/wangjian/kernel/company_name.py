"""The key under which two spellings of one registered name meet, and the name without its legal form.

Only spelling is folded (width, case, traditional characters, brackets, blanks, dots); no word is dropped from the key,
so two different registered names never share one by design.

>>> company_key("许昌示例(集团)商贸有限公司") == company_key("許昌示例（集團）商貿 有限公司")
True
>>> strip_company_form("许昌示例商贸有限公司")
'许昌示例商贸'
"""

from __future__ import annotations

import re

from wangjian.kernel.textnorm import fold

_NOISE = re.compile(r"[\s()\[\]{}<>《》〈〉【】〔〕〖〗·.,。、;:'\"_\-]+")
_OWNER_FORM = "个体工商户"
"""Since 2023 registers write it in brackets behind a name; shop pages rarely do."""
_BRANCH = "分公司"
"""The form inside a branch's name is that of its firm: 某某有限公司许昌分公司."""
_FORMS = (
    "股份有限公司",
    "有限责任公司",
    "有限公司",
    "农民专业合作社联合社",
    "农民专业合作社",
    "专业合作社",
    "合作社",
    "合伙企业有限合伙",
    "合伙企业普通合伙",
    "合伙企业",
    "有限合伙",
    "普通合伙",
    "个人独资企业",
    "公司",
)
"""Legal forms at the end of a name, longest first. Kinds of shop (商行, 经营部, 店) are part of the trade name."""


def company_key(name: str) -> str:
    """Normalised name for exact comparison; empty for a name without letters or digits."""
    return _NOISE.sub("", fold(name))


def strip_company_form(name: str) -> str:
    """The key without the legal form at its end; the whole key for a branch and where nothing else would be left."""
    key = company_key(name)
    bare = key.removesuffix(_OWNER_FORM)
    if bare.endswith(_BRANCH):
        return bare
    form = next((form for form in _FORMS if bare.endswith(form)), "")
    return bare.removesuffix(form) or key
