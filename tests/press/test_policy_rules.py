"""What may stand in the small files, by the standards of each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.press.policy_rules import (
    wrong_contacts,
    wrong_crawlers,
    wrong_plain,
    wrong_robots,
    wrong_security,
    wrong_sellers,
    wrong_trust,
)

RULES = (
    wrong_contacts,
    wrong_crawlers,
    wrong_plain,
    wrong_robots,
    wrong_security,
    wrong_sellers,
    wrong_trust,
)


@pytest.mark.parametrize(
    "line",
    ["mailto:holes@p.example", "https://p.example/holes", "tel:+1-201-555-0123"],
)
def test_a_contact_for_holes_is_an_address_that_can_be_followed(line: str) -> None:
    assert wrong_contacts([line]) == []


@pytest.mark.parametrize(
    "line",
    ["holes@p.example", "http://p.example/holes", "mailto:nobody", "https://", "tel:us", ""],
)
def test_any_other_contact_is_named_as_wrong(line: str) -> None:
    assert wrong_contacts([line]) == [line]


def test_security_txt_takes_further_fields_but_none_that_we_write() -> None:
    good = [
        "# our key",
        "Encryption: openpgp4fpr:5f2de5521c63a801ab59ccb603d49de44b29100f",
        "Encryption: dns:5d2d37ab76d47d36._openpgpkey.p.example?type=OPENPGPKEY",
        "Policy: https://p.example/policy",
        "hiring: https://p.example/jobs",
        "CSAF: https://p.example/.well-known/csaf/provider-metadata.json",
        "Preferred-Languages: en, ar, zh-Hant",
    ]
    wrong = [
        "Expires: 2030-01-01T00:00:00Z",
        "Canonical: https://p.example/",
        "Policy: http://p.example/",
        "Preferred-Languages: English",
        "Anything: https://p.example/",
    ]
    assert wrong_security(good + wrong) == wrong


def test_ads_txt_takes_records_and_variables() -> None:
    good = [
        "greenadexchange.example, XF7342, DIRECT, 5jyxf8k54",
        "redssp.example, 57013, reseller # sold through them",
        "a.example, 1, DIRECT;extension",
        "ownerdomain=p.example",
        "MANAGERDOMAIN=m.example, DE",
        "contact=adops@p.example",
        "#comment",
    ]
    wrong = [
        "greenadexchange.example, XF7342",
        "greenadexchange.example, XF7342, OWNED",
        "no domain, 1, DIRECT",
        "a.example,,DIRECT",
        "ownerdomain=https://p.example/",
        "a.example, 1, DIRECT, x, y",
    ]
    assert wrong_sellers(good + wrong) == wrong


def test_trust_txt_takes_ties_to_other_sites() -> None:
    good = ["member=https://m.example/", "belongto=https://b.example/", "# ties"]
    wrong = ["belongto=b.example", "friend=https://f.example/", "datatrainingallowed=yes"]
    assert wrong_trust(good + wrong) == wrong


def test_robots_txt_takes_rules_below_the_crawler_they_are_for() -> None:
    good = ["User-agent: ExampleBot", "Disallow: /archive/", "Allow: /*.html$", "Disallow:"]
    assert wrong_robots(good) == []
    assert wrong_robots(["Disallow: /", *good]) == ["Disallow: /"]
    assert wrong_robots([good[0], "Disallow: archive", "Noindex: /"]) == [
        "Disallow: archive",
        "Noindex: /",
    ]
    assert wrong_crawlers(["GPTBot", "AI2Bot", "Other Bot", "*"]) == ["Other Bot", "*"]


@given(st.lists(st.text()))
def test_whatever_is_written_the_rules_answer_with_lines_of_it(lines: list[str]) -> None:
    for rule in RULES:
        assert set(rule(lines)) <= set(lines)
