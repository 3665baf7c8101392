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
_GZIP, _MAGIC_BYTES = b"\x1f\x8b", 2


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
        self._start = b""  # of a stream: bytes too few yet to tell the format
        self._stream: zlib._Decompress | None = None

    def feed(self, chunk: bytes) -> None:
        while chunk:
            if self._stream is None or self._stream.eof:
                chunk = self._begin(self._start + chunk)
            else:
                chunk = self._continue(self._stream, chunk)

    def body(self) -> bytes:
        complete = self._stream.eof if self._stream else not self._start
        if not complete:
            raise FetchStop(FailureKind.BAD_ENCODING, "the compressed body ends too early")
        return super().body()

    def _begin(self, chunk: bytes) -> bytes:
        """Starts on a stream, and gives what there is of it; after a first one, only a gzip member can
        follow.
        """
        self._start = chunk if len(chunk) < _MAGIC_BYTES else b""
        if self._start:
            return b""
        if self._stream is None or chunk.startswith(_GZIP):
            self._stream = zlib.decompressobj(_window(chunk))
            return chunk
        return b""  # padding

    def _continue(self, stream: zlib._Decompress, chunk: bytes) -> bytes:
        """Unpacks `chunk`, and gives what of it is still to do."""
        try:
            self._keep(stream.decompress(chunk, self._room))
        except zlib.error:
            raise FetchStop(FailureKind.BAD_ENCODING, "the compressed body is damaged") from None
        return stream.unconsumed_tail or stream.unused_data


def _window(start: bytes) -> int:
    """The window bits with which zlib reads a body that begins with `start` (RFC 1950, 1952)."""
    is_zlib = start[0] & 0x0F == 8 and int.from_bytes(start[:2]) % 31 == 0
    return _GZIP_OR_ZLIB if is_zlib or start.startswith(_GZIP) else _RAW_DEFLATE


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
