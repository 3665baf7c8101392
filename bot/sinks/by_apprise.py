"""Whatever `apprise` reaches: e-mail, Teams, Discord and many more, each by an address of its own form."""

from __future__ import annotations

import logging
import threading

from bot.services.ports import (
    OutgoingMessage,
    PostOutcome,
    Receipt,
    Refused,
    Scope,
    Sent,
)
from bot.sinks.one_way import OneWay


class AppriseMessenger(OneWay):
    """The `Messenger` port on one address. Raises ModuleNotFoundError without apprise, ValueError for an
    address that it does not know.
    """

    def __init__(self, address: str) -> None:
        import apprise  # noqa: PLC0415 - an extra that not everybody installs

        logging.getLogger("apprise").setLevel(logging.CRITICAL)  # its addresses hold secrets
        self._sink = apprise.Apprise()
        if not self._sink.add(address):
            raise ValueError("not an address of apprise")
        self._format = apprise.NotifyFormat.TEXT
        self._lock = threading.Lock()

    def post(self, message: OutgoingMessage) -> PostOutcome:
        """apprise only says whether it worked: what did not is tried again, and may then come twice."""
        title, _, body = message.text.partition("\n")
        with self._lock:
            delivered = self._sink.notify(body=body or title, title=title, body_format=self._format)
        if not delivered:
            return Refused("not_delivered", permanent=False, scope=Scope.CHANNEL)
        return Sent(Receipt(message.channel, message.alert_key, editable=False))
