"""Receives an uploaded file into the data folder, so that keeping it later is a rename on one disk."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler


class IncomingFile(TemporaryUploadedFile):
    """A file being received; removed with the request unless somebody has renamed it meanwhile."""

    def __init__(
        self, name: str, content_type: str | None, size: int | None, charset: str | None, folder: Path
    ) -> None:
        file = tempfile.NamedTemporaryFile(suffix=".upload", dir=folder)  # noqa: SIM115 - closed with the request
        # Past TemporaryUploadedFile, which can only make its file in one folder fixed by the settings.
        UploadedFile.__init__(self, file, name, content_type, size, charset)


class HomeUploadHandler(TemporaryFileUploadHandler):
    """Streams to ``WANGJIAN_HOME/uploads/incoming``; memory does not grow with the file."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super(TemporaryFileUploadHandler, self).new_file(*args, **kwargs)
        folder = settings.WANGJIAN_HOME / "uploads" / "incoming"
        folder.mkdir(parents=True, exist_ok=True)
        self.file = IncomingFile(str(self.file_name), self.content_type, 0, self.charset, folder)
