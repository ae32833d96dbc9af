"""``wangjian bench scan`` on a few rows: the figures are there and hang together."""

import json

import pytest
from click.testing import CliRunner

from wangjian.cli.bench import bench
from wangjian.cli.benchmarks import workload


@pytest.fixture(autouse=True)
def cache(tmp_path_factory, monkeypatch):
    monkeypatch.setenv("WANGJIAN_CACHE", str(tmp_path_factory.getbasetemp() / "patterns"))


def run(*args):
    pytest.importorskip("jieba")
    result = CliRunner().invoke(bench, ["scan", "--jobs", "1", *args])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return json.loads(result.stdout)


def test_figures_of_generated_listings_say_so(monkeypatch):
    monkeypatch.setattr(workload, "_real_texts", lambda: None)
    figures = run("--rows", "40")
    assert figures["workload"]["source"].startswith("generated")
    assert figures["workload"]["texts"] == 80
    assert {"whole_to_bare", "whole_all_processes_to_bare", "whole_to_jieba_re"} <= set(figures["ratios"])
    assert all(ratio > 0 for ratio in figures["ratios"].values())


def test_figures_of_a_file_of_ones_own(tmp_path):
    own = tmp_path / "own.jsonl"
    own.write_text('{"id": "1", "title": "全网最好的蜂蜜"}\n{"id": "2", "title": "腐竹"}\n', "utf-8")
    figures = run("--input", str(own))
    assert figures["workload"] == {
        "source": "own.jsonl", "listings": 2, "texts": 2, "characters_a_text": 4.5,
    }  # fmt: skip
    assert figures["whole_scan"]["findings"] == 1


def test_file_that_holds_no_listing_is_told(tmp_path):
    with pytest.raises(workload.WorkloadUnreadable, match="找不到文件"):
        run("--input", str(tmp_path / "none.csv"))
