"""Which network addresses may be asked: public ones, unless the caller says otherwise."""

from __future__ import annotations

import ipaddress
import socket

from onrecord.errors import FetchError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

#: Prefixes under which an IPv6 address carries an IPv4 one (RFC 6052, RFC 8215), which is then what is reached.
_NAT64 = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("64:ff9b:1::/48"))


def resolve(host: str, port: int, *, allow_private: bool, subject: str) -> list[Address]:
    """Return the addresses of a host, every one of which may be asked.

    The caller connects to one of these very addresses and not to the name, so that a name that resolves
    differently the next time (DNS rebinding) is no way round the check.

    Raises:
        FetchError: where the host has no address, or one that may not be asked.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(
            "fetch.no_host",
            f"the host {host!r} has no address",
            subject=subject,
            hint="check the address and the network",
        ) from error
    # A zone ("fe80::1%eth0") only ever belongs to a link-local address.
    addresses = [ipaddress.ip_address(str(info[4][0]).split("%")[0]) for info in found]
    refused = next((a for a in addresses if not is_public(a)), None)
    if refused is not None and not allow_private:
        raise FetchError(
            "fetch.private",
            f"the host {host!r} has the address {refused}, which is not public",
            subject=subject,
            hint="ask for private addresses to be fetched, if that is meant",
        )
    return list(dict.fromkeys(addresses))


def is_public(address: Address) -> bool:
    """Whether an address is one of the public Internet: not private, loopback, link-local, reserved or multicast."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = _carried(address)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _carried(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address that an IPv6 address stands for, if it does."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if any(address in network for network in _NAT64) or int(address) >> 32 == 0:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None
