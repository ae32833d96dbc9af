"""One line of progress on standard error: rewritten in place on a terminal, said now and then in a log."""

from __future__ import annotations

import sys
import time
from typing import TextIO

_TERMINAL_SECONDS = 0.2
_LOG_SECONDS = 10.0


class ProgressLine:
    """Shows how far a scan is. ``started`` is the time of :func:`time.perf_counter` at which the work began."""

    def __init__(self, started: float, stream: TextIO | None = None) -> None:
        self._started = started
        self._stream = stream or sys.stderr
        self._in_place = self._stream.isatty()
        self._last = started

    def show(self, place: int, size: int, rows: int, findings: int) -> None:
        """``place`` of ``size`` bytes read, ``rows`` scanned, ``findings`` made."""
        now = time.perf_counter()
        if now - self._last < (_TERMINAL_SECONDS if self._in_place else _LOG_SECONDS):
            return
        self._last = now
        share = min(1.0, place / size) if size else 1.0
        text = f"已扫描 {rows:,} 行({share:.0%}),发现 {findings:,} 处{self._left(now, share)}"
        self._stream.write(f"\r{text}\x1b[K" if self._in_place else f"{text}\n")
        self._stream.flush()

    def end(self) -> None:
        """Clear the line, so that what follows starts on a clean one."""
        if self._in_place:
            self._stream.write("\r\x1b[K")

    def _left(self, now: float, share: float) -> str:
        if share < 0.01:
            return ""
        seconds = (now - self._started) * (1 - share) / share
        return f",约剩 {seconds:.0f} 秒" if seconds < 120 else f",约剩 {seconds / 60:.0f} 分钟"
