"""Addresses in running text that are links without any marks around them (GFM 0.29, section 6.9, autolinks extension)."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence

# What a link may begin with; whether one does is told by what follows.
_START = re.compile(r"(?i:https?://|ftp://)|www\.|(?<=[\w.+-])@")
_REST = re.compile(r"[^\s<]*+")
# No blanks and no ASCII punctuation but these; other punctuation ends a domain too, which `_domain` sees to.
_DOMAIN = re.compile(r"[^\s!-,./:-@\[-^`{-~]++(?:\.[^\s!-,./:-@\[-^`{-~]++)*+")
_LOCAL = re.compile(r"[A-Za-z0-9._+-]++\Z")
_MAIL_DOMAIN = re.compile(r"[A-Za-z0-9_-]++(?:\.[A-Za-z0-9_-]++)++")
_ENTITY = re.compile(r"&[A-Za-z0-9]++;\Z")
_TRAILING = "?!.,:*_~'\""
_SCHEME = "mailto:"
# The longest name before an @, RFC 5321 section 4.5.3.1.1.
_LOCAL_LENGTH = 64


def autolinks(text: str, before: str, escapes: Sequence[int] = ()) -> Iterator[tuple[int, int, str]]:
    """The links in a run of text, each as start, end and target.

    `before` is the character in front of the run, or empty; `escapes` are the offsets, in their order, of what the author
    has written with a backslash or by its number: `https\\://` is no link.
    """
    done = 0
    for match in _START.finditer(text):
        if match.start() < done:
            continue
        found = _mail(text, match.start(), done) if match[0] == "@" else _web(text, match, before, escapes)
        if found:
            yield found
            done = found[1]


def _web(text: str, match: re.Match[str], before: str, escapes: Sequence[int]) -> tuple[int, int, str] | None:
    start = match.start()
    next_escape = bisect_right(escapes, start)
    if next_escape < len(escapes) and escapes[next_escape] <= match.end():
        return None
    previous = text[start - 1] if start else before
    # As in GitHub's parser: quotes and Burmese words, which no blank parts, may be right before a scheme.
    if match[0] == "www." and previous and not previous.isspace() and previous not in "*_~(":
        return None
    if match[0] != "www." and previous.isascii() and previous.isalpha():
        return None
    first = start if match[0] == "www." else match.end()
    domain = _domain(text, first)
    if not domain or (match[0] == "www." and "." not in domain) or "_" in "".join(domain.split(".")[-2:]):
        return None
    rest = _REST.match(text, first + len(domain))
    assert rest is not None
    end = start + len(_trimmed(text[start : rest.end()]))
    if end <= match.end():
        return None
    target = text[start:end]
    return start, end, f"http://{target}" if match[0] == "www." else target


def _domain(text: str, start: int) -> str:
    """What can be a domain at a place of a text, in any script: with its marks, without which Burmese has no word."""
    match = _DOMAIN.match(text, start)
    domain = match[0] if match else ""
    if domain.isascii():
        return domain
    ends = (index for index, character in enumerate(domain) if _is_foreign_punctuation(character))
    return domain[: next(ends, len(domain))]


def _is_foreign_punctuation(character: str) -> bool:
    return not character.isascii() and unicodedata.category(character)[0] == "P"


def _trimmed(link: str) -> str:
    """A link without what belongs to the sentence around it.

    GitHub's parser would end no address before `»` or `။`, and knows none in square brackets.
    """
    unopened = {")": link.count(")") - link.count("("), "]": link.count("]") - link.count("[")}
    end = len(link)
    while end:
        last = link[end - 1]
        if last in _TRAILING or _is_foreign_punctuation(last):
            end -= 1
        elif unopened.get(last, 0) > 0:
            unopened[last] -= 1
            end -= 1
        elif last == ";":
            entity = _ENTITY.search(link[max(end - 40, 0) : end])
            end -= len(entity[0]) if entity else 1
        else:
            break
    return link[:end]


def _mail(text: str, at: int, done: int) -> tuple[int, int, str] | None:
    local = _LOCAL.search(text, max(done, at - _LOCAL_LENGTH), at)
    domain = _MAIL_DOMAIN.match(text, at + 1)
    if local is None or domain is None:
        return None
    name = domain[0].rstrip(".")
    if name[-1] in "-_" or "." not in name:
        return None
    start, end = local.start(), at + 1 + len(name)
    scheme = max(start - len(_SCHEME), done)
    # As in GitHub's parser, the scheme is part of the words, where it is no end of another.
    is_named = text.startswith(_SCHEME, scheme) and not text[max(scheme - 1, 0) : scheme].isalnum()
    return scheme if is_named else start, end, f"{_SCHEME}{text[start:end]}"
