"""Where the records of a stretch of CSV end, found over the whole stretch at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from wangjian.lake.rows import Ints

_NEWLINE, _QUOTE, _RETURN = b"\n"[0], b'"'[0], b"\r"[0]


class Cut:
    """Where the records of a stretch begin and end; ``starts``, ``ends`` and ``row_lines`` leave out blank ones."""

    def __init__(self, array: npt.NDArray[np.uint8], newlines: Ints, ends: Ints) -> None:
        starts = np.concatenate(([0], ends[:-1]))
        bodies = ends - starts
        last = array[np.maximum(ends - 1, 0)] == _NEWLINE
        bodies = bodies - last
        returns = last & (bodies > 0) & (array[np.maximum(ends - 2, 0)] == _RETURN)
        filled = (bodies - returns) > 0
        self.size = int(ends[-1])
        self.lines = int(np.searchsorted(newlines, self.size))
        self.starts, self.ends = starts[filled], ends[filled]
        self.row_lines: Ints = np.searchsorted(newlines, self.starts).astype(np.int64)


def cut_records(buffer: bytes, ended: bool, most: int) -> Cut | None:
    """Ends of up to ``most`` records at the beginning of a buffer, or ``None`` when not one is whole."""
    array = np.frombuffer(buffer, np.uint8)
    newlines = np.flatnonzero(array == _NEWLINE)
    quotes = np.flatnonzero(array == _QUOTE)
    outside = newlines[np.searchsorted(quotes, newlines) % 2 == 0] if quotes.size else newlines
    ends = outside[:most] + 1
    if ended and ends.size < most and (ends.size == 0 or ends[-1] < array.size):
        if quotes.size % 2:
            return None
        ends = np.append(ends, array.size)
    return Cut(array, newlines, ends) if ends.size else None


def is_clean(data: bytes, delimiter: str) -> bool:
    """Every quote opens a field, closes one, or is doubled inside one; no carriage return stands alone."""
    array = np.frombuffer(data, np.uint8)
    returns = np.flatnonzero(array == _RETURN)
    if returns.size and (returns[-1] == array.size - 1 or (array[returns + 1] != _NEWLINE).any()):
        return False
    quotes = np.flatnonzero(array == _QUOTE)
    if quotes.size == 0:
        return True
    if quotes.size % 2:
        return False
    border = np.zeros(256, dtype=np.bool_)
    border[[_NEWLINE, _RETURN, _QUOTE, ord(delimiter)]] = True
    opening, closing = quotes[::2], quotes[1::2]
    before = border[array[np.maximum(opening - 1, 0)]] | (opening == 0)
    after = border[array[np.minimum(closing + 1, array.size - 1)]] | (closing == array.size - 1)
    return bool(before.all() and after.all())
