"""Which addresses feeds may reach."""

import socket
from ipaddress import IPv4Address, IPv6Address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.guard import BlockedAddressError, guarded_sockets, is_allowed

PRIVATE = [
    "127.0.0.1",
    "127.9.9.9",
    "::1",
    "10.1.2.3",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "100.64.0.1",
    "fd00::1",
]
NEVER = [
    *(
        "0.0.0.0",
        "0.1.2.3",
        "169.254.169.254",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "198.18.0.1",
        "198.51.100.7",
    ),
    *("203.0.113.5", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255"),
    *(
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
        "2001:db8::1",
        "2001::1",
        "2002:7f00:1::",
        "3fff::1",
    ),
    *("::127.0.0.1", "64:ff9b:1::1", "100::1"),
    *("2130706433", "0x7f.1", "127.1", "0177.0.0.1", "localhost", ""),
]
PUBLIC = [
    "8.8.8.8",
    "1.1.1.1",
    "172.32.0.1",
    "100.128.0.1",
    "93.184.216.34",
    "2606:4700::1111",
    "2a00:1450:4001::1",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_open(address: str) -> None:
    assert is_allowed(address)


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_need_leave(address: str) -> None:
    assert not is_allowed(address)
    assert is_allowed(address, allow_private=True)


@pytest.mark.parametrize("address", NEVER)
def test_some_are_closed_always(address: str) -> None:
    assert not is_allowed(address)
    assert not is_allowed(address, allow_private=True)


@given(st.integers(0, 2**32 - 1).map(IPv4Address))
def test_an_ipv6_disguise_changes_nothing(address: IPv4Address) -> None:
    allowed = is_allowed(str(address))
    assert is_allowed(f"::ffff:{address}") == allowed
    assert (
        is_allowed(str(IPv6Address(int(ip_network("64:ff9b::/96").network_address) + int(address))))
        == allowed
    )


@given(st.text(max_size=40))
def test_unreadable_addresses_are_refused_quietly(text: str) -> None:
    assert is_allowed(text, allow_private=True) in (True, False)


def test_no_socket_is_opened_to_a_refused_address() -> None:
    target = (socket.AF_INET, socket.SOCK_STREAM, 0, "", ("127.0.0.1", 80))
    with pytest.raises(BlockedAddressError):
        guarded_sockets(allow_private=False)(target)
    guarded_sockets(allow_private=True)(target).close()
