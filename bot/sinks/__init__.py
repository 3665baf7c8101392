"""Where contacts go beside Slack: a signed webhook, and what `apprise` reaches (e-mail, Teams, Discord, …).

A sink is a channel like any other, `sink:NAME` in channels.yaml, on the same outbox with the same filters,
pace and digests. Its address stands in the environment. A sink has no threads, and nothing posted there can
be edited or searched: news on a contact is a message of its own, and a message whose fate is unknown is sent
again, under the same id.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from bot.core.knowledge import Knowledge
from bot.errors import ConfigError, Fault
from bot.services.ports import Messenger, Outlet
from bot.sinks.by_apprise import AppriseMessenger
from bot.sinks.plain import PlainRenderer
from bot.sinks.webhook import WebhookMessenger
from bot.store.channels import SINK


def outlets(
    addresses: Mapping[str, str], secret: str, knowledge: Knowledge, public_url: str
) -> dict[str, Outlet]:
    """Name -> address as channel -> outlet. `secret` signs what goes to webhooks. Raises ConfigError."""
    renderer = PlainRenderer(knowledge, public_url)
    return {
        f"{SINK}{name}": Outlet(_messenger(name, address, secret), renderer)
        for name, address in addresses.items()
    }


def variable(name: str) -> str:
    """The name in the environment of a sink's address."""
    return f"BOT_SINKS__{name.removeprefix(SINK).upper()}"


def _messenger(name: str, address: str, secret: str) -> Messenger:
    key = variable(name)
    if urlsplit(address).scheme in ("http", "https"):
        if not secret:
            raise ConfigError(
                (Fault("environment", "BOT_WEBHOOK_SECRET", f"missing: it signs what goes to {key}"),)
            )
        return WebhookMessenger(address, secret)
    try:
        return AppriseMessenger(address)
    except ModuleNotFoundError:
        fault = "needs apprise: pip install contactwatch[apprise]"
    except ValueError:
        fault = "expected a webhook's https address, or an address that apprise knows"
    raise ConfigError((Fault("environment", key, fault),))
