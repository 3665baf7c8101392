"""What all sinks have in common: nothing that was posted there can be edited, or looked up."""

from __future__ import annotations

from datetime import datetime

from bot.services.ports import FindOutcome, Missing, OutgoingMessage, PostOutcome, Refused, Scope


class OneWay:
    """The half of the `Messenger` port that sinks cannot do."""

    def update(self, message: OutgoingMessage) -> PostOutcome:  # noqa: ARG002 - the port's signature
        return Refused("not_editable", permanent=True, scope=Scope.MESSAGE)

    def find(
        self,
        channel: str,  # noqa: ARG002 - the port's signature
        alert_key: str,  # noqa: ARG002
        since: datetime,  # noqa: ARG002
        thread_ts: str | None = None,  # noqa: ARG002
    ) -> FindOutcome:
        """Nothing can be searched: what may have been lost is sent again."""
        return Missing()
