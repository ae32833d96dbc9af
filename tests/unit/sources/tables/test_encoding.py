from __future__ import annotations

from pathlib import Path

import pytest

from wangjian.sources.opening import open_file
from wangjian.sources.tables.encoding import UndecidableEncoding, Utf8Stream, detect_encoding, named_encoding

TEXT = "编号,标题\n" + "".join(f"{n},手工制作的钧瓷茶杯第{n}号\n" for n in range(50))


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode("utf-8"), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (TEXT.encode("gb18030"), "gb18030"),
        (TEXT.encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (("id,title\n" * 30).encode("utf-16-le"), "utf-16-le"),
        (b"id,title\n1,a\n", "utf-8"),
    ],
)
def test_detect_encoding(data: bytes, encoding: str) -> None:
    assert detect_encoding(data, "示例.csv") == encoding


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_one_broken_line_does_not_decide(encoding: str) -> None:
    data = TEXT.encode(encoding).replace("第7号".encode(encoding), b"\xff\xfe\xff")

    assert detect_encoding(data, "示例.csv") == encoding


@pytest.mark.parametrize(
    "data",
    [
        "".join(f"{n},這款茶杯由老師傅純手工製作,歡迎新老顧客選購,數量有限\n" for n in range(50)).encode("big5"),
        TEXT.encode("utf-8") + TEXT.encode("gb18030"),
        bytes(range(128, 256)) * 20,
    ],
)
def test_what_cannot_be_told_is_refused_with_what_to_do(data: bytes) -> None:
    with pytest.raises(UndecidableEncoding, match=r"“示例.csv”的文字编码判断不出.*指定编码"):
        detect_encoding(data, "示例.csv")


def test_an_encoding_that_is_not_supported_is_refused() -> None:
    assert named_encoding("GBK") == "gb18030"
    with pytest.raises(UndecidableEncoding, match="不支持编码“big5”"):
        named_encoding("big5")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_the_stream_is_the_same_text_however_it_is_read(tmp_path: Path, encoding: str, size: int) -> None:
    path = tmp_path / "示例.csv"
    path.write_bytes(TEXT.encode(encoding))

    with open_file(path) as file:
        stream = Utf8Stream(file, encoding)
        data = b"".join(iter(lambda: stream.read(size), b""))

    assert data.decode("utf-8") == TEXT


def test_a_broken_character_is_marked_and_its_line_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "示例.csv"
    path.write_bytes("甲,好\n".encode("gb18030") + b"\xb0,\x80\n" + "乙,好\n".encode("gb18030"))

    with open_file(path) as file:
        lines = Utf8Stream(file, "gb18030").read(1000).split(b"\n")

    assert lines[0].decode() == "甲,好"
    assert b"\xff" in lines[1]
    assert lines[2].decode() == "乙,好"
