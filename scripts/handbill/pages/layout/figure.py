"""The picture of a page, with its words."""

from __future__ import annotations

from handbill.model.addresses import picture_address
from handbill.model.page import Page
from handbill.model.publication import shows_pictures
from handbill.pages import parts
from handbill.pages.context import PageContext
from handbill.pages.layout.images import srcset


def figure(context: PageContext, page: Page) -> parts.FigureView | None:
    """None where the page has none, or may not show it."""
    facts, text = page.facts, page.text(context.language)
    if facts.image is None or not shows_pictures(context.campaign, page, context.language):
        return None
    source, words = page.source_text, text.words
    address = picture_address(facts.image, context.campaign.folder if context.campaign else "")

    def tell(name: str) -> parts.LocalizedText:
        own = getattr(words, name)
        return (
            context.localized(own, text.language) if own else context.localized(getattr(source.words, name) or "", source.language)
        )

    picture = context.picture(facts.image, page)
    return parts.FigureView(
        src=context.to_root(address),
        alt=tell("image_alt"),
        caption=tell("image_caption"),
        credit=tell("image_credit"),
        width=picture.width if picture else 0,
        height=picture.height if picture else 0,
        srcset=srcset(picture, context.to_root) if picture else "",
    )
