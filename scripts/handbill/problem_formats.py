"""Problems in the forms that terminals and code hosts read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from handbill.problems import Problem, folded, folded_over_files
from handbill.rules import RULES, anchor

FORMATS = ("text", "github", "gitlab", "json", "sarif")


def report(problems: Iterable[Problem], form: str, site: str = "") -> str:
    """The problems, folded and one per line as `path:line:col: …`, or all of them as the document that `form` names.

    `site` is the address of a site that has the handbook's page of rules, to which documents link; else it is empty.
    """
    found = list(problems)
    if form == "github":
        return "\n".join(_github(problem, site) for problem in found)
    if form == "gitlab":
        return json.dumps([_gitlab(problem) for problem in found], ensure_ascii=False, indent=2)
    if form == "json":
        return json.dumps([_json(problem, site) for problem in found], ensure_ascii=False, indent=2)
    if form == "sarif":
        return json.dumps(_sarif(found, site), ensure_ascii=False, indent=2)
    return "\n".join(_lines(found))


def _lines(problems: list[Problem]) -> list[str]:
    """For people: errors first, then warnings, folded by file and kind, and warnings that say the same of many files too."""
    errors = folded(problem for problem in problems if problem.severity == "error")
    by_folder: dict[str, list[Problem]] = {}
    for problem in folded(problem for problem in problems if problem.severity == "warning"):
        by_folder.setdefault(_folder(problem), []).append(problem)
    warnings = [one for _, found in sorted(by_folder.items()) for one in folded_over_files(found)]
    return [str(problem) for problem in [*errors, *warnings]]


def _folder(problem: Problem) -> str:
    """The campaign of a problem, or what else it is in."""
    return "/".join(problem.position.path.split("/")[:2]) if problem.position.path.startswith("campaigns/") else ""


def _github(problem: Problem, site: str) -> str:
    """A workflow command; its escapes are those of GitHub Actions' toolkit."""
    place = problem.position
    link = f" ({address})" if (address := _help(problem.rule, site)) else ""
    message = f"{problem.message}{link}".replace("%", "%25")  # it has no line breaks
    path = place.path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A").replace(":", "%3A").replace(",", "%2C")
    return f"::{problem.severity} file={path},line={place.line},col={place.column},title={problem.rule}::{message}"


def _gitlab(problem: Problem) -> dict[str, Any]:
    """An entry of a Code Quality report (Code Climate's format, GitLab's subset)."""
    place = problem.position
    return {
        "description": problem.message,
        "check_name": problem.rule,
        "fingerprint": hashlib.sha256(str(problem).encode()).hexdigest(),
        "severity": "major" if problem.severity == "error" else "minor",
        "location": {"path": place.path, "lines": {"begin": place.line}},
    }


def _json(problem: Problem, site: str) -> dict[str, Any]:
    place = problem.position
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "severity": problem.severity,
        "rule": problem.rule,
        "message": problem.message,
        "help": _help(problem.rule, site),
    }


def _help(rule: str, site: str) -> str:
    """The address of a rule's examples; empty where no site has them."""
    return f"{site.rstrip('/')}/{anchor(rule)}" if site and rule in RULES else ""


def _sarif_rule(id: str, site: str) -> dict[str, Any]:
    described: dict[str, Any] = {"id": id}
    if rule := RULES.get(id):
        described["shortDescription"] = {"text": rule.sentence}
        described["help"] = {"text": f"{rule.sentence}\nWrong: {rule.wrong.shown}\nRight: {rule.right.shown}"}
    if address := _help(id, site):
        described["helpUri"] = address
    return described


def _sarif(problems: list[Problem], site: str) -> dict[str, Any]:
    """A log of one run (SARIF 2.1.0, OASIS)."""
    rules = sorted({problem.rule for problem in problems})
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "handbill", "rules": [_sarif_rule(rule, site) for rule in rules]}},
                "columnKind": "unicodeCodePoints",
                "results": [
                    {
                        "ruleId": problem.rule,
                        "level": problem.severity,
                        "message": {"text": problem.message},
                        "locations": [
                            {
                                "physicalLocation": {
                                    "artifactLocation": {"uri": quote(problem.position.path)},
                                    "region": {
                                        "startLine": problem.position.line,
                                        "startColumn": problem.position.column,
                                    },
                                }
                            }
                        ],
                    }
                    for problem in problems
                ],
            }
        ],
    }
