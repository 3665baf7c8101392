"""Who holds a lease: this very process, told apart from its earlier lives and from other machines."""

from __future__ import annotations

import os
import secrets
import socket

_OURS: set[str] = set()
"""The names handed out in this process: after a restart its id may be that of its former self."""


def new_name() -> str:
    """A name that nobody else has, nor had: host, process id, and a random part."""
    name = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"
    _OURS.add(name)
    return name


def is_gone(owner: str) -> bool:
    """Whether the process behind a name is known to be dead; of other machines nothing is known.

    Its lease need not be waited out then. A process id that was given to somebody else only costs that wait.
    """
    host, _, rest = owner.partition(":")
    number = rest.partition(":")[0]
    if host != socket.gethostname() or not number.isdecimal():
        return False
    return owner not in _OURS if int(number) == os.getpid() else not _lives(int(number))


def _lives(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
