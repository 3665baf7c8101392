"""Keeps feeds from reaching what only this machine can reach (SSRF).

The guard sits where a socket is opened: the very address that is about to be connected is checked, after
all resolving and on every redirect. A name that resolves differently the second time (DNS rebinding), a
second address behind a good first one, odd spellings (`0x7f.1`, `2130706433`, `[::ffff:127.0.0.1]`) all end
there.
"""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from aiohttp import AddrInfoType, SocketFactoryType

# What BOT_ALLOW_PRIVATE_FEEDS opens: this machine and intranets, carrier-grade NAT included.
_PRIVATE = tuple(
    map(
        ip_network,
        (
            "127.0.0.0/8",
            "::1/128",
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "100.64.0.0/10",
            "fc00::/7",
        ),
    )
)
# Never a public host, though `is_global` of some Python versions says so (IANA special-purpose registries):
# protocol assignments, the 6to4 relay anycast and 6to4 itself, Teredo and its neighbours, documentation.
_SPECIAL = tuple(map(ip_network, ("192.0.0.0/24", "192.88.99.0/24", "2001::/23", "2002::/16", "3fff::/20")))
_GLOBAL_UNICAST = ip_network("2000::/3")  # all of IPv6 that is handed out (RFC 4291)
_NAT64 = ip_network("64:ff9b::/96")  # an IPv4 address as an IPv6-only network sees it (RFC 6052)


class BlockedAddressError(OSError):
    """An address that feeds may not reach. All have the same text, so that several of them read as one."""

    def __init__(self, address: str) -> None:
        super().__init__("not a public address")
        self.address = address


def is_allowed(address: str, *, allow_private: bool = False) -> bool:
    """Whether a feed may be fetched from `address`, as a socket address gives it; what is unreadable is
    not.
    """
    try:
        ip = _seen_through(ip_address(address))
    except ValueError:
        return False
    if any(ip in network for network in _PRIVATE):
        return allow_private
    return _is_public(ip)


def guarded_sockets(*, allow_private: bool) -> SocketFactoryType:
    """Opens sockets for aiohttp's connector, and raises BlockedAddressError for an address that is
    refused.
    """

    def open_socket(target: AddrInfoType) -> socket.socket:
        family, kind, protocol, _, sockaddr = target
        address = str(sockaddr[0])
        if not is_allowed(address, allow_private=allow_private):
            raise BlockedAddressError(address)
        return socket.socket(family, kind, protocol)

    return open_socket


def _seen_through(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address that a mapped or translated IPv6 one leads to, else the address itself."""
    if isinstance(ip, IPv6Address):
        if ip.ipv4_mapped is not None:
            return ip.ipv4_mapped
        if ip in _NAT64:
            return IPv4Address(int(ip) & 0xFFFF_FFFF)
    return ip


def _is_public(ip: IPv4Address | IPv6Address) -> bool:
    if ip.version == 6 and ip not in _GLOBAL_UNICAST:
        return False
    return ip.is_global and not ip.is_multicast and not any(ip in network for network in _SPECIAL)
