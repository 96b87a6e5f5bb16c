"""Page files of one folder into pages: facts from the source file, words from each language's."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from handbill.content.files.source import position, read_text
from handbill.content.files.tree import PageSource
from handbill.content.frontmatter import PageFile, split
from handbill.content.record import fallback_record, fields_of, parse_record
from handbill.content.until_over import TimedBody, read_timed_body
from handbill.content.yaml.parser import Document
from handbill.model.facts import Facts, LetterFacts
from handbill.model.kinds import BY_NAME
from handbill.model.page import Kind, Page, Text, TypedText
from handbill.model.words import OptionalWords, Translation
from handbill.problems import Position, Problems, nearest


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """A page with the places of its fields, for checks that look across files.

    Unless `whole`, something in it was wrong and default values took its place: others may still refer to it.
    """

    page: Page
    fronts: Mapping[str, Document]
    whole: bool = True
    unread: frozenset[str] = frozenset()
    """Languages whose file is there and was refused, which is reported already."""


@dataclass(frozen=True, slots=True)
class FolderLanguages:
    """Which languages a folder is in: the one of its source files and those it is offered in."""

    source: str
    offered: Sequence[str]
    default: str


def read_pages(
    sources: Sequence[PageSource], bounds: FolderLanguages, problems: Problems, unread: set[tuple[Kind, str]] | None = None
) -> list[ParsedPage]:
    """The pages of one folder, in the order of their addresses; `unread` is given kind and id of those that were refused."""
    by_page: dict[tuple[Kind, str], dict[str, PageSource]] = defaultdict(dict)
    for source in sources:
        by_page[source.kind, source.id][source.language] = source
    pages = []
    for (kind, id), files in sorted(by_page.items()):
        read = _page(kind, id, files, bounds, problems)
        if read is not None:
            pages.append(read)
        elif unread is not None:
            unread.add((kind, id))
    return pages


def source_hash(words: Mapping[str, Any], body: str) -> str:
    """What a translation records of its source, to know when the source has changed: 12 hex digits.

    SHA-256 of the words and the body as JSON with sorted keys and without blanks; texts in NFC, LF,
    without trailing blanks.
    """
    data = {**_stripped(words), "body": _stripped(body)}
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def file_hash(kind: Kind, file: PageFile) -> str:
    """The hash of a source file's words and body."""
    known = fields_of(BY_NAME[kind].words)
    return source_hash({name: value for name, value in file.front.data.items() if name in known}, file.body)


def _stripped(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _stripped(inner) for key, inner in value.items()}
    lines = unicodedata.normalize("NFC", str(value)).split("\n")
    return "\n".join(map(str.rstrip, lines)).strip("\n")


def _page(kind: Kind, id: str, files: dict[str, PageSource], bounds: FolderLanguages, problems: Problems) -> ParsedPage | None:
    source = files.get(bounds.source)
    if source is None:
        other = min(files.values(), key=lambda file: file.path)
        folder, _, name = other.path.rpartition("/")
        stem = name.removesuffix(".md").partition(".")[0]
        suffix = "" if bounds.source == bounds.default else f".{bounds.source}"
        problems.error(
            Position(other.path),
            f"the page has no file in its source language “{bounds.source}”; write {folder}/{stem}{suffix}.md",
            "no-source",
        )
        return None
    front = _read(source, problems)
    if front is None:
        return None
    facts, words = _source(kind, id, front, problems)
    whole = facts is not None and words is not None
    facts = facts or fallback_record(BY_NAME[kind].facts, front.front.data)
    words = words or fallback_record(BY_NAME[kind].words, front.front.data)
    digest = file_hash(kind, front)
    timed = _timed_body(front, source, problems)
    texts = {
        bounds.source: TypedText(
            language=bounds.source,
            path=source.path,
            body_line=front.body_line,
            words=words,
            body=timed.before,
            body_after=timed.after if timed.after != timed.before else None,
        )
    }
    fronts = {bounds.source: front.front}
    refused = set()
    extra = facts.recipient_language if isinstance(facts, LetterFacts) else None
    for language, file in sorted(files.items()):
        if language == bounds.source:
            continue
        if language not in bounds.offered and language != extra:
            what = "site" if file.path.startswith("docs/") else "campaign"
            problems.warning(
                Position(file.path), f"the {what} is not offered in “{language}”; this translation is not built", "not-offered"
            )
            continue
        translated = _read(file, problems)
        if translated is None:
            refused.add(language)
            continue
        text = _translation(kind, language, file, translated, digest, front.front, problems)
        if text is None:
            refused.add(language)
            continue
        fronts[language] = translated.front
        if text.translation is None or text.translation.status != "draft":
            texts[language] = text
    page = BY_NAME[kind].page(kind=kind, id=id, source=bounds.source, facts=facts, texts=texts)
    return ParsedPage(page, fronts, whole, frozenset(refused))


def _read(source: PageSource, problems: Problems) -> PageFile | None:
    text = read_text(source.file, source.path, problems)
    return split(text, source.path, problems) if text is not None else None


def _timed_body(file: PageFile, source: PageSource, problems: Problems) -> TimedBody:
    timed = read_timed_body(file.body)
    for slip in timed.slips:
        problems.error(position(file.body, slip.offset, source.path, file.body_line), slip.message, "until-over")
    return timed


def _source(kind: Kind, id: str, file: PageFile, problems: Problems) -> tuple[Facts | None, OptionalWords | None]:
    data, front = file.front.data, file.front
    named = re.fullmatch(r"(.+)[-_]([a-z]{2,3})", id)
    advice = f"name it {named[1]}.{named[2]}.md, or delete the field" if named else "delete the field"
    fact_names, word_names = fields_of(BY_NAME[kind].facts), fields_of(BY_NAME[kind].words)
    for name in data:
        if name == "translation":
            problems.error(front.key((name,)), f"this file is the page's source and no translation; {advice}", "not-a-translation")
        elif name not in fact_names | word_names:
            problems.error(front.key((name,)), f"unknown field “{name}”{nearest(name, fact_names | word_names)}", "unknown-field")
    facts = parse_record(BY_NAME[kind].facts, {name: value for name, value in data.items() if name in fact_names}, front, problems)
    words = parse_record(BY_NAME[kind].words, {name: value for name, value in data.items() if name in word_names}, front, problems)
    return facts, words


def _translation(
    kind: Kind,
    language: str,
    file: PageSource,
    translated: PageFile,
    digest: str,
    source: Document,
    problems: Problems,
) -> Text | None:
    front, data = translated.front, translated.front.data
    fact_names, word_names = fields_of(BY_NAME[kind].facts), fields_of(BY_NAME[kind].words)
    for name in data:
        if name in fact_names:
            problems.error(
                front.key((name,)),
                (f"“{name}” is a fact and is written once, in {source.path}; a translation contains words only"),
                "fact-in-translation",
            )
        elif name not in word_names and name != "translation":
            hint = nearest(name, {*word_names, "translation"})
            problems.error(front.key((name,)), f"unknown field “{name}”{hint}", "unknown-field")
    words = parse_record(BY_NAME[kind].words, {name: value for name, value in data.items() if name in word_names}, front, problems)
    translation = None
    if isinstance(data.get("translation"), dict):
        translation = parse_record(Translation, data["translation"], front, problems, ("translation",))
    elif "translation" in data:
        problems.error(front.at(("translation",)), "write it like “translation: {status: machine}”", "bad-type")
    else:
        problems.warning(
            Position(file.path),
            "the translation does not say how far it can be trusted; write “translation: {status: machine}”, or draft or reviewed",
            "translation-status",
        )
    is_draft = translation is not None and translation.status == "draft"
    if not translated.body and source.data.get("title") == data.get("title") and kind != "plain" and not is_draft:
        problems.error(
            Position(file.path), ("the translation has no words; translate the page or delete the file"), "empty-translation"
        )
        return None
    stale = _is_stale(translation, digest, front, file, problems)
    timed = _timed_body(translated, file, problems)
    return TypedText(
        language=language,
        path=file.path,
        body_line=translated.body_line,
        words=words or fallback_record(BY_NAME[kind].words, data),
        body=timed.before,
        body_after=timed.after if timed.after != timed.before else None,
        translation=translation,
        stale=stale,
    )


def _is_stale(translation: Translation | None, digest: str, front: Document, file: PageSource, problems: Problems) -> bool:
    if translation is None or translation.status == "draft":
        return False
    if translation.source_hash is None:
        problems.warning(
            front.at(("translation",)),
            f'nobody can tell whether the translation is up to date; when it is, write “source_hash: "{digest}"” in it',
            "no-source-hash",
        )
        return False
    if translation.source_hash != digest:
        problems.warning(
            front.at(("translation", "source_hash")),
            f"the source has changed since “{translation.source_hash}” was translated; bring the translation up to date "
            f'and write “source_hash: "{digest}"”',
            "stale-translation",
        )
        return True
    return False


def in_reading_order(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Actions and audiences by `order`, news from the newest, events from the first."""
    return tuple(sorted(pages, key=lambda page: (page.kind, page.facts.rank, page.id)))
