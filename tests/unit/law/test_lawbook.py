"""Citations in words, with their version."""

from datetime import date

import pytest

from wangjian.law.lawbook import Lawbook
from wangjian.law.records import UnusableLawbook

BOOK = Lawbook.load()


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        ("AD:9(三)", "《中华人民共和国广告法》第九条第(三)项"),
        ("PROC:18", "《市场监督管理行政处罚程序规定》第十八条"),
        ("CRL-IR:9②", "《中华人民共和国消费者权益保护法实施条例》第九条第二款"),
        ("CRIM:224之一", "《中华人民共和国刑法》第二百二十四条之一"),
        ("REPAIR25", "《市场监督管理信用修复管理办法》"),
        ("UNKNOWN:3", "UNKNOWN:3"),
    ],
)
def test_cite_puts_the_article_into_words(reference, words):
    assert BOOK.cite(reference).text == words


def test_cite_says_whether_the_version_was_in_force():
    assert BOOK.cite("AUCL19:8", on=date(2025, 10, 14)).in_force
    assert not BOOK.cite("AUCL19:8", on=date(2025, 10, 15)).in_force
    assert BOOK.cite("AUCL25:9", on=date(2025, 10, 15)).in_force


@pytest.mark.parametrize(
    ("reference", "on", "version"),
    [
        ("AD:9(三)", "2018-10-25", "2015修订"),
        ("AD:9(三)", "2021-04-28", "2018修正"),
        ("AD:9(三)", "2021-04-29", "2021修正"),
        ("NTM:18", "2025-04-30", "2021公布"),
        ("NTM:18", "2025-05-01", "2025修正"),
        ("ECOM:10", "2026-01-01", ""),
    ],
)
def test_cite_names_the_text_of_the_day(reference, on, version):
    assert BOOK.cite(reference, on=date.fromisoformat(on)).version == version


def test_cite_marks_facts_of_confidence_c_and_unknown_statutes_as_unverified():
    assert BOOK.cite("AD-CITE:6").unverified
    assert BOOK.cite("AD-CITE:6").words == "《广告引证内容执法指南》第六条〔未核实〕"
    assert BOOK.cite("UNKNOWN:3").unverified
    assert not BOOK.cite("AD:9").unverified
    assert BOOK.cite("AD:9").words == "《中华人民共和国广告法》第九条(2021修正)"


def test_successive_statutes_leave_no_gap_and_do_not_overlap():
    followed = [statute for statute in BOOK.statutes.values() if statute.successor]

    assert {statute.key for statute in followed} >= {"AUCL19", "TM19", "CMP20", "REPAIR21"}
    for statute in followed:
        assert statute.active_until == BOOK.statutes[statute.successor].active_from


def test_versions_of_a_statute_begin_with_it_and_go_forward():
    for statute in BOOK.statutes.values():
        days = [amendment.active_from for amendment in statute.amendments]
        assert days == sorted(set(days)), statute.key
        assert not days or days[0] == statute.active_from, statute.key


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("- {key: X, name: 某法, from: 2020-01-01, confidence: A}\n" * 2, "statutes.yml X 重复"),
        ("- {key: X, from: 2020-01-01, confidence: A}", "statutes.yml X 缺少名称或施行日期"),
        ("- {key: X, name: 某法, from: 明年, confidence: A}", "日期“明年”应写作 2026-01-31"),
        ("- {key: X, name: 某法, from: 2020-01-01, confidence: D}", "confidence 应为 A、B 或 C"),
        ("- {key: X, name: 某法, from: 2020-01-01, confidence: A, successor: Y}", "后继 Y 不存在"),
        ("- {key: X", "statutes.yml 第1行格式不对|statutes.yml 第2行格式不对"),
    ],
)
def test_broken_lawbook_is_named_by_file_and_entry(tmp_path, text, sentence):
    (tmp_path / "statutes.yml").write_text(text, encoding="utf-8")

    with pytest.raises(UnusableLawbook, match=sentence):
        Lawbook.load(tmp_path)


def test_missing_lawbook_is_named(tmp_path):
    with pytest.raises(UnusableLawbook, match="缺少数据文件 statutes.yml"):
        Lawbook.load(tmp_path)
