"""``wangjian check``: what a merchant reads before publishing."""

import json

import pytest
from click.testing import CliRunner

from wangjian.cli.check import NothingToCheck, TextNotReadable, check


@pytest.fixture(autouse=True)
def cache(tmp_path_factory, monkeypatch):
    monkeypatch.setenv("WANGJIAN_CACHE", str(tmp_path_factory.getbasetemp() / "patterns"))


def run(*args, **more):
    result = CliRunner().invoke(check, list(args), **more)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.stdout


def test_check_names_wording_reason_law_and_remedy():
    shown = run("全网最好的枣花蜜")
    assert "1. “最好”(第 3 至 4 字) 绝对化用语" in shown
    assert "依据:《中华人民共和国广告法》第九条第(三)项" in shown
    assert "原因:" in shown
    assert "改法:" in shown


def test_check_of_exempt_wording_shows_it_apart():
    shown = run("本品最佳食用期为三个月")
    assert "发现" not in shown
    assert "1 处用语属于依法可以使用的情形" in shown


def test_check_of_lawful_text_says_so():
    assert "没有发现可能违法的用语" in run("手工腐竹,河南许昌产")


def test_check_reads_standard_input():
    assert "“最好”" in run("-", input="全网最好的枣花蜜")
    assert "“最好”" in run(input="全网最好的枣花蜜")


def test_check_prints_json_with_offsets_into_the_text():
    text = "全網最好的棗花蜜"
    [advice] = json.loads(run("--json", text))
    assert text[advice["start"] : advice["end"]] == advice["quote"] == "最好"
    assert advice["exempt"] is None
    assert advice["instead"]


def test_check_by_the_law_of_another_day():
    assert "没有发现" in run("--as-of", "2014-01-01", "全网最好的枣花蜜")


def test_check_of_nothing_is_told():
    with pytest.raises(NothingToCheck, match="没有可检查的文字"):
        run("  ")


def test_check_of_other_encoding_is_told():
    with pytest.raises(TextNotReadable, match="不是 UTF-8"):
        run("-", input="最好".encode("gb18030"))
