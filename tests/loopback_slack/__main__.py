"""`python -m tests.loopback_slack --port 8800 --channel C0ALERTS`: the stand-in as a process of its own."""

from __future__ import annotations

import argparse
import signal
import threading

from tests.loopback_slack import LoopbackSlack, Workspace


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument(
        "--channel", action="append", default=[], help="a channel id to begin with; repeatable"
    )
    parser.add_argument(
        "--paced", action="store_true", help="refuse more than one message a second and channel"
    )
    options = parser.parse_args()
    workspace = Workspace(paced=options.paced)
    for channel in options.channel or ["C0ALERTS"]:
        workspace.add_channel(channel)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    with LoopbackSlack(workspace, options.port) as slack:
        print(f"SLACK_API_URL={slack.api_url} SLACK_BOT_TOKEN={slack.token}", flush=True)
        stop.wait()


if __name__ == "__main__":
    main()
