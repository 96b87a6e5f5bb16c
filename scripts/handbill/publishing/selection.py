"""Which problems somebody asks for, and which campaigns readers do not see, with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from handbill.content.site import Project
from handbill.model.campaign import Campaign
from handbill.model.publication import is_embargoed
from handbill.problems import Problem, Problems


def selected(problems: Problems, project: Project | None, campaign: str | None, language: str | None, rule: str | None) -> Problems:
    """The problems of a campaign, of a language and of a rule; all of them where none is named."""
    default = project.settings.default_language if project is not None else ""
    chosen = Problems()
    chosen.extend(
        one
        for one in problems
        if (campaign is None or one.position.path.startswith(f"campaigns/{campaign}/"))
        and (language is None or _is_in(one, language, default))
        and (rule is None or one.rule == rule)
    )
    return chosen


def _is_in(problem: Problem, language: str, default: str) -> bool:
    """Whether a problem is in a text of a language, or says that there is none."""
    if f"into “{language}”" in problem.message:
        return True
    name, dot, ending = problem.position.path.rpartition(".")
    tag = name.rpartition("/")[2].partition(".")[2] or default
    return bool(dot) and ending == "md" and tag == language


def hidden(campaign: Campaign, now: datetime) -> str:
    """Why a campaign is not published at an instant; empty where it is."""
    if not is_embargoed(campaign.facts, now):
        return ""
    return "it is a draft" if campaign.facts.status == "draft" else f"it is published on {campaign.facts.publish_at}"


def unshown(reasons: Mapping[str, str]) -> list[str]:
    """A line for each campaign that is not published, with what keeps it back; `reasons` are by slug, empty ones for the others."""
    return [f"not shown: campaigns/{slug}, because {reason}" for slug, reason in sorted(reasons.items()) if reason]
