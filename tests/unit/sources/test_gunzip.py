from __future__ import annotations

import gzip
import io
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wangjian.sources.gunzip import BrokenGzip, Gunzip

NOISE = random.Random(1).randbytes(300_000)


def _all(data: bytes, size: int = 10_000) -> bytes:
    stream = Gunzip(io.BytesIO(data))
    return b"".join(iter(lambda: stream.read(size), b""))


@given(st.lists(st.binary(max_size=500), min_size=1, max_size=4), st.integers(1, 300))
def test_members_follow_each_other(members: list[bytes], size: int) -> None:
    assert _all(b"".join(map(gzip.compress, members)), size) == b"".join(members)


@pytest.mark.parametrize("kept", [0.3, 0.9, 0.999])
def test_all_good_bytes_come_out_before_the_damage(kept: float) -> None:
    packed = gzip.compress(NOISE)
    stream = Gunzip(io.BytesIO(packed[: int(len(packed) * kept)]))
    taken, told = bytearray(), ""

    try:
        while piece := stream.read(50_000):
            taken += piece
    except BrokenGzip as damage:
        told = str(damage)

    assert told
    assert len(taken) > len(NOISE) * kept - 1_000
    assert NOISE.startswith(bytes(taken))


def test_reading_again_from_the_beginning() -> None:
    stream = Gunzip(io.BytesIO(gzip.compress(b"once more")))
    stream.read(4)

    stream.rewind()

    assert stream.read(100) == b"once more"


def test_damage_in_the_middle_is_told() -> None:
    packed = bytearray(gzip.compress(NOISE))
    packed[len(packed) // 2] ^= 0xFF

    with pytest.raises(BrokenGzip):
        _all(bytes(packed))
