"""What a file is, by its first bytes before its name."""

from __future__ import annotations

import zipfile
from enum import StrEnum
from pathlib import Path

from wangjian.sources.opening import DamagedFile, UnreadableFile, open_file


class Format(StrEnum):
    CSV = "csv"
    JSON_LINES = "jsonl"
    PARQUET = "parquet"
    EXCEL = "excel"
    PAGE = "page"
    WARC = "warc"
    WACZ = "wacz"


PAGE_FORMATS = frozenset({Format.PAGE, Format.WARC, Format.WACZ})

_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_JSON_LINES = (".jsonl", ".ndjson")
_TABLES = (".csv", ".tsv", ".txt", ".xls", ".xlsx")
_PAGE_BEGINS = (b"<!doctype html", b"<html", b"<!--", b"<head", b"<table", b"<meta")
_MHTML_BEGINS = (b"from: <saved by", b"mime-version:", b'from: "saved by')
_PICTURES = {
    b"\x89PNG": "图片",
    b"\xff\xd8\xff": "图片",
    b"%PDF": "PDF",
    b"Rar!": "RAR压缩包",
    b"7z\xbc\xaf": "7z压缩包",
}


def detect_format(path: Path) -> Format:
    """Raises UnreadableFile for what is none of the formats."""
    with open_file(path) as file:
        try:
            head = file.read(4096)
        except DamagedFile:
            raise UnreadableFile(f"“{path.name}”是损坏的压缩文件,一个字也解不开。") from None
    name = path.name.lower().removesuffix(".gz")
    if head.startswith(b"PAR1"):
        return Format.PARQUET
    if head.startswith(_OLD_EXCEL):
        return Format.EXCEL
    if head.startswith(b"PK"):
        return _zip_format(path)
    if head.startswith(b"WARC/"):
        return Format.WARC
    for magic, title in _PICTURES.items():
        if head.startswith(magic):
            raise UnreadableFile(f"“{path.name}”是{title},不是可导入的数据文件。")
    return _text_format(head, name)


def _zip_format(path: Path) -> Format:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except zipfile.BadZipFile:
        raise UnreadableFile(f"“{path.name}”损坏或不完整,无法打开。") from None
    if "datapackage.json" in names or any(name.startswith("archive/") for name in names):
        return Format.WACZ
    if "[Content_Types].xml" in names or "xl/workbook.xml" in names:
        return Format.EXCEL
    raise UnreadableFile(f"“{path.name}”是ZIP压缩包,请解开后导入其中的文件。")


def _text_format(head: bytes, name: str) -> Format:
    """Raises UnreadableFile for texts that only look like one of the formats."""
    text = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0").lower()
    suffix = Path(name).suffix
    is_page = text.startswith(_PAGE_BEGINS)
    if is_page and suffix in _TABLES:
        raise UnreadableFile(
            f"“{name}”虽以{suffix}结尾,内容却是网页;请用Excel打开后另存为.xlsx,或改名为.html作为网页导入。"
        )
    if text.startswith(_MHTML_BEGINS):
        raise UnreadableFile(f"“{name}”是MHT网页存档,请用浏览器打开后另存为“网页,仅HTML”。")
    if text.startswith(b"[") and suffix in (".json", *_JSON_LINES):
        raise UnreadableFile(f"“{name}”是一个JSON数组,请改成每行一个JSON对象(JSON Lines)。")
    if suffix in _JSON_LINES:
        return Format.JSON_LINES
    if is_page or suffix in (".html", ".htm"):
        return Format.PAGE
    return Format.JSON_LINES if text.startswith(b"{") and suffix not in _TABLES else Format.CSV
