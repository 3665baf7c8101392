"""Which lease holders are known to be dead."""

import os
import socket
import subprocess
import sys

from bot.services import owner


def test_names_differ_and_their_owners_live():
    one, two = owner.new_name(), owner.new_name()
    assert one != two
    assert not owner.is_gone(one)


def test_a_process_that_ended_is_gone():
    code = "from bot.services import owner; print(owner.new_name())"
    name = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.strip()
    assert owner.is_gone(name)


def test_an_earlier_process_with_our_own_number_is_gone():
    assert owner.is_gone(f"{socket.gethostname()}:{os.getpid()}:00000000")


def test_of_other_machines_and_odd_names_nothing_is_known():
    assert not owner.is_gone(f"elsewhere.example:{os.getpid()}:00000000")
    assert not owner.is_gone("")
    assert not owner.is_gone(f"{socket.gethostname()}:x:y")


def test_a_process_of_another_user_lives():
    assert not owner.is_gone(f"{socket.gethostname()}:1:00000000")
