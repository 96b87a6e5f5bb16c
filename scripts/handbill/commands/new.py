"""`handbill new`: the first files of a campaign, a page or a translation. It takes options, and on a terminal asks for the rest."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import click

from handbill.commands.project import root
from handbill.commands.translate.pages import translate_new

WORDS = ("title", "summary")
ASKED: dict[str, tuple[str, ...]] = {
    "letter": ("subject", "to", "choose", "fields", "why", "postcard"),
    "event": ("starts", "ends", "timezone", "place"),
    "news": (),
    "action": ("kind", "letter", "deadline"),
    "audience": ("letters",),
    "briefing": (),
    "circular": ("salutation", "closing"),
}
"""What a new page of each kind is asked for, besides its words; the fields have their meaning from the records."""
NOT_ASKED: dict[str, tuple[str, ...]] = {
    "letter": ("sort", "find", "find_label", "script", "proof", "cc", "mode", "audience", "recipient_language", "downloads"),
    "action": ("script",),
}
"""What is an option only: most pages do without, and nobody likes to be asked twenty questions."""
_ADDRESSED_BY_READERS = ("find", "find_label")
"""What is asked of a letter to `reader`, whose readers have to find its address."""
_LISTS = ("to", "fields", "cc", "downloads", "letter", "letters")
_HINTS = {"letter": "wages", "event": "may-day", "news": "2027-05-01-march", "action": "write", "audience": "cleaners"}
"""What an id of each kind looks like; the others have a name of their own."""


class PageKinds(click.Choice[str]):
    """What `handbill new page` makes. The list is asked for only when that is."""

    def __init__(self) -> None:
        self.case_sensitive = True

    @cached_property
    def choices(self) -> tuple[str, ...]:  # type: ignore[override]  # Click sets it when the type is made
        from handbill.model.kinds import KINDS

        return tuple("page" if kind.name == "plain" else kind.name for kind in KINDS if kind.scaffold is not None)


@click.group()
def new() -> None:
    """Make the first files of something new, ready to be filled in.

    What no option says is asked, if somebody sits at a terminal.
    """


@new.command("campaign")
@click.argument("slug", required=False)
@click.option("--languages", help="Tags with commas between, the source language first.  [default: en]")
@click.option("--paper", help="The field paper: the window envelope for letters by post.")
@click.option("--from", "model", metavar="SLUG", help="Copy this campaign, with all its files, as a draft.")
def new_campaign_command(slug: str | None, languages: str | None, paper: str | None, model: str | None) -> None:
    """Make the folder campaigns/SLUG with a draft campaign."""

    from handbill.new import copy_campaign, new_campaign

    if model and paper:
        raise click.UsageError("--from copies what the campaign says of its paper; leave out --paper")
    slug = _needed(slug, "SLUG", "Short name of the campaign, such as fair-pay")
    if model is None and languages is None:
        languages = _asked("Tags of its languages, the source language first", "en")
    tags = (languages or "en").split(",")
    _make(lambda: copy_campaign(root(), slug, model) if model else new_campaign(root(), slug, tags, paper))


@new.command("page")
@click.argument("kind", type=PageKinds())
@click.argument("slug")
@click.argument("id", default="")
def new_page_command(kind: str, slug: str, id: str) -> None:
    """Make a page of any KIND in the campaign SLUG, without questions; a news ID begins with its date, like 2027-05-01-march.

    A briefing and a circular need no ID: a campaign has one of each.
    """
    from handbill.new import new_page

    _make(lambda: [new_page(root(), kind, slug, id)])


def _command(kind: str) -> click.Command:
    """`handbill new letter` and so on."""
    arguments = ["slug", *(["id"] if kind in _HINTS else [])]
    names = (*WORDS, *ASKED[kind], *NOT_ASKED.get(kind, ()))
    listed = "; commas between several"
    return click.Command(
        kind,
        params=[
            *(click.Argument([name], required=False) for name in arguments),
            *(click.Option([f"--{name}", name], help=f"The field {name}{listed if name in _LISTS else ''}.") for name in names),
        ],
        callback=lambda **given: _page(kind, **given),
        help=f"Make {'an' if kind[0] in 'ae' else 'a'} {kind} of the campaign SLUG.",
    )


def _page(kind: str, /, slug: str | None, id: str | None = None, **fields: str | None) -> None:
    from handbill.model.kinds import BY_NAME
    from handbill.new import check_new_page, new_page

    slug = _needed(slug, "SLUG", "Short name of the campaign")
    if kind in _HINTS:
        id = _needed(id, "ID", f"Id of the {kind}, such as {_HINTS[kind]}")
    known = {**BY_NAME[kind].facts.model_fields, **BY_NAME[kind].words.model_fields}
    values: dict[str, Any] = {}
    for name, given in fields.items():
        is_asked = name in (*WORDS, *ASKED[kind]) or name in _ADDRESSED_BY_READERS and values.get("to") == "reader"
        text = given if given is not None else _asked(f"{name}: {known[name].description}") if is_asked else ""
        if text:
            values[name] = _value(name, text)
    _make(lambda: [check_new_page(root(), new_page(root(), kind, slug, id or "", values))])


def _value(name: str, text: str) -> str | list[str]:
    if name not in _LISTS or (name, text) == ("to", "reader"):
        return text
    return [one.strip() for one in text.split(",") if one.strip()]


for _kind in ASKED:
    new.add_command(_command(_kind))
new.add_command(translate_new, "translation")


def asks() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _asked(question: str, default: str = "") -> str:
    """The answer of whoever sits there; the default where nobody does. An empty one leaves the field to be written later."""
    return str(click.prompt(question, default=default, show_default=bool(default))).strip() if asks() else default


def _needed(value: str | None, name: str, question: str) -> str:
    if value is None and not asks():
        raise click.UsageError(f"Missing argument '{name}'.")
    return value if value is not None else str(click.prompt(question)).strip()


def _make(work: Callable[[], Sequence[str | Path]]) -> None:
    from handbill.new import NotMade

    try:
        made = work()
    except NotMade as error:
        raise click.UsageError(str(error)) from None
    for path in made:
        click.echo(f"made {path}")
