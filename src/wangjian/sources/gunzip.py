"""Unpacking of gzip that hands out every good byte before it reports damage.

Python's own reader loses what it had unpacked when the file breaks off in the middle of a block.
"""

from __future__ import annotations

import zlib
from typing import IO

_BLOCK = 1 << 16
_GZIP = 31
"""Window bits that make zlib expect a gzip header."""


class BrokenGzip(Exception):
    """The packed data ends too early or is damaged from here on."""


class Gunzip:
    """A packed file, of one member or several, read forwards."""

    def __init__(self, stored: IO[bytes]) -> None:
        self._stored = stored
        self.rewind()

    def rewind(self) -> None:
        self._stored.seek(0)
        self._packed = b""
        self._member = zlib.decompressobj(_GZIP)
        self._begun = False
        self._damage: str = ""

    def read(self, size: int) -> bytes:
        """Some bytes, at most ``size``; empty at the end. Raises BrokenGzip once all good bytes are out."""
        while not self._damage:
            if not self._packed:
                self._packed = self._stored.read(_BLOCK)
                if not self._packed:
                    if self._begun:
                        self._damage = "ends too early"
                        break
                    return b""
            data = self._step(size)
            if data:
                return data
        raise BrokenGzip(self._damage)

    def _step(self, size: int) -> bytes:
        try:
            # In small steps: what a step had unpacked when it met damage is lost.
            data = self._member.decompress(self._packed, min(size, _BLOCK))
        except zlib.error as error:
            self._damage = str(error)
            return b""
        self._begun = True
        self._packed = self._member.unconsumed_tail
        if self._member.eof:
            # Another member may follow, after zeros that some writers pad with.
            self._packed = self._member.unused_data.lstrip(b"\0")
            self._member = zlib.decompressobj(_GZIP)
            self._begun = False
        return data
