"""The reference page names every validator, key and state that the code has, and nothing else."""

import re
from pathlib import Path

import yaml

from wangjian.rules.model import PackState
from wangjian.rules.source import read_source
from wangjian.rules.validators import VALIDATORS

PAGE = (Path(__file__).parents[3] / "docs" / "reference" / "rule-packs.md").read_text("utf-8")


def test_page_names_every_validator_in_order():
    section = PAGE.split("## What is validated")[1]
    named = re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)
    assert named == [validator.__name__ for validator in VALIDATORS]


def test_page_names_every_state():
    assert all(f"`{state.value}`" in PAGE for state in PackState)


def test_rule_on_the_page_can_be_read(tmp_path):
    [text] = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    (tmp_path / "rule.yml").write_text(text, "utf-8")
    source = read_source(tmp_path / "rule.yml")
    assert source.data == yaml.safe_load(text)


def test_rule_on_the_page_is_a_rule(tmp_path):
    from wangjian.rules.reading import read_rule

    [text] = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    (tmp_path / "rule.yml").write_text(text, "utf-8")
    problems = []
    rule = read_rule(read_source(tmp_path / "rule.yml"), {"superlatives": ("最佳",)}, problems)
    assert problems == []
    assert [trigger.pattern for trigger in rule.triggers] == ["国家级", "最佳", "最(?:好|优)"]
