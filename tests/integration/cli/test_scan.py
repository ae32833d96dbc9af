"""``wangjian scan`` as it is used: files in, findings out, and an exit status that says how it went."""

import csv
import gzip
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from wangjian.cli.scan import scan
from wangjian.engine.findings import FINDING_SCHEMA

ROWS = [
    {
        "id": "1",
        "platform": "示例平台",
        "shop_id": "s1",
        "title": " 國家級\u200b品质,全网最好的蜂蜜",
        "description": "普通",
    },
    {"id": "2", "platform": "示例平台", "shop_id": "s1", "title": "手工腐竹", "description": "最佳食用期为三个月"},
    {"id": "3", "platform": "示例平台", "shop_id": "s2", "title": "钧瓷茶杯 ", "description": None},
]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    path = tmp_path / "work"
    path.mkdir()
    monkeypatch.setenv("WANGJIAN_CACHE", str(tmp_path / "cache"))
    return path


def write(folder, name, rows=ROWS):
    path = folder / name
    if ".parquet" in name:
        pq.write_table(pa.Table.from_pylist(rows), path)
    elif ".csv" in name:
        with path.open("w", encoding="gb18030" if "gb" in name else "utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys())
            writer.writeheader()
            writer.writerows(rows)
    else:
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    if name.endswith(".gz"):
        path.write_bytes(gzip.compress(path.read_bytes()))
    return path


def run(*args, kind="listing", out):
    result = CliRunner().invoke(scan, [*map(str, args), "--kind", kind, "--out", str(out), "--json", "--jobs", "1"])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def findings(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_scan_writes_findings_that_point_into_the_file(folder):
    result = run(write(folder, "in.jsonl"), out=folder / "out.jsonl")
    assert result.exit_code == 0
    found = findings(folder / "out.jsonl")
    texts = {row["id"]: row for row in ROWS}
    assert [finding["quote"] for finding in found[:2]] == ["國家級", "最好"]
    assert all(
        texts[f["observation_id"]][f["field"]][f["start"] : f["end"]] == f["quote"] and list(f) == FINDING_SCHEMA.names
        for f in found
    )
    assert [f["exempt"] for f in found if f["observation_id"] == "2"] == ["usage_tip"]


def test_scan_prints_a_summary_that_machines_read(folder):
    summary = json.loads(run(write(folder, "in.jsonl"), out=folder / "out.jsonl").stdout)
    assert summary["read"] == 3
    assert summary["quarantined"] == 0
    assert summary["findings"] == sum(summary["by_violation"].values()) > 0
    assert summary["exempt"] == 1
    assert {"seconds", "texts_per_s"} <= set(summary)


@pytest.mark.parametrize("name", ["in.csv", "in_gb.csv", "in.csv.gz", "in.parquet", "in.jsonl.gz", "in.parquet.gz"])
def test_scan_finds_the_same_in_every_format(folder, name):
    # A blank at the end keeps its place in every format; GB18030 has no zero-width blank on most machines.
    rows = [{**row, "title": row["title"].replace("\u200b", "")} for row in ROWS]
    run(write(folder, "reference.jsonl", rows), out=folder / "reference.out.jsonl")
    result = run(write(folder, name, rows), out=folder / "out.jsonl")
    assert result.exit_code == 0
    assert findings(folder / "out.jsonl") == findings(folder / "reference.out.jsonl")


def test_scan_to_parquet_holds_the_schema_of_findings(folder):
    run(write(folder, "in.jsonl"), out=folder / "out.parquet")
    assert pq.read_table(folder / "out.parquet").schema.equals(FINDING_SCHEMA)


def test_scan_of_bad_rows_keeps_the_good_ones_and_says_so(folder):
    path = write(folder, "in.jsonl")
    with path.open("a", encoding="utf-8") as file:
        file.write('{"id": "4", "title": "半\n')
        file.write('{"id": "1", "title": "最佳蜂王浆"}\n')
        file.write('{"id": "6", "title": "最佳", "captured_at": "2199-01-01"}\n')
        file.write('{"id": "7", "title": "最好的蜂蜜", "说明": "无此列"}\n')
    result = run(path, out=folder / "out.jsonl")
    assert result.exit_code == 1
    aside = findings(folder / "out.jsonl.quarantine.jsonl")
    assert [(row["row"], row["field"]) for row in aside] == [(4, ""), (6, "captured_at"), (5, "id")]
    assert {"7", "1"} <= {finding["observation_id"] for finding in findings(folder / "out.jsonl")}
    assert f"{path} 有不认识的列,没有读取:说明。" in result.stderr
    assert f"{path} 第 4 行" in result.stderr


def test_scan_again_without_bad_rows_takes_the_old_quarantine_away(folder):
    (folder / "out.jsonl.quarantine.jsonl").write_text("old")
    run(write(folder, "in.jsonl"), out=folder / "out.jsonl")
    assert not (folder / "out.jsonl.quarantine.jsonl").exists()


def test_scan_of_several_files_goes_on_after_one_that_is_missing(folder):
    result = run(folder / "none.csv", write(folder, "in.jsonl"), out=folder / "out.jsonl")
    assert result.exit_code == 2
    assert "none.csv" in result.stderr
    assert len(findings(folder / "out.jsonl")) > 0


def test_scan_that_reads_nothing_writes_nothing(folder):
    (folder / "out.jsonl").write_text("old")
    with pytest.raises(Exception, match="找不到文件"):
        run(folder / "none.csv", out=folder / "out.jsonl")
    assert (folder / "out.jsonl").read_text() == "old"


def test_scan_of_parquet_that_turns_unclean_goes_on_strictly(folder, monkeypatch):
    from wangjian.cli import clean_parquet

    monkeypatch.setattr(clean_parquet, "_BATCH_ROWS", 2)
    rows = [*ROWS, {**ROWS[0], "id": " 4 "}, {**ROWS[0], "id": "5"}]
    result = run(write(folder, "in.parquet", rows), out=folder / "out.jsonl")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["read"] == 5
    ids = [finding["observation_id"] for finding in findings(folder / "out.jsonl")]
    assert list(dict.fromkeys(ids)) == ["1", "2", "4", "5"]


def test_scan_of_saved_page_reads_its_text(folder):
    page = folder / "page.html"
    text = "本店是示例店铺,出售枣花蜜、槐花蜜和蜂王浆,原料来自自家蜂场,每批都有检验报告,可以到店品尝。"
    page.write_text(
        f"<html><head><title>示例店</title></head><body><p>{text}全网最好的蜂蜜。</p></body></html>", "utf-8"
    )
    result = run(page, kind="page", out=folder / "out.jsonl")
    assert result.exit_code == 0
    assert [finding["quote"] for finding in findings(folder / "out.jsonl")] == ["最好"]


def test_scan_of_page_as_kind_it_never_holds_is_told(folder):
    page = folder / "page.html"
    page.write_text("<html><body>本店</body></html>", "utf-8")
    with pytest.raises(Exception, match="是网页"):
        run(page, kind="clause", out=folder / "out.jsonl")


def test_scan_in_several_processes_gives_equal_files(folder, monkeypatch):
    from wangjian.engine import run as running

    monkeypatch.setattr(running, "SLICE_ROWS", 4)
    rows = [{**ROWS[index % 3], "id": str(index)} for index in range(40)]
    path = write(folder, "in.jsonl", rows)
    for jobs in ("1", "2"):
        out = folder / f"out{jobs}.jsonl"
        CliRunner().invoke(scan, [str(path), "--kind", "listing", "--out", str(out), "--jobs", jobs])
    assert (folder / "out1.jsonl").read_bytes() == (folder / "out2.jsonl").read_bytes() != b""


def test_scan_on_ray_that_is_not_installed_is_told(folder, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "ray", None)
    args = [str(write(folder, "in.jsonl")), "--kind", "listing", "--out", str(folder / "o.jsonl"), "--backend", "ray"]
    result = CliRunner().invoke(scan, args)
    assert "没有安装 Ray" in str(result.exception)
    assert not (folder / "o.jsonl").exists()


UNNAMED = ("商品编号", "店铺编号", "平台", "标题", "价格")


def write_unnamed(folder, *rows):
    """A table without a column of ids."""
    path = folder / "没有编号.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([UNNAMED, *rows])
    return path


def test_the_same_content_twice_counts_as_read_and_is_scanned_once(folder):
    row = ("a1", "s1", "示例平台", "国家级品质的蜂蜜", "1")
    result = run(write_unnamed(folder, row, row), out=folder / "found.jsonl")
    summary = json.loads(result.stdout)

    assert result.exit_code == 0
    assert (summary["read"], summary["scanned"], summary["repeated"], summary["findings"]) == (2, 1, 1, 1)


def test_another_text_under_the_same_derived_id_is_set_aside_and_never_lost_in_silence(folder):
    plain = ("a1", "s1", "示例平台", "普通蜂蜜", "1")
    loud = ("a1", "s1", "示例平台", "国家级品质的蜂蜜", "1")
    result = run(write_unnamed(folder, plain, loud), out=folder / "found.jsonl")
    summary = json.loads(result.stdout)

    assert result.exit_code == 1
    assert (summary["read"], summary["scanned"], summary["quarantined"]) == (2, 1, 1)
    assert "第 3 行" in result.stderr
    assert "内容却不同" in result.stderr
