"""`file://` feeds: only where an operator configured one, never by a redirect; limited like any other."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from bot.feeds.failures import FetchStop
from bot.feeds.model import FailureKind, FetchRequest, FetchResult, FetchStatus


def is_file(url: str) -> bool:
    return url[:5].lower() == "file:"


def fetch_file(request: FetchRequest, limit: int) -> FetchResult:
    """Reads a local feed of at most `limit` bytes. Size and time of change stand in for an ETag.

    Raises FetchStop where the file cannot be read.
    """
    path = _path(request.url)
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise FetchStop(FailureKind.BAD_FILE, f"{path} is not a regular file")
        etag = f"{found.st_mtime_ns}-{found.st_size}"
        if etag == request.etag:
            return _result(request, FetchStatus.NOT_MODIFIED, etag, request.body_hash)
        with path.open("rb") as file:
            body = file.read(limit + 1)
    except OSError as error:
        raise FetchStop(FailureKind.BAD_FILE, f"{path} cannot be read: {error.strerror or error}") from None
    if len(body) > limit:
        raise FetchStop(FailureKind.TOO_LARGE, f"the file is larger than {limit:,} bytes")
    digest = body_hash(body)
    if digest == request.body_hash:
        return _result(request, FetchStatus.UNCHANGED, etag, digest)
    return _result(request, FetchStatus.FRESH, etag, digest, body)


def body_hash(body: bytes) -> str:
    """What tells two bodies apart where a host knows no validators."""
    return hashlib.blake2b(body, digest_size=16).hexdigest()


def _path(url: str) -> Path:
    parts = urlsplit(url)
    if parts.netloc not in ("", "localhost"):
        raise FetchStop(FailureKind.BAD_URL, "a file address has no host: file:///path")
    path = url2pathname(parts.path)
    if "\0" in path or not Path(path).is_absolute():
        raise FetchStop(FailureKind.BAD_URL, "a file address needs an absolute path: file:///path")
    return Path(path)


def _result(
    request: FetchRequest, status: FetchStatus, etag: str, digest: str, body: bytes | None = None
) -> FetchResult:
    return FetchResult(
        request.feed_id,
        status,
        request.url,
        final_url=request.url,
        body=body,
        etag=etag,
        body_hash=digest,
        received=len(body or b""),
    )
