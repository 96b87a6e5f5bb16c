"""A strict reader of mailto URIs, written from the grammar of RFC 6068 and from nothing in the package.

mailtoURI    = "mailto:" [ to ] [ hfields ]
to           = addr-spec *("," addr-spec )
hfields      = "?" hfield *( "&" hfield )
hfield       = hfname "=" hfvalue
addr-spec    = local-part "@" domain
local-part   = dot-atom-text / quoted-string
domain       = dot-atom-text / "[" *dtext-no-obs "]"
qchar        = unreserved / pct-encoded / some-delims
some-delims  = "!" / "$" / "'" / "(" / ")" / "*" / "+" / "," / ";" / ":" / "@"
"""

from __future__ import annotations

from dataclasses import dataclass, field

UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
SOME_DELIMS = frozenset("!$'()*+,;:@")
HEX = frozenset("0123456789ABCDEFabcdef")
# RFC 5322 section 3.2.3, without the specials.
ATEXT = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-/=?^_`{|}~")


class NotMailto(ValueError):
    """Which rule of the grammar a text breaks."""


@dataclass(frozen=True)
class Message:
    """What a mail program is told to begin: `headers` with small names, without `to` and `body`."""

    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    subject: str = ""
    body: str = ""
    headers: dict[str, str] = field(default_factory=dict)


def parse(uri: str) -> Message:
    """The message of a mailto URI; NotMailto when the grammar does not make it."""
    if not uri.isascii():
        raise NotMailto(f"not ASCII: {uri!r}")
    scheme, colon, rest = uri.partition(":")
    if scheme.lower() != "mailto" or not colon:
        raise NotMailto(f"no mailto: {uri[:20]!r}")
    path, mark, query = rest.partition("?")
    to = list(_addresses(path))
    cc: list[str] = []
    headers: dict[str, str] = {}
    for hfield in query.split("&") if mark else ():
        name, equals, value = hfield.partition("=")
        if not equals:
            raise NotMailto(f"hfield without “=”: {hfield!r}")
        name = _text(name).lower()
        if name in headers:
            raise NotMailto(f"the header {name!r} stands twice")
        headers[name] = _text(value)
        if name in ("to", "cc"):
            (to if name == "to" else cc).extend(_addresses(value))
    headers.pop("to", None)
    headers.pop("cc", None)
    body, subject = headers.pop("body", ""), headers.pop("subject", "")
    if "\r" in subject or "\n" in subject:
        raise NotMailto("a subject has one line")
    if "\n" in body.replace("\r\n", "") or "\r" in body.replace("\r\n", ""):
        raise NotMailto("line breaks of a body are %0D%0A (section 5)")
    return Message(tuple(to), tuple(cc), subject, body, headers)


def _addresses(text: str) -> tuple[str, ...]:
    return tuple(_addr_spec(one) for one in text.split(",")) if text else ()


def _addr_spec(text: str) -> str:
    decoded = _text(text)
    local, at, domain = decoded.rpartition("@")
    # The “@” between the two parts stands for itself; one inside a quoted string is encoded.
    if text.count("@") != 1 or not at:
        raise NotMailto(f"no addr-spec: {text!r}")
    if not (_is_dot_atom(local, ATEXT) or _is_quoted(local)):
        raise NotMailto(f"no local part: {local!r}")
    literal = domain.startswith("[") and domain.endswith("]")
    if not literal and not all(
        part and all(character in ATEXT or ord(character) > 127 for character in part) for part in domain.split(".")
    ):
        raise NotMailto(f"no domain: {domain!r}")
    return decoded


def _is_dot_atom(text: str, allowed: frozenset[str]) -> bool:
    return all(part and set(part) <= allowed for part in text.split("."))


def _is_quoted(text: str) -> bool:
    if len(text) < 2 or text[0] != '"' or text[-1] != '"':
        return False
    inner = iter(text[1:-1])
    return all(character != '"' and (character != "\\" or next(inner, None) is not None) for character in inner)


def _text(text: str) -> str:
    """The characters that a run of qchar stands for."""
    data = bytearray()
    position = 0
    while position < len(text):
        character = text[position]
        if character == "%":
            digits = text[position + 1 : position + 3]
            if len(digits) < 2 or not set(digits) <= HEX:
                raise NotMailto(f"a bare “%” in {text!r}")
            data.append(int(digits, 16))
            position += 3
            continue
        if character not in UNRESERVED and character not in SOME_DELIMS:
            raise NotMailto(f"{character!r} must be encoded in {text!r}")
        data += character.encode("ascii")
        position += 1
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise NotMailto(f"not UTF-8: {text!r}") from None
