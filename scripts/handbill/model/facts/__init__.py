"""Facts: what is written once for all languages, in campaign.yml and in the source file of each page.

The descriptions of fields are the hover texts of editors and the handbook's reference.
"""

from handbill.model.facts.action import ActionFacts
from handbill.model.facts.campaign import CampaignFacts, Paper, Risk, Risks
from handbill.model.facts.event import EventFacts, Window
from handbill.model.facts.letter import BUILT_IN_FIELDS, KNOWN_FIELDS, AskedField, LetterFacts
from handbill.model.facts.message import CircularFacts, NewsFacts
from handbill.model.facts.organisation import AudienceFacts, Organisation, Partner, line_of
from handbill.model.facts.page import DatedFacts, Facts

__all__ = [
    "BUILT_IN_FIELDS",
    "KNOWN_FIELDS",
    "ActionFacts",
    "AskedField",
    "AudienceFacts",
    "CampaignFacts",
    "CircularFacts",
    "DatedFacts",
    "EventFacts",
    "Facts",
    "LetterFacts",
    "NewsFacts",
    "Organisation",
    "Paper",
    "Partner",
    "Risk",
    "Risks",
    "Window",
    "line_of",
]
