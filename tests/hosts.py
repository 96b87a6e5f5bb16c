"""A host that reads the file `_headers` of a site, by what Netlify and Cloudflare Pages document of it."""

from __future__ import annotations

from collections.abc import Iterator

Rules = list[tuple[str, list[tuple[str, str]]]]


def read_headers(text: str) -> Rules:
    """Paths with their headers, names in small letters."""
    rules: Rules = []
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if not line[0].isspace():
            rules.append((line.strip(), []))
            continue
        name, _, value = line.strip().partition(":")
        rules[-1][1].append((name.lower(), value.strip()))
    return rules


def headers_for(path: str, rules: Rules) -> Iterator[tuple[str, str]]:
    """The headers of every rule that matches; none takes another back."""
    for rule, headers in rules:
        if _matches(rule.split("/"), path.split("/")):
            yield from headers


def _matches(rule: list[str], path: list[str]) -> bool:
    if rule and rule[0].startswith("*"):
        # It stands for everything that follows, slashes included, up to the end that the rule may name.
        return "/".join(path).endswith(rule[0][1:])
    if not rule or not path:
        return not rule and not path
    return (rule[0] == path[0] or rule[0].startswith(":") and path[0] != "") and _matches(rule[1:], path[1:])
