"""Kinds of malformed input: each spoils one file of the sound project in a way that must be told, at a seeded random place."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from fuzz.project import BRIEFING, CAMPAIGN, CONFIG, EVENT, HANDBOOK, INDEX, LETTER, NEWS, PICTURE, SOUND, SVG, TABLE, Files

Malformation = Callable[[Random], Files]

KINDS: dict[str, Malformation] = {}


def kind(name: str) -> Callable[[Malformation], Malformation]:
    def register(make: Malformation) -> Malformation:
        KINDS[name] = make
        return make

    return register


def _some(random: Random, letters: str = "abcdefghijklmnopqrstuvwxyz", least: int = 3, most: int = 9) -> str:
    return "".join(random.choice(letters) for _ in range(random.randint(least, most)))


def _replaced(path: str, old: str, new: str) -> Files:
    text = SOUND[path].decode()
    assert old in text, (path, old)
    return {path: text.replace(old, new, 1).encode()}


def _field(path: str, line: str) -> Files:
    """One more line of front matter, or of campaign.yml."""
    return _replaced(path, "title:", f"{line}\ntitle:") if path.endswith(".md") else {path: SOUND[path] + f"{line}\n".encode()}


PAGES = (INDEX, BRIEFING, EVENT, NEWS)


def _body(random: Random, text: str, paths: tuple[str, ...] = PAGES) -> Files:
    path = random.choice(paths)
    return {path: SOUND[path] + f"\n{text}\n".encode()}


def _each(name: str, paths: tuple[str, ...], *lines: str) -> None:
    """A kind whose malformation is one of some lines of fields."""
    KINDS[name] = lambda random: _field(random.choice(paths), random.choice(lines))


def _bodies(name: str, *texts: str, paths: tuple[str, ...] = PAGES) -> None:
    """A kind whose malformation is one of some texts in a body; `{x}` becomes some letters."""
    KINDS[name] = lambda random: _body(random, random.choice(texts).replace("{x}", _some(random)), paths)


# YAML
_each("yaml alias", (INDEX, BRIEFING, CONFIG), "x: &a 1", "x: *a", "<<: {a: b}", "x: &a [*a]")
_each("yaml tag", (INDEX, CONFIG), "x: !!python/name:os.system y", "x: !!binary aGk=", "x: !!timestamp 2027-01-01", "x: !secret y")
_each("yaml tab", (CONFIG,), "share:\n\t- email", "\tx: y")
_each("yaml quote", (INDEX, BRIEFING), 'share_text: "never closed', "share_text: 'never closed", 'share_text: "a" b')
_each("yaml bracket", (INDEX, CONFIG), "aliases: [/a/", "aliases: {/a/", "aliases: [/a/]]")
_each("yaml colon", (INDEX, BRIEFING), "share_text: a: b", "share_text:a", "- share_text")
_each("duplicate key", (INDEX, LETTER), "title: Twice", "summary: Twice")
_each("unknown field", PAGES, "tilte: x", "colour: red", "draft: true", "layout: post", "1: 2", "null: x")
_each("wrong type", (INDEX,), "image: 5", "aliases: /a/", "updated: soon", "image_consent: maybe", "share_text: [a]", "title2: {}")


@kind("front matter never closed")
def _(random: Random) -> Files:
    return _replaced(random.choice(PAGES), "\n---\n", "\n")


@kind("no front matter")
def _(random: Random) -> Files:
    return {random.choice(PAGES): f"{_some(random)}\n".encode()}


@kind("empty file")
def _(random: Random) -> Files:
    return {random.choice((*PAGES, LETTER, CONFIG)): random.choice((b"", b"\n \n", b"\xef\xbb\xbf"))}


@kind("not utf-8")
def _(random: Random) -> Files:
    path = random.choice((*PAGES, LETTER, CONFIG))
    at = random.randrange(len(SOUND[path]))
    return {path: SOUND[path][:at] + bytes([random.randrange(0xF8, 0x100)]) + SOUND[path][at:]}


@kind("control character")
def _(random: Random) -> Files:
    path = random.choice(PAGES)
    return {path: SOUND[path] + b"a" + bytes([random.choice((0, 1, 7, 8, 27, 127))]) + b"b\n"}


# Fields
_each("bad colour", (CONFIG,), "accent: red", "accent: '#ffff00'", "accent: '#c5192'", "accent: 5")
_each("bad language", (CONFIG,), "source_language: xx", "source_language: english", "risk: {de: high}", "risk: medium")
_each("bad address on the web", (CONFIG,), "partners: [{name: P, url: 'javascript:x'}]", "partners: [{name: P, url: 'https://'}]",
      "partners: [{name: P, url: 'https://a b/'}]", "channels: {telegram: 'http//x'}")  # fmt: skip
_each("look-alike host", (CONFIG,), "partners: [{name: P, url: 'https://zооm.example/'}]",
      "partners: [{name: P, url: 'https://user:pw@example.org/'}]", "partners: [{name: P, url: 'https://1249763844/'}]",
      "partners: [{name: P, url: 'https://127.0.0.1/'}]", "partners: [{name: P, url: 'https://localhost/x'}]")  # fmt: skip
_each("bad publication time", (CONFIG,), "publish_at: tomorrow", "publish_at: 2027-05-01", "publish_at: 2027-05-01 09:00 CEST")
_each("bad share service", (CONFIG,), "share: [myspace]", "share: facebook", "share: [email, emial]")
_each("bad status", (INDEX,), "translation: {status: reviewed}", "translation: {status: done}")
_each("bad picture", (BRIEFING,), "image: media/none.png\nimage_alt: x", "image: ../x.png\nimage_alt: x", "image: media/rally.png",
      "image: https://example.org/x.png\nimage_alt: x")  # fmt: skip
_each("bad alias", (INDEX, BRIEFING), "aliases: [old]", "aliases: [/../x/]", "aliases: [//x/]", "aliases: ['https://x/']",
      "aliases: [/feed.xml/]", "aliases: [/index.html/]", "aliases: [/archive/]", "aliases: [/_headers/]", "aliases: [/ARCHIVE/]",
      "aliases: [/x?y/]", "aliases: [/x#y/]")  # fmt: skip


@kind("bad mail address")
def _(random: Random) -> Files:
    bad = random.choice((
        "a", "a@", "@b.example", "a b@example.org", "a@example", "a@b@example.org", "a,b@example.org", "A <a@example.org>", "a@exa mple.org",
        "a%40b@example.org", "a?bcc=b@example.org", "a@example.org?cc=x", "mailto:a@example.org", "a@[127.0.0.1]", "ä@example.org",
        "a\u200b@example.org", "a@ex\u202eample.org", "a@еxample.org",
    ))  # fmt: skip
    return random.choice((
        _replaced(CONFIG, "office@example.org", f'"{bad}"'),
        _replaced(LETTER, "to: [minister]", f'to: [minister]\ncc: ["{bad}"]'),
        _replaced(TABLE, "minister@example.org", bad.replace(",", ";")),
    ))  # fmt: skip


@kind("unknown reference")
def _(random: Random) -> Files:
    name = _some(random) + "x"
    return random.choice((
        _replaced(LETTER, "[minister]", f"[{name}]"),
        _replaced(LETTER, "[minister]", f"[group:{name}]"),
        _replaced(f"{CAMPAIGN}/actions/write.md", "letter: wages", f"letter: {name}"),
        _replaced(f"{CAMPAIGN}/actions/write.md", "letter: wages", f"event: {name}"),
        _replaced(f"{CAMPAIGN}/audiences/clerks.md", "[wages]", f"[{name}]"),
        _field(LETTER, f"audience: {name}"),
    ))  # fmt: skip


# Dates and times
_each("bad time zone", (BRIEFING,), "timezone: Europe/Brussels")


@kind("bad time")
def _(random: Random) -> Files:
    return random.choice((
        _replaced(EVENT, "Europe/Brussels", random.choice(("CEST", "Europe/Brusels", "UTC+2", "Etc/GMT+3", "GMT"))),
        _replaced(EVENT, "2027-05-01 10:00", random.choice(("2027-02-30 10:00", "2027-05-01 25:00", "1.5.2027", "2027-03-28 02:30", "10:00"))),
        _replaced(EVENT, "ends: 2027-05-01 12:00", random.choice(("ends: 2027-05-01 09:00", "ends: 2026-05-01 12:00", "ends: 2027-05-01"))),
        _replaced(EVENT, "timezone: Europe/Brussels\n", ""),
        _replaced(EVENT, "updated: 2027-03-01\n", ""),
    ))  # fmt: skip


@kind("bad news date")
def _(random: Random) -> Files:
    return _replaced(
        NEWS, "date: 2027-03-01", random.choice(("date: 2027-03-02", "date: 2027-02-31", "date: yesterday", "dat: 2027-03-01"))
    )


# Markup
_bodies("active markup", "<script>{x}</script>", "<img src=x onerror={x}>", "<iframe src='https://{x}.example/'></iframe>", "<style>{x}</style>",
        "<form action='https://{x}.example/'><input></form>", "<object data={x}></object>", "<svg onload={x}></svg>", "<p onclick='{x}'>x</p>",
        "<meta http-equiv=refresh content=0>", "<base href='https://{x}.example/'>", "<template>{x}</template>", "<math><mi>{x}</mi></math>")  # fmt: skip
_bodies(
    "markup that vanishes",
    "a <!DOCTYPE {x}>",
    "<?php {x} ?>",
    "</main></body></html>",
    "<blink>{x}</blink>",
    "<font color=red>{x}</font>",
)
_bodies("imitated control", '<p class="hb-safety">{x}</p>', '<a class="hb-go" href="https://example.org/">{x}</a>', '<p id="main">{x}</p>',
        '<p id="hb-safety">{x}</p>', '<button>{x}</button>', '<p class="{x}">y</p>')  # fmt: skip
_bodies("script link", "[x](javascript:{x})", "[x](java&#9;script:{x})", "[x](vbscript:{x})", "[x](data:text/html,{x})", "[x](file:///{x})",
        "[x](blob:{x})", "<a href='JaVaScRiPt:{x}'>x</a>")  # fmt: skip
_bodies("remote picture", "![x](https://{x}.example/p.png)", "![x](//{x}.example/p.png)", "<img src='https://{x}.example/p.png' alt=x>",
        "![x][p]\n\n[p]: https://{x}.example/p.png")  # fmt: skip
_bodies("unknown picture", "![x](media/{x}.png)", "![x](../{x}.png)", "![](media/sign.svg)")
_bodies("unknown page", "[x](letters/{x}.md)", "[x]({x}.md)", "[x](../{x}/index.md)", "[x](index.fr.md)")
_bodies("unknown heading", "[x](briefing.md#{x})", "[x](#{x})")
_bodies("mail with headers", "[x](mailto:a@example.org?bcc={x}@example.org)", "[x](mailto:a@example.org,b@example.org)",
        "[x](MAILTO:a@example.org?BODY={x})", "<mailto:a@example.org?cc={x}@example.org>", "[x](mailto:a@example.org%0D%0ABcc:{x}@example.org)",
        "[x](mailto:a%40b@example.org)", "[x](mailto:{x})")  # fmt: skip
_bodies("misleading link", "[https://union.example/](https://{x}.example/)", "[union.example](https://{x}.example/)",
        "[a@example.org](mailto:{x}@example.org)")  # fmt: skip
_bodies(
    "look-alike link",
    "[x](https://zооm.example/)",
    "[x](https://zoom.example@{x}.example/)",
    "[x](https://1249763844/)",
    "[x](https://localhost/)",
)
_bodies("unseen characters", "a\u202e{x}", "a\u2067{x}", "a\u200b{x}", "a\u2066{x}", "a\ufeff{x}", "a\u00ad{x}\u202c")
_bodies("raw template code", "{{ x }} {x}", "{% x %} {x}", "text {: .x }", "[[{x}]]")
_bodies("undefined reference", "[x][{x}]", "a[^{x}]")
_bodies("broken Markdown", "[x] (https://example.org/{x})", "** {x}**", "• {x}\n• y")
_bodies(
    "letter markup",
    "<b>{x}</b>",
    "![x](../media/sign.svg)",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "[[{x}]]",
    "a[^1]\n\n[^1]: {x}",
    paths=(LETTER,),
)
_bodies("unbalanced part", "<!-- until over -->\n{x}", "{x}\n<!-- /until over -->")
_bodies("too deep", "> " * 30 + "{x}", "- " * 30 + "{x}", "1. " * 30 + "{x}", "> - " * 15 + "{x}")
_bodies("bad timeline", "- 2027-13-01: {x}\n- 2027-02-01: y", "- 2027-05-01: {x}\n- no date", "## ?")
_bodies("handbook markup", "<script>{x}</script>", "[x](javascript:{x})", "<img src='https://{x}.example/p.png' alt=x>", "<form></form>",
        "<meta http-equiv=refresh content='0;url=https://{x}.example/'>", "<a onclick={x}>y</a>", paths=(HANDBOOK,))  # fmt: skip


# Tables
@kind("bad table")
def _(random: Random) -> Files:
    head, first = SOUND[TABLE].decode().split("\n")[:2]
    return {TABLE: random.choice((
        "", f"{head.replace('source_url', 'source')}\n{first}\n", f"{head}\n{first},{_some(random)}\n", f"{head}\n{first}\n{first}\n",
        f'{head}\n"{first}\n', f"{head},name\n{first},x\n", f"{first}\n", f"{head}\n{first.rpartition(',')[0]}\n", f"{head}\n{first}\n\x00\n",
    )).encode()}  # fmt: skip


@kind("bad cell")
def _(random: Random) -> Files:
    old, new = random.choice((
        ("BE", "Belgium"), ("BE", "be"), ("BE", "ZZ"), ("2027-03-01", "1.3.2027"), ("2027-03-01", "2027-02-30"), ("https://gov.example.org/", "gov"),
        ("https://gov.example.org/", "https://u:p@gov.example/"), ("minister,", "Min Ister,"), ("Minister of Work", ""), (",2027-03-01", ","),
        ("https://gov.example.org/", "https://gоv.example/"), ("Minister of Work", "Minister\u202e"), ("Minister of Work", "a\u200bb"),
    ))  # fmt: skip
    return _replaced(TABLE, old, new)


# Pictures
@kind("hostile SVG")
def _(random: Random) -> Files:
    inner, attributes = random.choice((
        ("<script>1</script>", ""), ('<s:script xmlns:s="http://www.w3.org/2000/svg">1</s:script>', ""), ("", ' onload="1"'),
        ('<image href="https://x.example/p.png"/>', ""), ('<use href="https://x.example/p.svg#a"/>', ""),
        ("<style>@import 'https://x.example/'</style>", ""), ('<a href="javascript:1"><path d="M0 0"/></a>', ""),
        ('<animate attributeName="href" to="javascript:1"/>', ""), ("<foreignObject><p>x</p></foreignObject>", ""),
        ('<h:iframe xmlns:h="http://www.w3.org/1999/xhtml"/>', ""), ("<metadata>by x</metadata>", ""), ("<path", ""), ("</svg><p/>", ""),
        ("", ' style="background:url(https://x.example/)"'), ('<set attributeName="onload" to="1"/>', ""), ("&x;", ""),
    ))  # fmt: skip
    text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"{attributes}>{inner}<path d="M0 0h8"/></svg>'
    return {SVG: random.choice((text.encode(), text.encode("utf-16"), f"<?xml-stylesheet href='x'?>{text}".encode()))}


@kind("no picture at all")
def _(random: Random) -> Files:
    data = random.choice(
        (b"", b"\x7fELF" + random.randbytes(40), b"<html><script>1</script></html>", random.randbytes(60), b"GIF89a", b"plain text")
    )
    return {random.choice((PICTURE, SVG)): data}


@kind("broken picture")
def _(random: Random) -> Files:
    whole = SOUND[PICTURE]
    return {PICTURE: whole[: random.randint(1, len(whole) // 2)]}


# Names
@kind("bad name")
def _(random: Random) -> Files:
    name = random.choice((
        "letters/con.md", "letters/Wages.md", "letters/a b.md", "letters/a:b.md", "letters/-x.md", "letters/é.md", "letters/a.b.md", "media/con.png",
        "media/a:b.png", "media/<x>.png", "media/x.exe", "media/RALLY.png", "notes.txt", "letters/x.xx.md", "news/march.md", "news/2027-02-30-x.md",
        "letters/deep/x.md", "Index.md", "letters.md", "media/trailing..png", "media/x.png.",
    ))  # fmt: skip
    data = SOUND[PICTURE] if name.endswith((".png", ".png.")) else SOUND[NEWS] if name.startswith("news") else SOUND[LETTER]
    return {f"{CAMPAIGN}/{name}": data}


@kind("bad campaign")
def _(random: Random) -> Files:
    slug = random.choice(("fr", "archive", "assets", "news", "Fair", "a_b", "con", "handbook", "é"))
    return {f"campaigns/{slug}/campaign.yml": SOUND[CONFIG], f"campaigns/{slug}/index.md": SOUND[BRIEFING]}


@kind("bad settings")
def _(random: Random) -> Files:
    return random.choice((
        _replaced("mkdocs.yml", "https://hub.example.org/", random.choice(
            ("https://hub example.org/", "https://u:p@hub.example.org/", "https://hub.example.org/?a=1", "ftp://x/", "https://[x/", "''"))),
        _replaced("mkdocs.yml", "exit_url: https://weather.example.org/", random.choice(
            ("exit_url: javascript:x", "mailto_max: 0", "mailto_max: -5", "exit: x", "exit_url: 5"))),
        _replaced("mkdocs.yml", "site_name: Hub\n", ""), _replaced("mkdocs.yml", "locale: fr", random.choice(("locale: en", "locale: xx", "locale: 5"))),
        {"mkdocs.yml": b"plugins: 5\n"}, {"mkdocs.yml": b""},
    ))  # fmt: skip
