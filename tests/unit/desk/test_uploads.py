"""An upload goes to disk in the data folder and is taken over without a copy."""

from __future__ import annotations

from pathlib import Path

from django.core.files.uploadhandler import StopFutureHandlers

from wangjian.desk.monitoring.uploads import keep, path_of
from wangjian.web.uploads import HomeUploadHandler, IncomingFile


def receive(content: bytes, name: str) -> IncomingFile:
    handler = HomeUploadHandler()
    try:
        handler.new_file("file", name, "text/csv", len(content), None)
    except StopFutureHandlers:
        raise AssertionError("this handler takes no other's place") from None
    handler.receive_data_chunk(content, 0)
    file = handler.file_complete(len(content))
    assert isinstance(file, IncomingFile)
    return file


def test_upload_lies_in_the_data_folder_while_it_is_received(home: Path) -> None:
    file = receive(b"id\n1\n", "商品.csv")
    assert Path(file.temporary_file_path()).is_relative_to(home / "uploads" / "incoming")
    file.close()
    assert not list((home / "uploads" / "incoming").iterdir())


def test_upload_is_taken_over_by_a_second_name_not_by_a_copy(home: Path) -> None:
    file = receive(b"id\n1\n", "商品.csv")
    kept = keep(file)

    assert kept.path.samefile(file.temporary_file_path())
    file.close()
    assert path_of(kept.sha256, "商品.csv").read_bytes() == b"id\n1\n"
    assert kept.size == 5
