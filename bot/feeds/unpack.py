"""Compressed bodies, unpacked within a limit: a small body that swells without end is stopped on the way."""

from __future__ import annotations

import zlib
from typing import Protocol

import brotli

from bot.feeds.failures import FetchStop
from bot.feeds.model import FailureKind

ACCEPT_ENCODING = "gzip, deflate, br"
_PLAIN = frozenset(
    {"", "identity", "none", "utf-8", "binary"}
)  # the last three are wrong but common, and harmless
_GZIP_OR_ZLIB, _RAW_DEFLATE = 47, -15  # window bits of zlib.decompressobj


class Unpacker(Protocol):
    """Takes the bytes of a body as they come; both methods raise FetchStop."""

    def feed(self, chunk: bytes) -> None: ...

    def body(self) -> bytes:
        """The whole body, once all chunks are in."""
        ...


def unpacker(content_encoding: str, limit: int) -> Unpacker:
    """The unpacker for a Content-Encoding header; the body may have up to `limit` bytes."""
    coding = content_encoding.strip().lower()
    if coding in _PLAIN:
        return _Plain(limit)
    if coding in ("gzip", "x-gzip", "deflate"):
        return _Deflated(limit)
    if coding == "br":
        return _Brotli(limit)
    raise FetchStop(
        FailureKind.BAD_ENCODING, f"the body is packed as {coding[:40]!r}, which was not asked for"
    )


class _Plain:
    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._parts: list[bytes] = []
        self._size = 0

    def feed(self, chunk: bytes) -> None:
        self._keep(chunk)

    def body(self) -> bytes:
        return b"".join(self._parts)

    def _keep(self, part: bytes) -> None:
        self._size += len(part)
        if self._size > self._limit:
            raise FetchStop(FailureKind.TOO_LARGE, f"the body is larger than {self._limit:,} bytes")
        self._parts.append(part)

    @property
    def _room(self) -> int:
        """Most bytes to unpack in one go: enough to notice that the limit is passed, and no more."""
        return self._limit - self._size + 1


class _Deflated(_Plain):
    """gzip (of any number of members), zlib, and the bare deflate that some servers send for `deflate`."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self._stream = zlib.decompressobj(_GZIP_OR_ZLIB)
        self._started = False

    def feed(self, chunk: bytes) -> None:
        while chunk:
            if self._stream.eof and not self._next_member(chunk):
                return
            self._keep(self._unpack(chunk))
            chunk = self._stream.unconsumed_tail or self._stream.unused_data

    def body(self) -> bytes:
        if self._started and not self._stream.eof:
            raise FetchStop(FailureKind.BAD_ENCODING, "the compressed body ends too early")
        return super().body()

    def _unpack(self, chunk: bytes) -> bytes:
        try:
            return self._stream.decompress(chunk, self._room)
        except zlib.error:
            if self._started:
                raise FetchStop(FailureKind.BAD_ENCODING, "the compressed body is damaged") from None
        finally:
            self._started = True
        self._stream = zlib.decompressobj(_RAW_DEFLATE)
        return self._unpack(chunk)

    def _next_member(self, chunk: bytes) -> bool:
        """Starts on a further gzip member; other bytes after the end are padding and dropped."""
        if not chunk.startswith(b"\x1f\x8b"):
            return False
        self._stream = zlib.decompressobj(_GZIP_OR_ZLIB)
        return True


class _Brotli(_Plain):
    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self._stream = brotli.Decompressor()
        self._started = False

    def feed(self, chunk: bytes) -> None:
        self._started = True
        try:
            self._keep(self._stream.process(chunk, output_buffer_limit=self._room))
            while not self._stream.can_accept_more_data():
                self._keep(self._stream.process(b"", output_buffer_limit=self._room))
        except brotli.error:
            raise FetchStop(FailureKind.BAD_ENCODING, "the compressed body is damaged") from None

    def body(self) -> bytes:
        if self._started and not self._stream.is_finished():
            raise FetchStop(FailureKind.BAD_ENCODING, "the compressed body ends too early")
        return super().body()
