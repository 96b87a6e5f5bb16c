"""The style sheet and script of a page: by its kind, the accent of its campaign, and the scripts of its texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from handbill.model.campaign import Campaign, Site
from handbill.pages.context import PageContext
from handbill.translations import script

ANY_KIND = ""
"""The key of the kinds of pages that have no style or script of their own."""
LETTER, NEXT, ROUND = "letter", "next", "round"
"""Pages of letters: one message, one after another, and one after another to offices that are ticked or searched."""
WITH_LANGUAGES = "_languages"
"""What is added to the kind of a letter's page, for its script, where it has the letter in other languages in it."""
WITH_LATER = "_later"
"""The same where the letter in other languages, and part of the script, come when the reader begins to fill in."""
EMBED = "embed"
"""The kind of a letter's page to embed, which looks and behaves as a letter's does."""
OFFICES = "offices"
"""The kind of a page with the links to some of a letter's offices, which looks as a letter's does and needs no script."""


_STYLED_AS = {EMBED: LETTER, OFFICES: LETTER, NEXT: LETTER}


@dataclass(frozen=True, slots=True)
class StyleVariant:
    """`accent` is `#rrggbb`, empty for the hub's own; `scripts` are ISO 15924 codes, sorted."""

    accent: str = ""
    scripts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assets:
    """Addresses of the joined files below the root.

    `styles` by kind of page, then by look; `scripts` by kind of page and whether its readers are at risk. ANY_KIND
    is for the kinds that are not named.
    """

    icon: str
    styles: Mapping[str, Mapping[StyleVariant, str]]
    scripts: Mapping[tuple[str, bool], str] = field(default_factory=dict)
    later: str = ""
    """The script that a letter's own loads when an office reads another language."""

    def style(self, kind: str, style_variant: StyleVariant) -> str:
        kind = kind.removesuffix(WITH_LANGUAGES).removesuffix(WITH_LATER)
        return (self.styles.get(_STYLED_AS.get(kind, kind)) or self.styles[ANY_KIND])[style_variant]

    def script(self, kind: str, risk: bool) -> str:
        """The script of a page; empty where it has none."""
        return self.scripts.get((_asset_kind(kind), risk)) or self.scripts.get((ANY_KIND, risk), "")


def _asset_kind(kind: str) -> str:
    return LETTER if kind == EMBED else kind


def style_variant(context: PageContext) -> StyleVariant:
    """How a page looks; its texts are in its language, in that of the source, or in one a letter is sent in."""
    return _style_variant(context.site, context.campaign, context.language)


def style_variants(site: Site) -> Iterator[StyleVariant]:
    """Every look that a page of the site has, some of them several times."""
    for language in site.settings.tags:
        yield _style_variant(site, None, language)
    for campaign in site.campaigns:
        for language in campaign.facts.languages:
            yield _style_variant(site, campaign, language)


def _style_variant(site: Site, campaign: Campaign | None, language: str) -> StyleVariant:
    if campaign is None:
        return StyleVariant(site.settings.accent or "", _scripts(language, site.settings.default_language))
    sent = (letter.facts.recipient_language for letter in campaign.letters)
    return StyleVariant(
        campaign.facts.accent or site.settings.accent or "", _scripts(language, campaign.source, *filter(None, sent))
    )


def _scripts(*languages: str) -> tuple[str, ...]:
    return tuple(sorted({script(language) for language in languages}))
