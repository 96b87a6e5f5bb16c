"""mkdocs.yml of a hub."""

from __future__ import annotations

import json
from dataclasses import dataclass

from pydantic import BaseModel, ValidationError

from handbill.model.settings import Options, SiteFacts
from handbill.schemas import modeline
from handbill.translations import own_name
from handbill.values.types import TAG


class NotSet(ValueError):
    """Why settings cannot be those of a hub; the text says what would be right."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What is asked for a hub; the first of the languages is its default."""

    name: str
    url: str
    exit_url: str
    owner: str
    contact: str
    languages: tuple[str, ...]

    def check(self) -> None:
        """Raises NotSet for the first answer that a setting does not take."""
        owner = {"name": self.owner, **({"contact": self.contact} if self.contact else {})}
        _check(SiteFacts, {"site_name": self.name, "site_url": self.url})
        _check(Options, {"exit_url": self.exit_url, "owner": owner})
        for index, tag in enumerate(self.languages):
            if not TAG.fullmatch(tag):
                raise NotSet(f"“{tag}” is not a valid language tag; write it like en, pt-BR or zh-Hant (BCP 47)")
            if tag in self.languages[:index]:
                raise NotSet(f"the language “{tag}” is repeated")


def mkdocs_yml(answers: Answers) -> str:
    contact = f", contact: {_quoted(answers.contact)}" if answers.contact else ""
    languages = "".join(
        f"        - {{locale: {tag}, name: {_quoted(_name(tag))}{', default: true' if tag == answers.languages[0] else ''}}}\n"
        for tag in answers.languages
    )
    return f"""\
{modeline("mkdocs", 0)}# The hub: its name and address, the languages it speaks, and where leaving in a hurry leads.
site_name: {_quoted(answers.name)}
site_url: {_quoted(answers.url)}
# Where “Suggest a correction” leads: the folder docs/ of this project on its code host.
# edit_uri: https://git.example/our-campaigns/edit/main/docs/

theme:
  name: material
  font: false
  features:
    [content.action.edit, navigation.indexes, navigation.sections, navigation.top, search.highlight, search.suggest, toc.follow]

plugins:
  - handbill:
      # A neutral page elsewhere, for readers who have to leave at once.
      exit_url: {_quoted(answers.exit_url)}
      # Who runs the hub, as the home page says.
      owner: {{name: {_quoted(answers.owner)}{contact}}}
      # The licence of your texts, as campaign.json names it.
      # licence: https://spdx.org/licenses/CC-BY-4.0.html
  - i18n:
      docs_structure: suffix
      fallback_to_default: false
      reconfigure_search: false
      reconfigure_material: false
      # The only list of languages; the first is the site's default. A campaign offers some of them.
      languages:
{languages}  # Searches the handbook.
  - search
"""


def _name(tag: str) -> str:
    name = own_name(tag)
    return name[:1].upper() + name[1:]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _check(model: type[BaseModel], values: dict[str, object]) -> None:
    try:
        model.model_validate(values)
    except ValidationError as error:
        raise NotSet(str(error.errors(include_url=False)[0]["msg"])) from None
