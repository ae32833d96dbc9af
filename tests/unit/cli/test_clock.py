"""``wangjian clock``: rows in, rows out, and one sentence for every row that cannot be answered."""

import json

import pytest
from click.testing import CliRunner

from wangjian.cli.clock import clock
from wangjian.cli.main import cli

GOOD = {"id": "a", "clock": "case.verify", "start": "2026-09-21"}
SUSPENDED = {
    "id": 7,
    "clock": "complaint.mediate",
    "start": "2026-04-20",
    "events": [{"type": "suspend", "from": "2026-05-06", "to": "2026-05-13", "ground": "鉴定"}],
}


def run(*arguments, **options):
    return CliRunner().invoke(clock, list(arguments), **options)


def lines(*records):
    return "\n".join(record if isinstance(record, str) else json.dumps(record) for record in records)


@pytest.fixture
def rows(tmp_path):
    def write(*records):
        path = tmp_path / "rows.jsonl"
        path.write_text(lines(*records), encoding="utf-8")
        return str(path)

    return write


def test_due_answers_each_row_in_order(rows, tmp_path):
    out = tmp_path / "due.jsonl"

    result = run("due", rows(GOOD, SUSPENDED), "--out", str(out))

    assert result.exit_code == 0
    first, second = (json.loads(line) for line in out.read_text(encoding="utf-8").splitlines())
    assert first == {
        "id": "a",
        "clock": "case.verify",
        "due_on": "2026-10-19",
        "law": "PROC:18",
        "law_text": "《市场监督管理行政处罚程序规定》第十八条",
        "law_version": "2019-04-01",
        "unit": "workday",
        "provisional": False,
        "explanation": [
            "2026年9月21日起算,15个工作日,2026年10月19日届满",
            "《市场监督管理行政处罚程序规定》第十八条:自发现线索或者收到材料之日起15个工作日;起算日2026年9月21日不计入",
            "9月25日至9月27日中秋节放假",
            "10月1日至10月7日国庆节放假",
            "10月10日(星期六)国庆节调休上班",
        ],
    }
    assert (second["id"], second["due_on"]) == (7, "2026-06-26")


def test_due_skips_bad_rows_with_a_sentence_each_and_keeps_the_good(rows, tmp_path):
    out = tmp_path / "due.jsonl"
    source = rows(
        GOOD,
        '{"id": "half", "clock": "case.ver',
        "",
        {"id": "b", "clock": "case.sleep", "start": "2026-01-01"},
        {"id": "c", "clock": "case.verify", "start": "明天"},
        {"id": "d", "clock": "case.verify", "start": "2026-01-05", "events": [{"type": "pause"}]},
        {"clock": "case.verify", "start": "2026-01-05"},
        "[1]",
        GOOD,
    )

    result = run("due", source, "--out", str(out))

    assert result.exit_code == 2
    assert len(out.read_text(encoding="utf-8").splitlines()) == 2
    assert [line.partition(",")[0] for line in result.stderr.splitlines()] == [
        "错误:rows.jsonl 第2行:不是完整的 JSON(第34个字符处)",
        "错误:rows.jsonl 第4行:没有名为“case.sleep”的期限",
        "错误:rows.jsonl 第5行:start “明天”不是日期",
        "错误:rows.jsonl 第6行:事件类型“pause”无法识别",
        "错误:rows.jsonl 第7行:缺少 id。",
        "错误:rows.jsonl 第8行:应为一个 JSON 对象 {…}。",
        "读入 8 行",
    ]


def test_due_reads_standard_input_and_writes_standard_output():
    result = run("due", "-", input=lines(GOOD))

    assert json.loads(result.stdout)["due_on"] == "2026-10-19"


def test_due_names_a_row_that_is_not_utf8(tmp_path):
    source = tmp_path / "rows.jsonl"
    source.write_bytes('{"id": "示例"}'.encode("gb18030"))

    result = run("due", str(source), "--out", str(tmp_path / "due.jsonl"))

    assert "第1行:不是 UTF-8 文本" in result.stderr


def test_due_prints_a_summary_for_machines(rows, tmp_path):
    result = run("due", rows(GOOD, SUSPENDED, "{"), "--out", str(tmp_path / "due.jsonl"), "--json")

    assert json.loads(result.stdout) == {
        "read": 3,
        "answered": 2,
        "refused": 1,
        "provisional": 0,
        "by_clock": {"case.verify": 1, "complaint.mediate": 1},
    }


def test_due_keeps_weekends_where_only_holidays_move_the_end(rows):
    row = {"id": "w", "clock": "complaint.mediate", "start": "2026-03-17"}

    assert json.loads(run("due", rows(row)).stdout)["due_on"] == "2026-05-18"
    assert json.loads(run("due", rows(row), "--no-weekend-roll").stdout)["due_on"] == "2026-05-16"


def test_due_on_missing_input_ends_with_one_sentence(tmp_path):
    result = CliRunner().invoke(cli, ["clock", "due", str(tmp_path / "none.jsonl")])

    assert "打不开输入文件" in str(result.exception)


def test_due_that_stops_midway_leaves_no_half_file(rows, tmp_path, monkeypatch):
    def killed(*_args, **_options):
        raise KeyboardInterrupt

    monkeypatch.setattr("wangjian.cli.clock._answer", killed)
    run("due", rows(GOOD), "--out", str(tmp_path / "due.jsonl"))

    assert not list(tmp_path.glob("due*"))


def test_list_shows_every_version_of_every_clock():
    shown = [json.loads(line) for line in run("list", "--json").stdout.splitlines()]

    assert {"clock": "complaint.accept", "until": "2026-04-15"}.items() <= {
        key: value for row in shown if row["law"] == "CMP20:14" for key, value in row.items()
    }.items()
    assert "case.verify  违法线索核查  自发现线索或者收到材料之日起15个工作日" in run("list").stdout
