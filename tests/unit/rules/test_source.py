"""YAML with lines: what is refused, and where it says so."""

import pytest

from wangjian.rules.problem import Problem
from wangjian.rules.source import read_source


def read(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "rule.yml"
    path.write_bytes(text.encode(encoding))
    return read_source(path)


def test_source_knows_line_of_each_value(tmp_path):
    source = read(tmp_path, "id: a\nlaws:\n  - {law: AD,\n     article: 9}\n  - {law: X}\n")
    assert [source.line("laws"), source.line("laws", 0, "article"), source.line("laws", 1, "law")] == [2, 4, 5]


def test_line_of_missing_value_is_that_of_what_surrounds_it(tmp_path):
    source = read(tmp_path, "id: a\nmessage:\n  officer: b\n")
    assert source.line("message", "merchant", 3) == 2


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("id: a\nid: b\n", 2, "键“id”重复"),
        ("a: &x [1]\nb: *x\n", 1, "锚点和别名"),
        ("a: !!python/object:os.system x\n", 1, "读不懂"),
        ("a: 2015-13-45\n", 1, "读不懂"),
        ("a: [1, 2\nb: 3\n", 2, "YAML 写法不对"),
        ("- a\n- b\n", 1, "没有“键: 值”"),
        ("", 1, "没有“键: 值”"),
        ("a: \x07\n", 0, "控制字符"),
    ],
)
def test_faulty_yaml_is_a_problem_with_its_line(tmp_path, text, line, words):
    problem = read(tmp_path, text)
    assert isinstance(problem, Problem)
    assert problem.line == line
    assert words in problem.text


def test_file_in_other_encoding_is_a_problem(tmp_path):
    problem = read(tmp_path, "title: 绝对化用语\n", "gb18030")
    assert isinstance(problem, Problem)
    assert "不是 UTF-8" in problem.text


def test_missing_file_is_a_problem(tmp_path):
    problem = read_source(tmp_path / "none.yml")
    assert isinstance(problem, Problem)
    assert "读不出" in problem.text
