"""What an answer of Slack, or the lack of one, means for a message: each error becomes one outcome value.

Codes: the error tables of chat.postMessage, chat.update and conversations.history in Slack's reference.
What is not known to have failed is `Unclear`: a second look is cheap, a second post is not.
"""

from __future__ import annotations

import errno
import re
import socket
import ssl
from dataclasses import replace
from http.client import HTTPException
from typing import Final
from urllib.error import URLError

from slack_sdk.errors import SlackApiError, SlackClientError

from bot.services.ports import Failure, RateLimited, Refused, Scope, Unclear

CALL_ERRORS: Final = (SlackClientError, OSError, HTTPException, ValueError)
"""All that a call of slack_sdk's urllib client can raise for what the network or Slack did."""

DEFAULT_RETRY_AFTER = 30.0
"""Seconds to wait after a 429 without a Retry-After; Slack always sends one, a proxy may not."""

_UNCLEAR: Final = frozenset({"internal_error", "fatal_error"})
"""'It's possible some aspect of the operation succeeded before the error was raised' (Web API reference)."""

_LIMITED: Final = frozenset({"ratelimited", "rate_limited"})

_LATER: Final = {
    "service_unavailable": Scope.WORKSPACE,
    "message_limit_exceeded": Scope.WORKSPACE,
    "team_added_to_org": Scope.WORKSPACE,
    "org_login_required": Scope.WORKSPACE,
    "request_timeout": Scope.MESSAGE,
}

_CHANNEL: Final = frozenset(
    {
        "channel_not_found",
        "not_in_channel",
        "is_archived",
        "channel_type_not_supported",
        "method_not_supported_for_channel_type",
        "restricted_action",
        "restricted_action_read_only_channel",
        "restricted_action_non_threadable_channel",
        "restricted_action_thread_only_channel",
        "external_channel_migrating",
        "is_inactive",
    }
)

_WORKSPACE: Final = frozenset(
    {
        "invalid_auth",
        "not_authed",
        "account_inactive",
        "token_revoked",
        "token_expired",
        "missing_scope",
        "no_permission",
        "access_denied",
        "accesslimited",
        "ekm_access_denied",
        "enterprise_is_restricted",
        "team_access_not_granted",
        "not_allowed_token_type",
        "two_factor_setup_required",
        "method_deprecated",
        "deprecated_endpoint",
        "unknown_method",
    }
)

_MESSAGE: Final = frozenset(
    {
        "invalid_blocks",
        "invalid_blocks_format",
        "msg_too_long",
        "msg_blocks_too_long",
        "no_text",
        "too_many_attachments",
        "invalid_metadata_format",
        "invalid_metadata_schema",
        "metadata_too_large",
        "metadata_must_be_sent_from_app",
        "cannot_reply_to_message",
        "thread_not_found",
        "invalid_thread_ts",
        "restricted_action_thread_locked",
        "message_not_found",
        "cant_update_message",
        "edit_window_closed",
        "block_mismatch",
        "markdown_text_conflict",
        "as_user_not_supported",
    }
)

_CODE = re.compile(r"[a-z0-9_]{1,64}")


def failure(error: Exception, limited: Scope) -> Failure:
    """What one of `CALL_ERRORS` means; `limited` is what a 429 of the method that was called strikes."""
    if isinstance(error, SlackApiError):
        return _of_answer(error, limited)
    if _never_left(error):
        return Refused("unreachable", permanent=False, scope=Scope.WORKSPACE)
    return Unclear("timeout" if _is_timeout(error) else "connection_lost")


def of_code(code: str, limited: Scope = Scope.CHANNEL) -> Failure:
    """The outcome behind an error code of Slack's. One that nobody foresaw may be tried again a few times."""
    if code in _UNCLEAR:
        return Unclear(code)
    if code in _LIMITED:
        return RateLimited(DEFAULT_RETRY_AFTER, limited)
    if code in _LATER:
        return Refused(code, permanent=False, scope=_LATER[code])
    for codes, scope in ((_MESSAGE, Scope.MESSAGE), (_CHANNEL, Scope.CHANNEL), (_WORKSPACE, Scope.WORKSPACE)):
        if code in codes:
            return Refused(code, permanent=True, scope=scope)
    return Refused(code, permanent=False, scope=Scope.MESSAGE)


def of_one_method(outcome: Failure) -> Failure:
    """The outcome of a method other than posting: where the token may not call it, or a gateway does not know
    it, that says nothing of the others.
    """
    if isinstance(outcome, Refused) and outcome.code in ("missing_scope", "unknown_method"):
        return replace(outcome, scope=Scope.MESSAGE)
    return outcome


def _of_answer(error: SlackApiError, limited: Scope) -> Failure:
    status = int(error.response.status_code)
    if status == 429:
        return RateLimited(_retry_after(error), limited)
    if status >= 500 or status == 408:
        return Unclear(f"http_{status}")
    code = str(error.response.get("error") or "")
    if _CODE.fullmatch(code):
        return of_code(code, limited)
    if status == 200:
        return Unclear("not_an_answer_of_slack")  # a page of some proxy: what became of the call is unknown
    return Refused(f"http_{status}", permanent=False, scope=Scope.WORKSPACE)


def _retry_after(error: SlackApiError) -> float:
    headers = {name.lower(): value for name, value in error.response.headers.items()}
    try:
        return max(1.0, float(headers.get("retry-after", DEFAULT_RETRY_AFTER)))
    except ValueError:
        return DEFAULT_RETRY_AFTER


def _never_left(error: Exception) -> bool:
    """Whether the connection failed before anything could be sent."""
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, (ConnectionRefusedError, socket.gaierror, ssl.SSLCertVerificationError)):
        return True
    return isinstance(reason, OSError) and reason.errno in (errno.ENETUNREACH, errno.EHOSTUNREACH)


def _is_timeout(error: Exception) -> bool:
    reason = error.reason if isinstance(error, URLError) else error
    return isinstance(reason, TimeoutError)
