"""What is wrong with the address of a web page: users, numbers and look-alikes in it, and what only follows its readers."""

from __future__ import annotations

import ipaddress
import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

import idna

from handbill.values.characters import code_point, mixed

# What tells a site from where its readers come, or who they are; nothing else is lost without it.
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|[gw]braid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_[ce]id|_hsenc|_hsmi|mkt_tok|vero_id|oly_enc_id|ref_src",
    re.I,
)
_LOCAL = re.compile(r"localhost|.*\.(?:localhost|local|internal|lan|home|corp|intranet|home\.arpa)", re.I)
# Letters of Cyrillic that are drawn like Latin ones: below a Latin ending, a name of nothing else is a disguise.
_TWINS = "асеорхуіјѕһԁԛԝӏѵ0123456789-"
_NUMBER = re.compile(r"(?:0[xX])?[0-9a-fA-F]+|[0-9]+")


class Flaw(NamedTuple):
    """`offset` counts characters from the start of the address; `is_warning` says that the address works all the same."""

    rule: str
    message: str
    offset: int = 0
    is_warning: bool = False


@lru_cache(maxsize=4096)
def flaws(address: str) -> tuple[Flaw, ...]:
    """What is wrong with an https or http address; one that cannot be taken apart has none of these."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return ()
    found: list[Flaw] = []
    start = address.find("//") + 2
    if "@" in parts.netloc:
        user = parts.netloc.rpartition("@")[0]
        message = f"“{user}@” in the address is a user name, and the page is on “{host}”; write the address without it"
        found.append(Flaw("url-user", message, start))
        start += len(user) + 1
    if flaw := host_flaw(host):
        found.append(flaw._replace(offset=start + flaw.offset))
    if tracked := _tracking(parts.query):
        message = f"“{tracked[0]}” in the address only follows its readers; write {without_tracking(address)}"
        found.append(Flaw("tracking", message, max(address.find(tracked[0]), 0), is_warning=True))
    return tuple(found)


def without_tracking(address: str) -> str:
    """An address that can be taken apart, without the parameters that only follow its readers."""
    parts = urlsplit(address)
    if not (tracked := _tracking(parts.query)):
        return address
    kept = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name not in tracked]
    return parts._replace(query=urlencode(kept)).geturl()


def _tracking(query: str) -> list[str]:
    return [name for name, _ in parse_qsl(query, keep_blank_values=True) if _TRACKING.fullmatch(name)]


def host_flaw(host: str) -> Flaw | None:
    """What is wrong with the name of a computer in an address: a number, a name of one network, scripts that look alike."""
    if _is_number(host):
        return Flaw("url-host", f"“{host}” is the number of a computer, not the name of a site; write its name")
    if _LOCAL.fullmatch(host) or "." not in host:
        return Flaw("url-host", f"“{host}” is a name that only one network knows; write the name of a public site")
    offset, last = 0, host.rpartition(".")[2]
    for label in host.split("."):
        shown = in_letters(label)
        if letter := mixed(shown):
            at = offset + (shown.index(letter) if shown == label else 0)
            return Flaw(
                "mixed-script",
                f"“{shown}” has letters of two alphabets that look alike: “{letter}” is {code_point(letter)}; type the name again",
                at,
            )
        if last.isascii() and not shown.isascii() and not shown.strip(_TWINS):
            message = f"“{shown}” is written in letters of another alphabet that look like Latin ones; type the name again"
            return Flaw("mixed-script", message, offset)
        offset += len(label) + 1
    return None


def in_letters(label: str) -> str:
    """A part of a host's name as readers see it: `xn--…` decoded (RFC 5891), where it can be."""
    if not label.lower().startswith("xn--"):
        return label
    try:
        return idna.ulabel(label)
    except idna.IDNAError:
        return label


def _is_number(host: str) -> bool:
    """Whether a host is an IP address in any of the ways that browsers take: whole, in parts, octal or hexadecimal."""
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        labels = host.rstrip(".").split(".")
        return all(_NUMBER.fullmatch(label) for label in labels) and labels[-1][:1].isdigit()
    return True
