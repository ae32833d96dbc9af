"""The text of a saved page. What a page declares is often not what a browser saved."""

from __future__ import annotations

import codecs
import re

from wangjian.sources.expansion import RefusedRecord

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_MOST_BROKEN = 0.001
"""Share of characters that may be broken before the page counts as unreadable."""


def decode_page(data: bytes, content_type: str = "") -> str:
    """Text of a page. UTF-8 is tried before what the page declares: browsers save pages that declare GBK as UTF-8.

    Raises RefusedRecord when no encoding fits.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    data = data.removeprefix(codecs.BOM_UTF8)
    declared = [match.decode("ascii") for match in _DECLARED.findall(data[:8192])]
    if header := _HEADER.search(content_type):
        declared.insert(0, header[1])
    for encoding in ["utf-8", *map(_known, declared), "gb18030"]:
        text = _decoded(data, encoding)
        if text is not None:
            return text
    raise RefusedRecord("text", "网页的文字编码判断不出,既不是UTF-8也不是GB18030")


def _known(encoding: str) -> str:
    """GB2312 and GBK pages use characters beyond their declared set; GB18030 has them all."""
    if encoding.lower() in ("gb2312", "gbk", "gb18030", "x-gbk"):
        return "gb18030"
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return "utf-8"


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
    return text if text.count("\ufffd") <= len(text) * _MOST_BROKEN else None
