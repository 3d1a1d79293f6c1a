from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.fetching.ranges import is_public

PRIVATE_4 = [
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254",
    "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1",
    "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255",
]  # fmt: skip
PRIVATE_6 = [
    "::", "::1", "fe80::1", "fe80::1%1", "fec0::1", "fc00::1", "fd12::1", "ff02::1", "100::1", "2001:db8::1",
    "2001::1", "2001:10::1", "2002:7f00:1::", "2002:808:808::1", "3fff::1", "5f00::1", "4000::1",
    "64:ff9b:1::1", "2606:4700::5efe:a00:1", "2606:4700::200:5efe:808:808",
]  # fmt: skip
PUBLIC = ["8.8.8.8", "93.184.216.34", "1.1.1.1", "172.32.0.1", "2606:2800:220:1::1", "2a00:1450:4001::1"]


@pytest.mark.parametrize("number", [*PRIVATE_4, *PRIVATE_6])
def test_what_is_not_of_the_public_internet(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize("number", PUBLIC)
def test_what_is(number: str) -> None:
    assert is_public(number)


@pytest.mark.parametrize("number", PRIVATE_4)
@pytest.mark.parametrize("form", ["::{}", "::ffff:{}", "::ffff:0:{}", "64:ff9b::{}"])
def test_a_number_of_version_4_within_one_of_version_6_is_what_it_is(number: str, form: str) -> None:
    assert not is_public(form.format(number))


def test_a_public_number_through_the_gateway_is_public() -> None:
    assert is_public("64:ff9b::8.8.8.8")
    assert not is_public("::ffff:8.8.8.8")


@given(st.integers(0, 2**32 - 1))
def test_nothing_public_is_called_private_by_the_library(number: int) -> None:
    address = IPv4Address(number)
    if is_public(str(address)):
        assert address.is_global
        assert not (
            address.is_multicast or address.is_private or address.is_loopback or address.is_link_local
        )


@given(st.integers(0, 2**128 - 1))
def test_nor_of_version_6(number: int) -> None:
    address = IPv6Address(number)
    if is_public(str(address)):
        assert address.is_global
        assert address.ipv4_mapped is None and address.sixtofour is None and address.teredo is None
