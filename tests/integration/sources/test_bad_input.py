"""Each kind of bad input of real life: a sentence with file, row and field; nothing good is lost."""

from __future__ import annotations

import errno
import gzip
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from wangjian.kernel.errors import WangjianError
from wangjian.lake.store import Lake
from wangjian.sources.importing import import_file
from wangjian.sources.options import ImportOptions
from wangjian.sources.summary import ImportSummary

AT = datetime(2026, 9, 21, 2, 30, tzinfo=UTC)
WRONG_CODE = "91330100799655058C"


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path / "lake")


def _file(tmp_path: Path, name: str, content: str | bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def _import(lake: Lake, path: Path, kind: str = "listing", options: ImportOptions | None = None) -> ImportSummary:
    return import_file(lake, path, kind=kind, at=AT, options=options)


def _sentences(lake: Lake, summary: ImportSummary) -> list[str]:
    return [row.full_sentence for row in lake.quarantine(summary.import_id)]


def _titles(lake: Lake, kind: str = "listing", column: str = "title") -> list[str]:
    return [text for batch in lake.batches(kind) for text in batch.column(column).to_pylist()]


def test_broken_encoding_of_one_row(lake: Lake, tmp_path: Path) -> None:
    content = "编号,标题\n1,钧瓷茶杯\n".encode() + b"2,\xe8\x9c\n" + "3,腐竹礼盒\n".encode()

    summary = _import(lake, _file(tmp_path, "九月.csv", content))

    assert _titles(lake) == ["钧瓷茶杯", "腐竹礼盒"]
    assert _sentences(lake, summary) == ["九月.csv 第3行:第3个字处有损坏的字节,不是UTF-8文字"]


def test_an_encoding_nobody_can_tell(lake: Lake, tmp_path: Path) -> None:
    with pytest.raises(WangjianError, match="“乱码.csv”的文字编码判断不出"):
        _import(lake, _file(tmp_path, "乱码.csv", bytes(range(128, 256)) * 10))

    assert lake.imports() == []


def test_half_a_json_line(lake: Lake, tmp_path: Path) -> None:
    content = (
        '{"id": "1", "title": "钧瓷茶杯"}\n{"id": "2", "title": "腐\n{"id": "3", "title": "腐竹礼盒"}\n{"id": "4", "ti'
    )

    summary = _import(lake, _file(tmp_path, "九月.jsonl", content))

    assert _titles(lake) == ["钧瓷茶杯", "腐竹礼盒"]
    assert _sentences(lake, summary) == [
        "九月.jsonl 第2行:JSON到第23个字就断了,是半行",
        "九月.jsonl 第4行:JSON到第15个字就断了,是半行",
    ]


def test_excel_with_merged_headings(lake: Lake, tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "网店"
    sheet["A1"] = "许昌市网店示例登记表"
    sheet.merge_cells("A1:D1")
    sheet["A2"], sheet["C2"], sheet["D2"] = "店铺信息", "统一社会信用代码", "年交易额"
    sheet.merge_cells("A2:B2")
    sheet.merge_cells("C2:C3")
    sheet["A3"], sheet["B3"], sheet["D3"] = "店铺名称", "网址", "(万元)"
    sheet.append(["示例蜂产品店", "https://shop.example/1", "91330100799655058B", 1.25])
    sheet.append(["示例花木店", "https://shop.example/2", 914110820000000000, 2])
    workbook.create_sheet("说明")["A1"] = "本表由示例平台填报"
    path = tmp_path / "网店.xlsx"
    workbook.save(path)

    summary = _import(lake, path, kind="shop")

    (row,) = lake.rows_by_ids("shop", [next(iter(lake.batches("shop"))).column("id")[0].as_py()]).to_pylist()
    assert (row["shop_name"], row["uscc"], row["annual_sales_fen"]) == ("示例蜂产品店", "91330100799655058B", 1_250_000)
    assert _sentences(lake, summary) == [
        "网店.xlsx 工作表“网店” 第5行「统一社会信用代码」:"
        "Excel把这串长数字存成了数值,末几位已丢失;请把单元格设为文本后重填"
    ]
    assert "工作表“说明”第1行最像表头(本表由示例平台填报),但没有认得的列名" in summary.notes


def test_excel_without_known_headings_names_sheet_and_row(lake: Lake, tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.active.title = "数据"
    workbook.active.append([])
    workbook.active.append(["甲", "乙", "丙"])
    workbook.active.append([1, 2, 3])
    path = tmp_path / "未知.xlsx"
    workbook.save(path)

    with pytest.raises(WangjianError, match="“未知.xlsx”找不到表头。工作表“数据”第2行最像表头.甲、乙、丙."):
        _import(lake, path)


def test_a_duplicate_id_names_both_rows(lake: Lake, tmp_path: Path) -> None:
    content = "编号,标题\na1,钧瓷茶杯\na2,腐竹\na1,另一只茶杯\na2,腐竹\n"

    summary = _import(lake, _file(tmp_path, "九月.csv", content))

    assert _titles(lake) == ["钧瓷茶杯", "腐竹"]
    assert (summary.imported, summary.known, summary.quarantined) == (2, 1, 1)
    assert _sentences(lake, summary) == [
        "九月.csv 第4行「编号」:编号“a1”与本文件第2行重复而内容不同,已留第2行;请核对后改编号或放弃本行"
    ]


def test_an_id_of_an_earlier_file_names_that_file(lake: Lake, tmp_path: Path) -> None:
    _import(lake, _file(tmp_path, "八月.csv", "编号,标题\na1,钧瓷茶杯\n"))

    summary = _import(lake, _file(tmp_path, "九月.csv", "编号,标题\na1,另一只茶杯\n"))

    assert "编号“a1”已由 八月.csv 第2行 导入而内容不同" in _sentences(lake, summary)[0]


def test_a_wrong_check_digit_of_an_operator_is_quarantined(lake: Lake, tmp_path: Path) -> None:
    content = f"名称,统一社会信用代码\n示例商贸,91330100799655058B\n示例食品,{WRONG_CODE}\n"

    summary = _import(lake, _file(tmp_path, "登记.csv", content), kind="operator")

    assert _titles(lake, "operator", "name") == ["示例商贸"]
    (sentence,) = _sentences(lake, summary)
    assert sentence.startswith(f"登记.csv 第3行「统一社会信用代码」:“{WRONG_CODE}”")
    assert "校验位不对" in sentence


def test_a_wrong_check_digit_that_a_shop_shows_is_kept_and_remarked(lake: Lake, tmp_path: Path) -> None:
    summary = _import(lake, _file(tmp_path, "网店.csv", f"店铺名称,信用代码\n示例店,{WRONG_CODE}\n"), kind="shop")

    assert _titles(lake, "shop", "uscc") == [WRONG_CODE]
    assert summary.quarantined == 0
    ((row, field, sentence, _),) = summary.remarks
    assert (row, field) == (2, "uscc")
    assert "校验位不对" in sentence


def test_a_date_in_the_future(lake: Lake, tmp_path: Path) -> None:
    content = "编号,标题,采集时间\n1,钧瓷茶杯,2026-09-20\n2,腐竹,2027-01-01 08:00\n"

    summary = _import(lake, _file(tmp_path, "九月.csv", content))

    assert _titles(lake) == ["钧瓷茶杯"]
    assert _sentences(lake, summary) == [
        "九月.csv 第3行「采集时间」:“2027-01-01 08:00”晚于导入时间(2026-09-21 10:30),不能是将来"
    ]


@pytest.mark.parametrize(
    ("html", "sentence"),
    [
        (
            '<title>示例平台登录</title><form>手机号<input name=a>密码<input type="password"></form>',
            "这是登录页,没有保存到要看的内容;请登录后重新保存网页",
        ),
        (
            "<title>验证</title><p>请拖动滑块完成验证,以继续访问</p>",
            "这是平台的验证页(防爬虫),没有保存到要看的内容;请通过验证后重新保存网页",
        ),
        ("<title>店铺</title><div id=app></div><script>load()</script>", "网页是空壳,没有可见的文字"),
        ("<title>404 Not Found</title><h1>404 Not Found</h1>nginx", "这是出错页"),
    ],
)
def test_a_page_that_shows_nothing(lake: Lake, tmp_path: Path, html: str, sentence: str) -> None:
    summary = _import(
        lake, _file(tmp_path, "页面.html", f"<!doctype html><html><body>{html}</body></html>"), kind="auto"
    )

    assert (summary.read, summary.imported, summary.quarantined) == (1, 0, 1)
    assert sentence in _sentences(lake, summary)[0]


def test_an_empty_id_in_a_file_with_ids(lake: Lake, tmp_path: Path) -> None:
    summary = _import(lake, _file(tmp_path, "九月.csv", "编号,标题\n1,钧瓷茶杯\n,腐竹\n"))

    assert _sentences(lake, summary) == ["九月.csv 第3行「编号」:编号为空,而文件有编号列"]


def test_a_file_without_ids_says_how_rows_got_theirs(lake: Lake, tmp_path: Path) -> None:
    summary = _import(lake, _file(tmp_path, "标题.csv", "标题\n钧瓷茶杯\n腐竹\n钧瓷茶杯\n"))

    assert (summary.imported, summary.known) == (2, 1)
    assert summary.notes == ("文件没有编号列,编号由每行内容得出:内容相同的行只存一次",)


def test_unknown_columns_are_named_and_left_alone(lake: Lake, tmp_path: Path) -> None:
    summary = _import(lake, _file(tmp_path, "九月.csv", "编号,标题,神秘列,商品名称\n1,钧瓷茶杯,x,茶杯\n"))

    assert summary.unknown_columns == ("神秘列",)
    assert summary.ignored_columns == ("商品名称(与“标题”同为标题,取“标题”)",)


def test_several_faults_of_a_row_are_told_at_once(lake: Lake, tmp_path: Path) -> None:
    summary = _import(lake, _file(tmp_path, "九月.csv", "编号,标题,价格,销量\n1,钧瓷茶杯,便宜,很多\n"))

    assert _sentences(lake, summary) == [
        "九月.csv 第2行「价格」:“便宜”不是金额,应为一个数字,如 1299.90;「销量」“很多”不是数量,应为整数,如 1280 或 1.2万"
    ]


def test_headings_of_another_kind_are_refused_with_what_was_read(lake: Lake, tmp_path: Path) -> None:
    with pytest.raises(
        WangjianError, match="“关系.csv”的表头里没有商品需要的列.标题、描述至少一列.,读到的列名是:上级编号"
    ):
        _import(lake, _file(tmp_path, "关系.csv", "上级编号,下级编号\n1,2\n"))


def test_a_kind_that_cannot_be_told_is_asked_for(lake: Lake, tmp_path: Path) -> None:
    with pytest.raises(WangjianError, match="请指定数据种类"):
        _import(lake, _file(tmp_path, "未知.csv", "甲,乙\n1,2\n"), kind="auto")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("空.csv", b"", "是空文件"),
        ("只有表头.csv", "编号,标题\n".encode(), "只有0行数据"),
        ("坏.xlsx", b"PK\x03\x04 not a workbook", "损坏或不完整"),
        ("旧.xls", b"\xd0\xcf\x11\xe0 not a workbook", "不是完好的Excel文件"),
        ("坏.parquet", b"PAR1 not parquet", "不是完好的Parquet文件"),
        ("照片.jpg", b"\xff\xd8\xff\xe0", "是图片"),
        ("文书.pdf", b"%PDF-1.7", "是PDF"),
        ("坏.csv.gz", b"\x1f\x8b garbage", "损坏的压缩文件"),
    ],
)
def test_files_that_cannot_be_read_at_all(lake: Lake, tmp_path: Path, name: str, content: bytes, sentence: str) -> None:
    with pytest.raises(WangjianError, match=sentence) as caught:
        _import(lake, _file(tmp_path, name, content))

    assert name in str(caught.value)
    assert lake.count("listing") == 0


def test_a_file_that_is_not_there(lake: Lake, tmp_path: Path) -> None:
    with pytest.raises(WangjianError, match="找不到文件"):
        _import(lake, tmp_path / "没有.csv")


def test_a_packed_file_that_breaks_off_keeps_what_was_good(lake: Lake, tmp_path: Path) -> None:
    rows = "".join(f"{n},标题{n * n}\n" for n in range(30_000))
    packed = gzip.compress(f"编号,标题\n{rows}".encode())

    summary = _import(lake, _file(tmp_path, "九月.csv.gz", packed[: len(packed) * 2 // 3]))

    assert summary.imported > 10_000
    assert "压缩文件从这里起损坏或不完整" in _sentences(lake, summary)[-1]


def test_a_table_offered_as_a_page_kind_and_a_page_as_a_table_kind(lake: Lake, tmp_path: Path) -> None:
    page = _file(tmp_path, "页面.html", "<html><body>" + "店铺介绍 " * 20 + "</body></html>")

    with pytest.raises(WangjianError, match="是网页,只能作为网页、商品、网店、评价导入"):
        _import(lake, page, kind="clause")


def test_an_item_listed_by_size_is_no_duplicate(lake: Lake, tmp_path: Path) -> None:
    """The file gives no ids: that we made one of the item's number is no fault of the row."""
    rows = "8001,钧瓷茶杯,小号,5\n8001,钧瓷茶杯,大号,8\n8001,钧瓷茶杯,小号,5\n8002,腐竹,,9\n"

    summary = _import(lake, _file(tmp_path, "九月.csv", f"商品编号,标题,商品属性,价格\n{rows}"))

    assert (summary.imported, summary.known, summary.quarantined) == (3, 1, 0)
    assert sorted(_titles(lake, column="price_fen")) == [500, 800, 900]


def test_two_columns_of_one_name(lake: Lake, tmp_path: Path) -> None:
    summary = _import(lake, _file(tmp_path, "九月.csv", "编号,标题,价格,价格\n1,钧瓷茶杯,5,7\n"))

    assert _titles(lake, column="price_fen") == [500]
    assert summary.ignored_columns == ("第2个“价格”(列名重复,取第一列)",)


def test_a_full_disk_is_told_and_loses_nothing(lake: Lake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _file(tmp_path, "九月.csv", "编号,标题\n1,钧瓷茶杯\n")

    def full(_path: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("wangjian.lake.files.sync", full)
        with pytest.raises(WangjianError, match="磁盘空间已满"):
            _import(lake, path)

    assert _import(lake, path).imported == 1
