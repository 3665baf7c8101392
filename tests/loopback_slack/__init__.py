"""A stand-in of Slack's Web API on loopback: real HTTP, its own memory, its own refusals, faults on order.

    with LoopbackSlack() as slack:
        slack.workspace.add_channel("C1", "alerts")
        slack.faults.add(Fault(Answer.DROP, records=True, every=3))
        ... the program runs with SLACK_API_URL=slack.api_url and SLACK_BOT_TOKEN=slack.token ...
        assert [m["text"] for m in slack.workspace.messages("C1")] == [...]

It knows nothing of the program under test. `python -m tests.loopback_slack` runs it as a process of its own,
steered and read through `/_control/…`.
"""

from tests.loopback_slack.faults import Answer, Fault, FaultPlan
from tests.loopback_slack.server import LoopbackSlack
from tests.loopback_slack.state import BOT_TOKEN, SIGNING_SECRET, Call
from tests.loopback_slack.workspace import Workspace

__all__ = [
    "BOT_TOKEN",
    "SIGNING_SECRET",
    "Answer",
    "Call",
    "Fault",
    "FaultPlan",
    "LoopbackSlack",
    "Workspace",
]
