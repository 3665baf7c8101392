"""Compressed bodies, whole, in pieces, damaged and swelling."""

import gzip
import tracemalloc
import zlib
from collections.abc import Callable
from contextlib import suppress

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.failures import FetchStop
from bot.feeds.model import FailureKind
from bot.feeds.unpack import unpacker

LIMIT = 100_000
Pack = Callable[[bytes], bytes]


def bare_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


CODINGS: list[tuple[str, Pack]] = [
    ("", bytes),
    ("identity", bytes),
    ("gzip", gzip.compress),
    ("X-GZIP", gzip.compress),
    ("deflate", zlib.compress),
    ("deflate", bare_deflate),
    ("br", brotli.compress),
]


def unpacked(coding: str, packed: bytes, piece: int = 1_000, limit: int = LIMIT) -> bytes:
    unpack = unpacker(coding, limit)
    for start in range(0, len(packed), piece):
        unpack.feed(packed[start : start + piece])
    return unpack.body()


@pytest.mark.parametrize(("coding", "pack"), CODINGS)
@given(body=st.binary(max_size=3_000) | st.text(max_size=500).map(str.encode), piece=st.integers(1, 700))
def test_any_body_in_any_pieces_comes_back(coding: str, pack: Pack, body: bytes, piece: int) -> None:
    assert unpacked(coding, pack(body), piece) == body


@pytest.mark.parametrize(("coding", "pack"), CODINGS)
def test_a_body_stops_at_the_limit(coding: str, pack: Pack) -> None:
    assert len(unpacked(coding, pack(b"a" * LIMIT))) == LIMIT
    with pytest.raises(FetchStop) as stop:
        unpacked(coding, pack(b"a" * (LIMIT + 1)))
    assert stop.value.kind is FailureKind.TOO_LARGE


@pytest.mark.parametrize(("coding", "pack"), CODINGS[2:])
def test_a_bomb_is_stopped_long_before_it_is_unpacked(coding: str, pack: Pack) -> None:
    bomb = pack(bytes(30_000_000))
    tracemalloc.start()
    with pytest.raises(FetchStop):
        unpacker(coding, LIMIT).feed(bomb)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 10 * LIMIT


@pytest.mark.parametrize(("coding", "pack"), CODINGS[2:])
def test_a_body_cut_short_is_no_body(coding: str, pack: Pack) -> None:
    packed = pack(bytes(range(256)) * 40)
    with pytest.raises(FetchStop, match="ends too early"):
        unpacked(coding, packed[: len(packed) // 2])


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
@given(noise=st.binary(max_size=400))
def test_noise_raises_nothing_else(coding: str, noise: bytes) -> None:
    with suppress(FetchStop):
        unpacked(coding, noise, 50)


def test_several_gzip_members_are_one_body_and_padding_is_dropped() -> None:
    packed = gzip.compress(b"one ") + gzip.compress(b"two") + bytes(20)
    assert [unpacked("gzip", packed, piece) for piece in (1, 7, 1_000)] == [b"one two"] * 3


def test_an_empty_compressed_answer_is_an_empty_body() -> None:
    assert [unpacked(coding, b"") for coding, _ in CODINGS] == [b""] * len(CODINGS)


def test_a_coding_that_was_not_asked_for_is_refused() -> None:
    with pytest.raises(FetchStop, match="zstd"):
        unpacker("zstd", LIMIT)
