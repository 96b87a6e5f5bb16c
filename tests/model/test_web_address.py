"""Addresses of the web: what disguises where they lead, and what follows their readers."""

from __future__ import annotations

import pytest

from handbill.values.web_address import Flaw, flaws


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org", "https://example.org:8080/a?b=c&si=d#e", "https://минск.бел/", "https://минск.by/", "https://cafe.beef/",
        "https://bücher.example/", "https://xn--bcher-kva.example/", "https://例え.jp/", "http://ไทย.example", "https://[", "https://1.2.example",
    ],
)  # fmt: skip
def test_an_honest_address_has_no_flaw(address: str) -> None:
    assert flaws(address) == ()


@pytest.mark.parametrize(
    ("address", "rule", "offset", "said"),
    [
        (
            "https://zoom.us@evil.example/",
            "url-user",
            8,
            "“zoom.us@” in the address is a user name, and the page is on “evil.example”",
        ),
        ("https://user:pw@a.example/", "url-user", 8, "“user:pw@”"),
        ("https://1249763844/", "url-host", 8, "“1249763844” is the number of a computer"),
        ("https://127.0.0.1/", "url-host", 8, "“127.0.0.1” is the number"),
        ("https://[::1]/", "url-host", 8, "“::1” is the number"),
        ("https://0x7f.1/", "url-host", 8, "“0x7f.1” is the number"),
        ("https://localhost/", "url-host", 8, "“localhost” is a name that only one network knows"),
        ("https://hub.local/", "url-host", 8, "“hub.local” is a name"),
        ("https://intranet/", "url-host", 8, "“intranet” is a name"),
        ("https://gоv.example/", "mixed-script", 9, "“о” is U+043E"),
        ("https://www.zооm.example/", "mixed-script", 13, "“zооm” has letters of two alphabets that look alike: “о” is U+043E"),
        ("https://xn--zm-fmca.example/", "mixed-script", 8, "“zооm”"),
        ("https://xn--80ak6aa92e.com/", "mixed-script", 8, "“аррӏе” is written in letters of another alphabet"),
        ("https://αpple.example/", "mixed-script", 9, "“p” is U+0070"),
    ],
)
def test_a_disguise_is_told_with_its_place(address: str, rule: str, offset: int, said: str) -> None:
    (flaw,) = flaws(address)
    assert (flaw.rule, flaw.offset, flaw.is_warning) == (rule, offset, False)
    assert said in flaw.message


@pytest.mark.parametrize("name", ["utm_source", "utm_medium", "fbclid", "gclid", "mc_eid", "igshid", "msclkid"])
def test_what_follows_readers_is_a_warning_with_the_address_without_it(name: str) -> None:
    assert flaws(f"https://a.example/x?id=3&{name}=y#z") == (
        Flaw("tracking", f"“{name}” in the address only follows its readers; write https://a.example/x?id=3#z", 25, True),
    )
