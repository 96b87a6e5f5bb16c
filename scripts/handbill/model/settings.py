"""What mkdocs.yml says about the whole site."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from pydantic import Field

from handbill.values.types import Colour, Email, Line, Picture, Record, SiteAddress, Tag, WebAddress


class SiteLanguage(Record):
    """One of the site's languages, and its name in itself."""

    tag: Tag
    name: str


class Owner(Record):
    """Who runs the hub."""

    name: Line = Field(description="The name of the organisation that runs the site.", examples=["Hall Union"])
    url: WebAddress | None = Field(default=None, description="Its web address.", examples=["https://hall.example/"])
    contact: Email | None = Field(default=None, description="Its e-mail address.", examples=["office@example.org"])
    logo: Picture | None = Field(
        default=None,
        description="Its logo, on the home page: an SVG drawing in one colour, in `docs/media/`.",
        examples=["media/hall-union.svg"],
    )


class Options(Record):
    """The options of the plugin in mkdocs.yml, the only list of them."""

    exit_url: WebAddress = Field(
        description="A neutral page elsewhere: where “Leave this page” leads.", examples=["https://weather.example/"]
    )
    mailto_max: int = Field(
        default=2000,
        ge=1,
        le=100_000,
        description="How many characters a link that opens an e-mail program may have.",
        examples=[2000],
    )
    share_pictures: bool = Field(
        default=True,
        description="`false` builds the pages without share pictures and without the tags that name them, for a quick preview.",
        examples=[False],
    )
    letter_files: bool = Field(
        default=True, description="`false` builds the pages without the files of letters, for a quick preview.", examples=[False]
    )
    handbook: bool = Field(
        default=True, description="`false` leaves the pages in `docs/handbook/` out of the site.", examples=[False]
    )
    accent: Colour | None = Field(
        default=None,
        description="The one colour of the site, in quotes, for all pages of campaigns without an `accent` of their own. Its "
        "contrast with white must lie between 4.5 and 6.",
        examples=["#1f68c0"],
    )
    icon: Picture | None = Field(
        default=None,
        description="The picture in the tab of a browser: an SVG drawing in `docs/media/`. Without it, ours in the colour "
        "`accent`.",
        examples=["media/icon.svg"],
    )
    licence: WebAddress | None = Field(
        default=None,
        description="The address of the licence of the site's words, for programs that read `campaign.json`.",
        examples=["https://spdx.org/licenses/CC-BY-4.0.html"],
    )
    owner: Owner | None = Field(
        default=None,
        description="Who runs the site, as the home page says.",
        examples=[{"name": "Hall Union", "contact": "office@example.org"}],
    )


class SiteFacts(Record):
    """The site itself, in MkDocs' own fields."""

    site_name: Line = Field(description="The name of the site.", examples=["Campaigns of Hall Union"])
    site_url: SiteAddress = Field(
        description="The whole address that the site has, with its folder if it is in one.",
        examples=["https://campaigns.example.org/"],
    )


class Settings(SiteFacts, Options):
    """What mkdocs.yml says about the whole site; the first language is its default."""

    languages: tuple[SiteLanguage, ...]

    @cached_property
    def default_language(self) -> str:
        return self.languages[0].tag

    @cached_property
    def tags(self) -> tuple[str, ...]:
        return tuple(language.tag for language in self.languages)

    @cached_property
    def names(self) -> Mapping[Tag, str]:
        """The name of each language in itself."""
        return {language.tag: language.name for language in self.languages}
