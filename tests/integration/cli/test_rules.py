"""``wangjian rules`` for the author of a pack."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from wangjian.cli.rules import RuleUnknown, SampleUnreadable, rules

PLAIN = Path(__file__).parents[2] / "unit" / "engine" / "packs"
"""A pack in shadow that uses no feature."""


@pytest.fixture
def packs(tmp_path):
    return Path(shutil.copytree(PLAIN, tmp_path / "packs"))


def run(*args):
    result = CliRunner().invoke(rules, [str(arg) for arg in args])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def change(packs, old, new):
    path = packs / "sample" / "plain" / "rules" / "best.yml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_validate_of_sound_packs_ends_well(packs):
    result = run("validate", "--packs", packs)
    assert result.exit_code == 0
    assert result.stderr == "1 个规则包、1 条规则,没有错误。\n"


def test_validate_shows_every_fault_with_its_place(packs):
    change(packs, "severity: 3", "severity: 9")
    change(packs, "violation: ad.absolute", "violation: ad.absolut")
    result = run("validate", "--packs", packs, "--json")
    assert result.exit_code == 2
    assert "sample/plain/rules/best.yml:2 违法行为表里没有“ad.absolut”。是否想写 ad.absolute。" in result.stderr
    assert [problem["line"] for problem in json.loads(result.stdout)] == [2, 4]


def test_validate_locks_live_version_once_and_then_holds_it(packs):
    head = packs / "sample" / "plain" / "pack.yml"
    head.write_text(head.read_text("utf-8").replace("shadow", "live"), "utf-8")
    assert run("validate", "--packs", packs).exit_code == 2
    locking = run("validate", "--packs", packs, "--lock")
    assert locking.exit_code == 0
    assert "已登记 sample-plain@0.1.0" in locking.stderr
    change(packs, "certainty: 0.6", "certainty: 0.7")
    again = run("validate", "--packs", packs, "--lock")
    assert again.exit_code == 2
    assert "上线版本 sample-plain@0.1.0 的内容被改动" in again.stderr


def test_test_runs_examples_and_names_those_that_fail(packs):
    assert run("test", "--packs", packs).stderr == "4 个例子,0 个不符。\n"
    change(
        packs, "near_miss: [好蜂蜜, 国家标准]", "near_miss: [好蜂蜜, 国家标准, 最佳标准]\n  known_miss: [最佳, 顶尖]"
    )
    result = run("test", "--packs", packs, "sample.best")
    assert result.exit_code == 2
    assert "sample.best near_miss[2] 不应报出,实际报出:最佳标准" in result.stderr
    assert "known_miss[0] 已知漏报,实际报出:最佳(已能报出,可移到 hit)" in result.stderr


def test_unknown_rule_is_told(packs):
    with pytest.raises(RuleUnknown, match="没有规则或规则包 ad\\.none"):
        run("test", "--packs", packs, "ad.none")
    with pytest.raises(RuleUnknown, match="没有规则 ad\\.none"):
        run("show", "--packs", packs, "ad.none")


def test_list_and_show_say_what_a_rule_is(packs):
    assert "sample.best  绝对化用语  严重度 3" in run("list", "--packs", packs).stdout
    [row] = json.loads(run("list", "--packs", packs, "--json").stdout)
    assert row["version"].startswith("sample-plain@0.1.0-shadow+")
    shown = run("show", "--packs", packs, "sample.best").stdout
    assert "违反  《中华人民共和国广告法》第九条第(三)项" in shown
    assert "触发词  best:最佳、/国家.{0,2}级/" in shown


def test_effect_counts_findings_gained_and_lost(packs, tmp_path):
    changed = Path(shutil.copytree(packs, tmp_path / "changed"))
    change(changed, "words: [最佳]", "words: [顶尖]")
    sample = tmp_path / "sample.jsonl"
    titles = ["最佳蜂蜜", "顶尖钧瓷", "国家一级腐竹"]
    sample.write_text("".join(f'{{"id": "{i}", "title": "{title}"}}\n' for i, title in enumerate(titles)), "utf-8")
    shown = run("effect", "--packs", changed, "--against", packs, sample).stdout
    assert shown == "sample.best  +1 −1(2 → 2)\n    + 顶尖\n    − 最佳\n"
    same = run("effect", "--packs", packs, "--against", packs, sample).stdout
    assert same == "两个版本在这份样本上报出的完全相同。\n"


def test_effect_on_missing_sample_is_told(packs, tmp_path):
    with pytest.raises(SampleUnreadable, match="找不到文件"):
        run("effect", "--packs", packs, "--against", packs, tmp_path / "none.parquet")
