"""Progress: rewritten in place on a terminal, sparse in a log."""

import io

from wangjian.cli import progress
from wangjian.cli.progress import ProgressLine


class Terminal(io.StringIO):
    def isatty(self):
        return True


def times(monkeypatch, *seconds):
    values = iter(seconds)
    monkeypatch.setattr(progress.time, "perf_counter", lambda: next(values))


def test_terminal_line_is_rewritten_and_cleared(monkeypatch):
    times(monkeypatch, 10.0)
    stream = Terminal()
    line = ProgressLine(0.0, stream)
    line.show(25, 100, 12_345, 67)
    line.end()
    assert stream.getvalue() == "\r已扫描 12,345 行(25%),发现 67 处,约剩 30 秒\x1b[K\r\x1b[K"


def test_line_is_not_shown_too_often(monkeypatch):
    times(monkeypatch, 0.3, 0.4, 0.6)
    stream = Terminal()
    line = ProgressLine(0.0, stream)
    for rows in (1, 2, 3):
        line.show(1, 1000, rows, 0)
    assert stream.getvalue().count("已扫描") == 2


def test_log_gets_whole_lines_now_and_then(monkeypatch):
    times(monkeypatch, 5.0, 300.0)
    stream = io.StringIO()
    line = ProgressLine(0.0, stream)
    line.show(10, 100, 1, 0)
    line.show(50, 100, 2, 0)
    line.end()
    assert stream.getvalue() == "已扫描 2 行(50%),发现 0 处,约剩 5 分钟\n"
