"""Why a fetch failed, in one sentence that holds no credentials and no address beyond the host."""

from __future__ import annotations

import os
import socket
import ssl
from http import HTTPStatus

import aiohttp

from bot.errors import BotError
from bot.feeds.guard import BlockedAddressError
from bot.feeds.model import FailureKind, FetchSettings


class FetchStop(BotError):  # noqa: N818 - it ends one fetch and never leaves bot.feeds
    """One fetch cannot go on. Caught at its boundary, where it becomes a FetchResult."""

    def __init__(self, kind: FailureKind, reason: str) -> None:
        super().__init__(reason)
        self.kind = kind
        self.reason = reason


EXPECTED = (FetchStop, aiohttp.ClientError, OSError, TimeoutError, ValueError)
"""What a hostile or broken host can make a fetch raise; anything else is a fault of ours."""


def explain(error: BaseException, settings: FetchSettings) -> tuple[FailureKind, str]:
    """Kind and sentence for one of EXPECTED."""
    if isinstance(error, FetchStop):
        return error.kind, error.reason
    if isinstance(error, aiohttp.ClientConnectorError | aiohttp.ClientSSLError):
        return _explain_connection(error)
    for kinds, failure, sentence in _SENTENCES:
        if isinstance(error, kinds):
            return failure, sentence.format(settings)
    return FailureKind.BAD_URL, _UNREADABLE_URL


_UNREADABLE_URL = "the address cannot be read as a URL"
_SENTENCES: tuple[tuple[type[BaseException], FailureKind, str], ...] = (
    (aiohttp.ConnectionTimeoutError, FailureKind.TIMEOUT, "no connection within {0.connect_timeout:g} s"),
    (aiohttp.SocketTimeoutError, FailureKind.TIMEOUT, "silent for {0.read_timeout:g} s"),
    (TimeoutError, FailureKind.TIMEOUT, "not finished within {0.total_timeout:g} s"),
    (aiohttp.InvalidURL, FailureKind.BAD_URL, _UNREADABLE_URL),
    (aiohttp.ClientPayloadError, FailureKind.DISCONNECTED, "the connection ended in the middle of the body"),
    (
        aiohttp.ServerDisconnectedError,
        FailureKind.DISCONNECTED,
        "the connection was closed without an answer",
    ),
    (OSError, FailureKind.DISCONNECTED, "the connection was closed without an answer"),
    (aiohttp.ClientError, FailureKind.PROTOCOL, "the answer is not valid HTTP"),
)
"""First match wins; the timeouts are OSErrors too, and stand before them."""


def status_reason(status: int) -> str:
    """`404 Not Found`; codes outside the registry stand alone. The server's own phrase is not trusted."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"{status} (not a registered HTTP status)"


def _explain_connection(error: aiohttp.ClientError) -> tuple[FailureKind, str]:
    cause = getattr(error, "os_error", None) or getattr(error, "certificate_error", None) or error
    host = getattr(error, "host", "the host")
    match error:
        case aiohttp.ClientConnectorDNSError():
            return FailureKind.DNS, f"the name {host} cannot be resolved: {_words(cause)}"
        case aiohttp.ClientConnectorCertificateError():
            return FailureKind.TLS, f"the certificate of {host} is not accepted: {_words(cause)}"
        case aiohttp.ClientSSLError():
            return FailureKind.TLS, f"no secure connection to {host}: {_words(cause)}"
    if isinstance(cause, BlockedAddressError):
        leads_to = "is" if host == cause.address else f"leads to {cause.address}, which is"
        return FailureKind.BLOCKED_ADDRESS, f"{host} {leads_to} not a public address"
    return FailureKind.CONNECT, f"no connection to {host}: {_words(cause)}"


def _words(cause: BaseException) -> str:
    """The system's own words for an error, without its numbers."""
    if isinstance(cause, ssl.SSLCertVerificationError):
        return cause.verify_message
    if isinstance(cause, ssl.SSLError):
        return (cause.reason or "TLS error").replace("_", " ").lower()
    if isinstance(cause, socket.gaierror):
        return (cause.strerror or "no answer").lower()
    if isinstance(cause, OSError):
        return os.strerror(cause.errno).lower() if cause.errno else str(cause)
    return type(cause).__name__
