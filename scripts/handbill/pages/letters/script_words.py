"""What the script of a letter's page says or writes: it makes no words of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from handbill.letters.identity_cache import cached_by_identity
from handbill.model.campaign import Site
from handbill.pages.context import PageContext
from handbill.translations import digits, language_name
from handbill.values.records import frozen_record


@frozen_record
class ScriptWords:
    """Words that are in attributes of the page; one that is empty comes later, with the letter in other languages.

    `send`, `opens` and `opened` belong to a letter that fits into its link, and `too_long` to one that no longer does. `sent`,
    `reading` and `keep` are about the page's language beside others. `progress` has 0 and 1 for the messages that are sent and for
    all, and `following` % for the next one's name; `digits` are those of the language from 0 to 9, empty where they are these.
    """

    send: str = ""
    opens: str = ""
    opened: str = ""
    too_long: str = ""
    sent: str = ""
    reading: str = ""
    keep: str = ""
    progress: str = ""
    following: str = ""
    digits: str = ""

    def that_wait(self, *, may_be_full: bool) -> ScriptWords:
        """The words of a page on which other languages come later: nothing needs the rest before.

        `may_be_full` says that the page's own letter may fit into a link, other languages or not.
        """
        return replace(ScriptWords(), **({one: getattr(self, one) for one in _OF_FULL_LINKS} if may_be_full else {}))

    def by_element(self) -> Mapping[str, Mapping[str, str]]:
        """The attributes, as a script names them (`dataset`), by the CSS selector of their element."""
        return {
            "[data-hb=both]": {"hbSent": self.sent, "hbReading": self.reading, "hbKeep": self.keep},
            "[data-hb=progress]": {"hbNext": self.following},
            "[data-hb=status]": {
                "hbProgress": self.progress,
                "hbDigits": self.digits,
                "hbOpened": self.opened,
                "hbLong": self.too_long,
            },
            ".hb-send>p>[data-hb-on=full]": {"hbWords": self.opens},
            ".hb-go>[data-hb-on=full]": {"hbWords": self.send},
        }


_OF_FULL_LINKS = ("send", "opens", "opened", "too_long")


def script_words(context: PageContext, own: str) -> ScriptWords:
    """All of them; `own` is the language in which the page has the letter."""
    return _script_words(context.site, context.language, own)


# They are the same for every letter of a campaign.
@cached_by_identity(size=64)
def _script_words(site: Site, reader: str, own: str) -> ScriptWords:
    context = PageContext(site, reader, "")
    say, language = context.say, language_name(own, context.interface_language)
    own_digits = digits("0123456789", context.interface_language)
    return ScriptWords(
        send=say("Send the letter"),
        opens=say("This opens your e-mail program, where you press Send. It goes out from your own address, under your name."),
        opened=say("Did your e-mail program open?"),
        too_long=say("Now too long for a link: there are four steps."),
        sent=say("The letter that is sent (%(language)s)", language=language),
        reading=say("For your information (%(language)s)", language=language),
        keep=say("Send the letter in %(language)s instead", language=language),
        progress=say("%(done)s of %(all)s sent.", done="0", all="1"),
        following=say("Next: %(name)s", name="%"),
        digits="" if own_digits == "0123456789" else own_digits,
    )
