"""One e-mail address, as RFC 6068 can carry it in a link: local part in ASCII, domain as A-label."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

import idna

from handbill.values.characters import INVISIBLE, code_point
from handbill.values.web_address import host_flaw, in_letters

# Reserved for documentation and tests (RFC 2606, RFC 6761): nobody reads mail sent there.
RESERVED = re.compile(r"(?:.*\.)?(?:example(?:\.(?:com|net|org|edu))?|test|invalid|localhost)", re.I)


# As nearly all are: words, below a country or a name that everybody knows, of the lengths that RFC 5321, section 4.5.3.1, and DNS
# have. They need not wait for the library, which takes as long to import as dozens of pages to read.
_PLAIN = re.compile(
    r"(?=.{1,254}\Z)(?!.*[a-z0-9-]{64})"
    r"[a-z0-9]+(?:[._+-][a-z0-9]+)*@(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+(?:com|edu|example|gov|int|net|org|[a-z]{2})"
)


class MailboxError(ValueError):
    """Why a text is no address; `offset` counts characters from its start to what is wrong."""

    def __init__(self, message: str, offset: int = 0) -> None:
        super().__init__(message)
        self.offset = offset


@lru_cache(maxsize=4096)
def mailbox(text: str) -> str:
    """The address with its domain in lower-case ASCII (IDNA 2008, RFC 5891); MailboxError when it is none.

    An addr-spec (RFC 5322, section 3.4.1) without display name, comments, quotes or literals: RFC 6068, section 2, allows
    more, mail programs take less. Letters outside ASCII before the @ need an RFC 6532 program at both ends.
    """
    if _PLAIN.fullmatch(text):
        return text
    if match := INVISIBLE.search(text):
        code = code_point(match[0])
        raise MailboxError(f"the address “{text}” contains an invisible character ({code}); type it again", match.start())
    if match := re.search(r"[\s?,;:<>()\[\]\\\"]", text):
        shown = {" ": "a space", "\n": "a line break", "\r": "a line break"}.get(match[0], f"“{match[0]}”")
        raise MailboxError(f"the address “{text}” contains {shown}; write one plain address, like name@example.org", match.start())
    local, at, domain = text.rpartition("@")
    if not at or not local or not domain:
        raise MailboxError(f"“{text}” is not a valid e-mail address; write it like name@example.org")
    if match := re.search(r"[^\x21-\x7e]", local):
        raise MailboxError(
            f"the address “{text}” has “{match[0]}” before the @, which mail programs do not take from a link", match.start()
        )
    if "%" in local:
        raise MailboxError(
            f"the address “{text}” has “%” before the @, by which mail programs write other characters", text.index("%")
        )
    if (flaw := host_flaw(domain)) and flaw.rule == "mixed-script":
        raise MailboxError(f"in the address “{text}” {flaw.message}", len(local) + 1 + flaw.offset)
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415  see _PLAIN

    try:
        ascii_domain = idna.encode(domain, uts46=True).decode() if not domain.isascii() else domain.lower()
        validate_email(f"{local}@{ascii_domain}", check_deliverability=False, allow_smtputf8=False, test_environment=True)
    except (EmailNotValidError, idna.IDNAError):
        raise MailboxError(f"“{text}” is not a valid e-mail address; write it like name@example.org") from None
    return f"{local}@{ascii_domain}"


def as_read(address: str) -> str:
    """An address with its domain as readers see it, where that is not in ASCII; the same address where it is."""
    local, at, domain = address.rpartition("@")
    return local + at + ".".join(in_letters(label) for label in domain.split("."))


def is_reserved(text: str) -> bool:
    """Whether an e-mail or web address lies in a domain that is reserved for examples and tests.

    These are the top levels `test`, `example`, `invalid` and `localhost` (RFC 2606, section 2; RFC 6761, section 6) and the
    names `example.com`, `example.net` and `example.org` (RFC 2606, section 3), each with all below it, in any case;
    `example.edu`, which no RFC names, is treated alike. A text that is no address lies in none, and one without `@` and
    `://` is taken for a domain. Raises ValueError for a web address with a broken host, such as `https://[`.
    """
    host = urlsplit(text).hostname if "://" in text else text.rpartition("@")[2]
    return RESERVED.fullmatch(host or "") is not None
