"""Which encoding a text file is in, and its bytes as UTF-8.

Detection reads a sample and counts lines: a line of Chinese in GB18030 is hardly ever valid UTF-8, and bytes that are
not meant as GB18030 give rare characters. Where neither clearly holds, the file is refused with a sentence rather than
read into nonsense. Single broken bytes do not decide: they spoil their own row only.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable

from wangjian.sources.opening import OpenedFile, UnreadableFile

SAMPLE = 4 << 20
BROKEN = b"\xff"
"""Stands in the stream where the source had bytes that are no character; never valid UTF-8, so the row is found."""

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
NAMES = {"utf-8": "UTF-8", "gb18030": "GB18030", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
_ALIASES = {
    "utf8": "utf-8", "utf-8": "utf-8", "utf-8-sig": "utf-8", "gbk": "gb18030", "gb2312": "gb18030",
    "gb18030": "gb18030", "utf-16": "utf-16-le", "utf-16-le": "utf-16-le", "utf-16-be": "utf-16-be",
}  # fmt: skip
_CLEAR = 0.9
_MOST = 0.7
"""Of a small file a single spoilt line is a large share: most lines decide, if they speak one language."""
_COMMON_SHARE = 0.5
"""Measured on real titles: 0.97 in GB18030, 0.58 for traditional characters in it, at most 0.36 for Big5."""


class UndecidableEncoding(UnreadableFile):
    """The encoding cannot be told."""


def detect_encoding(sample: bytes, name: str) -> str:
    """Encoding of a sample from the beginning of a file. Raises UndecidableEncoding."""
    for bom, encoding in _BOMS:
        if sample.startswith(bom):
            return encoding
    if (wide := _utf16_without_mark(sample)) is not None:
        return wide
    lines = [line for line in _whole_lines(sample) if not line.isascii()]
    if not lines:
        return "utf-8"
    utf8 = sum(_decodes(line, "utf-8") for line in lines) / len(lines)
    if utf8 >= _MOST or _broken_share(lines) <= 1 - _CLEAR:
        return "utf-8"
    gb = sum(_decodes(line, "gb18030") for line in lines) / len(lines)
    if gb >= _MOST and utf8 <= 1 - _CLEAR and _common_share(lines) >= _COMMON_SHARE:
        return "gb18030"
    if len(lines) <= len(_whole_lines(sample)) / 2:
        # Most lines are plain ASCII and good in any encoding: only the others are set aside, each with its number.
        return "utf-8"
    raise UndecidableEncoding(_sentence(name, len(lines), utf8, gb))


def named_encoding(text: str) -> str:
    """An encoding as a user may name it. Raises UndecidableEncoding."""
    try:
        return _ALIASES[text.strip().lower()]
    except KeyError:
        raise UndecidableEncoding(f"不支持编码“{text}”,可用:UTF-8、GB18030、UTF-16。") from None


class Utf8Stream:
    """The text of a file as UTF-8, without mark, lines ended by ``\\n``, broken bytes marked by :data:`BROKEN`."""

    def __init__(self, source: OpenedFile, encoding: str, *, old_mac_lines: bool = False) -> None:
        self._source = source
        self._convert = _converter(encoding)
        self._old_mac_lines = old_mac_lines
        self._first = True
        self._done = False

    @property
    def place(self) -> int:
        return self._source.place

    def read(self, size: int) -> bytes:
        """About ``size`` bytes; empty at the end. Raises DamagedFile."""
        while not self._done:
            data = self._source.read(size)
            self._done = not data
            if self._first and data:
                self._first = False
                data = _without_mark(data)
            text = self._convert(data, self._done)
            if self._old_mac_lines:
                text = text.replace(b"\r", b"\n")
            if text or self._done:
                return text
        return b""


def _converter(encoding: str) -> Callable[[bytes, bool], bytes]:
    if encoding == "utf-8":
        return lambda data, _final: data
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    mark = "\ufffd".encode()
    return lambda data, final: decoder.decode(data, final).encode("utf-8").replace(mark, BROKEN)


def _without_mark(data: bytes) -> bytes:
    for bom, _ in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :]
    return data


def _utf16_without_mark(sample: bytes) -> str | None:
    """Text in UTF-16 has a zero beside each ASCII character; text in other encodings has none at all."""
    head = sample[:4096]
    if head.count(0) < len(head) // 20:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) < 8 * min(even, odd) + 4:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _whole_lines(sample: bytes) -> list[bytes]:
    lines = sample.splitlines()
    return lines[:-1] if len(lines) > 1 and len(sample) >= SAMPLE else lines


def _decodes(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _broken_share(lines: list[bytes]) -> float:
    """Share of characters that are broken when the lines are read as UTF-8."""
    text = b"".join(lines).decode("utf-8", "replace")
    return text.count("\ufffd") / max(1, sum(not char.isascii() for char in text))


def _common_share(lines: list[bytes]) -> float:
    """Share of double bytes whose lead lies where GB 2312 keeps common characters and punctuation."""
    pairs = common = 0
    for line in lines[:2000]:
        position = 0
        while position < len(line) - 1:
            if line[position] < 0x80:
                position += 1
                continue
            lead, trail = line[position], line[position + 1]
            pairs += 1
            common += (0xB0 <= lead <= 0xD7 or 0xA1 <= lead <= 0xA3) and trail >= 0xA1
            position += 2
    return common / pairs if pairs else 0.0


def _sentence(name: str, count: int, utf8: float, gb: float) -> str:
    return (
        f"“{name}”的文字编码判断不出:{count}行含汉字的样本中,{utf8:.0%}像UTF-8,{gb:.0%}像GB18030。"
        "请用Excel或记事本另存为UTF-8,或在导入时指定编码。"
    )
