"""Trouble of the machine becomes a sentence and status 2; faults of the program stay visible."""

import errno
import sqlite3

import click
import pytest
from django.db.utils import OperationalError

from wangjian.cli import main as entry
from wangjian.cli.trouble import sentence_for


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "数据盘已满"),
        (OSError(errno.EIO, "Input/output error"), "磁盘读写出错"),
        (PermissionError(errno.EACCES, "Permission denied"), "没有读写数据目录的权限"),
        (OperationalError("database is locked"), "数据库正忙"),
        (OperationalError("database or disk is full"), "数据盘已满"),
    ],
)
def test_trouble_of_the_machine_has_a_sentence(error, words):
    assert words in (sentence_for(error) or "")


@pytest.mark.parametrize(
    "error",
    [ValueError("x"), FileNotFoundError(errno.ENOENT, "x"), OperationalError("no such column"), sqlite3.Error("x")],
)
def test_a_fault_of_the_program_has_none(error):
    assert sentence_for(error) is None


def test_a_full_disk_ends_with_status_two_and_no_traceback(monkeypatch, capsys):
    @click.command()
    def full() -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(entry, "cli", full)
    with pytest.raises(SystemExit) as ended:
        entry.main([])

    assert ended.value.code == 2
    assert "数据盘已满" in capsys.readouterr().err
