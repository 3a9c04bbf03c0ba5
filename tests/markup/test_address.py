"""Addresses of a page: the short way to an answer gives the same answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.markup.address import Addresses, safe_link, safe_source

BASES = [
    "",
    "https://e.test/a/b?q#f",
    "http://f.test",
    "foo",
    "HTTPS://G.test/",
    "https://u@h.test/",
]
PIECES = [*"/.?#:;=&a1[]{}|^~\\<>\"%@ '!", "https://e.test", "http:", "//", "/..", "/./", "é", "\n"]


@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join), st.sampled_from(BASES))
def test_an_address_is_made_absolute_the_same_either_way(address: str, base: str) -> None:
    addresses = Addresses(base)
    assert addresses.links[address] == safe_link(address, base)
    assert addresses.sources[address] == safe_source(address, base)


@pytest.mark.parametrize(
    ("address", "whole"),
    [
        ("/sport/cup?page=2", "https://e.test/sport/cup?page=2"),
        ("//cdn.test/a.jpg", "https://cdn.test/a.jpg"),
        ("https://other.test/x#y", "https://other.test/x#y"),
        ("next", "https://e.test/news/next"),
        ("data:image/png;base64,xx", ""),
        ("javascript:void(0)", ""),
    ],
)
def test_addresses_are_relative_to_the_page(address: str, whole: str) -> None:
    assert Addresses("https://e.test/news/today").links[address] == whole


def test_nothing_is_asked_of_addresses_until_one_is() -> None:
    addresses = Addresses("https://e.test/")
    assert not addresses.asked
    assert addresses.links["/x"]
    assert addresses.asked
