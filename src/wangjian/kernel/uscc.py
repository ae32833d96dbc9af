"""Unified social credit code 统一社会信用代码, GB 32100-2015: parse, check, and say exactly what is wrong.

18 characters: registering authority (1), category (1), area of the registering office (6), organisation code (9, with a
check character of its own by GB 11714-1997), check character (1).

>>> parse_uscc("91330100799655058B").area_code
'330100'
"""

from __future__ import annotations

from dataclasses import dataclass

from wangjian.kernel.area import successions
from wangjian.kernel.errors import WangjianError
from wangjian.kernel.textnorm import fold

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""GB 32100 leaves out I, O, S, V and Z, which are mistaken for 1, 0, 5, U and 2."""

LENGTH = 18
_WEIGHTS = tuple(pow(3, index, 31) for index in range(17))
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_MISTAKEN_FOR = {"I": "1", "O": "0", "S": "5", "V": "U", "Z": "2"}

AUTHORITIES = {
    "1": "机构编制", "2": "外交", "3": "司法行政", "4": "文化", "5": "民政", "6": "旅游", "7": "宗教", "8": "工会",
    "9": "市场监督管理", "A": "中央军委改革和编制办公室", "N": "农业农村", "Y": "其他",
}  # fmt: skip
CATEGORIES = {
    "1": {"1": "机关", "2": "事业单位", "3": "群众团体", "9": "其他"},
    "2": {"1": "外国常驻新闻机构", "9": "其他"},
    "3": {
        "1": "律师执业机构",
        "2": "公证处",
        "3": "基层法律服务所",
        "4": "司法鉴定机构",
        "5": "仲裁委员会",
        "9": "其他",
    },
    "4": {"1": "外国在华文化中心", "9": "其他"},
    "5": {"1": "社会团体", "2": "民办非企业单位", "3": "基金会", "9": "其他"},
    "6": {"1": "外国旅游部门常驻代表机构", "2": "港澳台地区旅游部门常驻代表机构", "9": "其他"},
    "7": {"1": "宗教活动场所", "2": "宗教院校", "9": "其他"},
    "8": {"1": "基层工会", "9": "其他"},
    "9": {"1": "企业", "2": "个体工商户", "3": "农民专业合作社"},
    "A": {"1": "军队事业单位", "9": "其他"},
    "N": {"1": "组级集体经济组织", "2": "村级集体经济组织", "3": "乡镇级集体经济组织", "9": "其他"},
    "Y": {"1": "其他"},
}
"""Kinds of body by registering authority (GB 32100 with its first amendment). Those of market supervision were seen,
the others are known but not checked: there an unlisted pair is a note, not a fault."""
_MARKET_SUPERVISION = "9"


class InvalidUscc(WangjianError):
    """The text is no valid unified social credit code; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Uscc:
    """A valid code in its five parts."""

    code: str

    @property
    def authority(self) -> str:
        return AUTHORITIES[self.code[0]]

    @property
    def category(self) -> str:
        return CATEGORIES[self.code[0]].get(self.code[1], "其他")

    @property
    def area_code(self) -> str:
        """Area of the office that registered the operator; may be a code that is no longer in use."""
        return self.code[2:8]

    @property
    def organisation_code(self) -> str:
        return self.code[8:17]

    def __str__(self) -> str:
        return self.code


@dataclass(frozen=True, slots=True)
class UsccCheck:
    """What a reader should know about a text meant as a credit code. ``code`` is empty unless it is valid."""

    valid: bool
    code: str
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    expected_check: str = ""
    """The right check character, where the first 17 are well-formed."""


def check_character(first17: str) -> str:
    """Check character over the first 17 characters (GB 32100, modulus 31)."""
    total = sum(ALPHABET.index(char) * weight for char, weight in zip(first17, _WEIGHTS, strict=True))
    return ALPHABET[(31 - total % 31) % 31]


def organisation_check_character(first8: str) -> str:
    """Check character of an organisation code (GB 11714, modulus 11; letters count A=10 … Z=35)."""
    total = sum(int(char, 36) * weight for char, weight in zip(first8, _ORGANISATION_WEIGHTS, strict=True))
    return {10: "X", 11: "0"}.get(11 - total % 11, str(11 - total % 11))


def explain_uscc(text: str) -> UsccCheck:
    """Check a text and collect everything that is wrong with it, in the order in which it should be mended."""
    code = fold(text).replace(" ", "").replace("-", "").upper()
    notes = () if code == text else ("已按半角大写、去除空格后校验",)
    if not code:
        return UsccCheck(False, "", ("统一社会信用代码为空",), notes)
    problems = [_illegal(code, index) for index, char in enumerate(code) if char not in ALPHABET]
    if len(code) != LENGTH:
        problems.insert(0, f"统一社会信用代码应为18位,实为{len(code)}位{_length_hint(code)}")
    if problems:
        return UsccCheck(False, "", tuple(problems), notes)
    return _explain_well_formed(code, notes)


def _explain_well_formed(code: str, notes: tuple[str, ...]) -> UsccCheck:
    problems = []
    expected = check_character(code[:17])
    if code[17] != expected:
        problems.append(f"统一社会信用代码校验位不对(末位应为{expected},实为{code[17]})")
    inner = organisation_check_character(code[8:16])
    if code[16] != inner:
        # 23 of 74,021 codes of the Henan register break the inner check and yet are in force: worth a look, no fault.
        notes = (*notes, f"主体标识码校验位与GB 11714不符(第17位按算法应为{inner},实为{code[16]}),登记簿中偶有此类代码")
    if code[0] not in AUTHORITIES:
        problems.append(f"登记管理部门代码“{code[0]}”不存在")
    elif code[1] not in CATEGORIES[code[0]]:
        sentence = f"登记管理部门“{AUTHORITIES[code[0]]}”没有机构类别“{code[1]}”"
        if code[0] == _MARKET_SUPERVISION:
            problems.append(sentence)
        else:
            notes = (*notes, sentence)
    if not code[2:8].isdigit():
        problems.append(f"登记机关行政区划码应为6位数字,实为“{code[2:8]}”")
    elif code[2:8] in successions():
        old = successions()[code[2:8]]
        notes = (*notes, f"登记机关区划码{old.code}({old.name})已改为{old.successor}({old.successor_name})")
    return UsccCheck(not problems, "" if problems else code, tuple(problems), notes, expected)


def _illegal(code: str, index: int) -> str:
    char = code[index]
    hint = f",疑为“{_MISTAKEN_FOR[char]}”" if char in _MISTAKEN_FOR else ""
    return f"第{index + 1}位“{char}”不是统一社会信用代码可用的字符{hint}"


def _length_hint(code: str) -> str:
    if len(code) == 15 and code.isdigit():
        return ",像是旧的15位注册号"
    if len(code) == 9:
        return ",像是9位组织机构代码"
    return ""


def parse_uscc(text: str) -> Uscc:
    """The code in a text. Raises InvalidUscc with the first problem as its sentence."""
    check = explain_uscc(text)
    if not check.valid:
        raise InvalidUscc(check.problems[0])
    return Uscc(check.code)


def is_valid_uscc(text: str | None) -> bool:
    """True when the text is a valid code, white space, width and case aside."""
    return bool(text) and explain_uscc(text or "").valid
