"""Thirty ways to break a campaign: each is named with its file, line and column, one by one and all at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from handbill.cli import main

ROOT = "campaigns/river/"
SOUND = """\
campaigns/river/
  campaign.yml
    status: active
    languages: [en, fr]
    organisers:
      - name: River Workers
    contact: office@example.org
    report_to: reports@example.org
    deadline: 2027-06-01
    accent: "#767676"
    hashtags: [CleanRiver]
    share: [email, copy]
  index.md
    ---
    title: Clean river
    summary: The river is ours.
    ---

    Read the [questions](faq.md).
  faq.md
    ---
    title: Questions
    summary: What people ask.
    aliases: [/old-questions/]
    ---

    ## Why now

    Because of the [vote](index.md).
  letters/water.md
    ---
    title: Water
    summary: A letter to the minister.
    subject: Clean water
    to: [minister]
    choose: none
    cc: [deputy]
    fields: [name, {id: ward, lines: 2}]
    labels: {ward: Your ward}
    ---

    Dear [[recipient.name]],

    please act.

    [[name]], [[ward]]
  events/march.md
    ---
    title: March
    summary: We march.
    starts: 2027-05-01 18:00
    ends: 2027-05-01 20:00
    timezone: Europe/Brussels
    place: River bank
    updated: 2027-03-01
    ---
  news/2027-03-01-fish.md
    ---
    title: Fish are back
    date: 2027-03-01
    ---

    They swim.
  actions/write.md
    ---
    title: Write
    summary: Write to the minister.
    kind: letter
    letter: water
    order: 1
    ---
  audiences/anglers.md
    ---
    title: Anglers
    summary: Those who fish.
    letters: [water]
    partner: {name: Anglers' Club}
    ---
  recipients.csv
    id,name,country,email,source_url,checked_on
    minister,Ann Example,BE,ann@example.org,https://example.org/,2027-03-01
    deputy,Bob Example,BE,bob@example.org,https://example.org/,2027-03-01
  safety.md
    ---
    title: Safety
    summary: Be careful.
    ---

    Take care.
"""

# What is replaced in which file, and the message without the folder.
BREAKAGES = [
    ("campaign.yml", "status: active", "status: actve",
     "1:9: “actve” is not known here; did you mean “active”? It can be draft, active, paused, won or closed [bad-value]"),
    ("campaign.yml", "contact: office@example.org", "contact: office",
     "5:10: “office” is not a valid e-mail address; write it like name@example.org [bad-email]"),
    ("campaign.yml", "report_to:", "repot_to:", "6:1: unknown field “repot_to”; did you mean “report_to”? [unknown-field]"),
    ("campaign.yml", "deadline: 2027-06-01", "deadline: 2027-06-31", "7:11: “2027-06-31” is not a day of the calendar [bad-date]"),
    ("campaign.yml", "#767676", "#ffffff",
     (
         "8:9: the colour “#ffffff” has a contrast of 1.0 with white; it must lie between 4.5 and 6, so take a "
         "darker one [accent-contrast]"
     )),
    ("campaign.yml", "[CleanRiver]", "[Clean-River]", (
        "9:12: “Clean-River” is not a valid hashtag; it takes letters, digits and _ "
        "only [bad-hashtag]"
    )),
    ("campaign.yml", "[email, copy]", "[email, copi]",
     ("10:16: “copi” is not known here; did you mean “copy”? It can be facebook, x, telegram, whatsapp, bluesky, mastodon, linkedin, "
     "viber, email, sms or copy [bad-value]")),
    ("index.md", "faq.md", "fag.md", "6:22: the link “fag.md” leads to no page; did you mean “faq.md”? [broken-link]"),
    ("faq.md", "title: Questions", "title: What: Questions",
     "2:12: the line cannot be read: it has a second “: ”; put the text in quotes [yaml]"),
    ("letters/water.md", "to: [minister]", "to: [minster]", (
        "5:6: unknown recipient “minster”; did you mean “minister”? "
        "[unknown-recipient]"
    )),
    ("letters/water.md", "choose: none", "choose: one",
     "6:9: “one” is not known here; did you mean “none”? It can be none, country, recipient or several [bad-value]"),
    ("letters/water.md", "cc: [deputy]", "bcc: [deputy]", "7:1: unknown field “bcc”; did you mean “cc”? [unknown-field]"),
    ("letters/water.md", "lines: 2", "lines: 200", "8:34: “200” must be at most 40 [bad-value]"),
    ("letters/water.md", "{ward: Your ward}", "{ward: 12}", (
        "9:16: “12” is read as a number or yes/no; put it "
        "in quotes [bad-type]"
    )),
    ("letters/water.md", "[[ward]]", "[[wrad]]", (
        "16:11: unknown placeholder “[[wrad]]”; did you mean “ward”? "
        "[unknown-placeholder]"
    )),
    ("letters/water.md", "please act", "please <u>act", (
        "14:8: raw HTML (“<u”) cannot be used in a letter; take "
        "it out [letter-html]"
    )),
    ("letters/water.md", "subject: Clean water", "subject: Water for [[name]]",
     "4:10: a subject cannot contain a placeholder; write it out [bad-placeholder]"),
    ("events/march.md", "18:00", "22:00", (
        "5:7: the event ends before it starts: 2027-05-01 22:00 to 2027-05-01 "
        "20:00; if it ends on the next day, write “ends: 2027-05-02 20:00” [event-order]"
    )),
    ("events/march.md", "Europe/Brussels", "CEST",
     "6:11: “CEST” is an abbreviation; name a city instead, such as Europe/Brussels [bad-zone]"),
    ("events/march.md", "place: River bank", "online: perhaps", "7:9: “perhaps” must be true or false [bad-type]"),
    ("events/march.md", "updated: 2027-03-01", "updated:", (
        "8:1: the field “updated” has no value; write one or delete the "
        "line [empty-field]"
    )),
    ("news/2027-03-01-fish.md", "date: 2027-03-01", "date: 2027-03-02",
     "3:7: the date 2027-03-02 is not that of the file's name, 2027-03-01; make them equal [news-date]"),
    ("news/2027-03-01-fish.md", "title: Fish are back\n", "", "2:1: the field “title” is missing [missing-field]"),
    ("actions/write.md", "kind: letter", "kind: lettre",
     ("4:7: “lettre” is not known here; did you mean “letter”? It can be letter, meeting, message, hearing, share, join, sign, press, "
     "call, report or other [bad-value]")),
    ("actions/write.md", "letter: water", "letter: watre", "5:9: unknown letter “watre”; did you mean “water”? [unknown-letter]"),
    ("actions/write.md", "order: 1", "order: one", "6:8: “one” must be a whole number [bad-type]"),
    ("audiences/anglers.md", "letters: [water]", "letters: water", "4:10: “letters” must be a list, such as [water] [bad-type]"),
    ("audiences/anglers.md", "{name: Anglers' Club}", "{nam: Anglers}", (
        "5:11: unknown field “nam”; did you mean "
        "“name”? [unknown-field]"
    )),
    ("recipients.csv", "Bob Example,BE", "Bob Example,UK",
     "3:20: “UK” is not a country code; write two capital letters (ISO 3166-1), or XX for an international body; did you mean “GB”? (row 3, country) [bad-country]"),
    ("recipients.csv", "id,name,country", "id,name,contry", (
        "1:9: unknown column “contry”; did you mean "
        "“country”? [unknown-field]"
    )),
    ("recipients.csv", "bob@example.org", "bob@example.org?bcc=x@example.org",
     "3:38: the address “bob@example.org?bcc=x@example.org” contains “?”; write one plain address, like name@example.org (row 3, email) [bad-email]"),
    ("safety.md", "---\ntitle: Safety", "title: Safety",
     "1:1: the file must begin with a line “---”, the fields of the page, and another “---” [no-front-matter]"),
    ("safety.md", "care.", "care <script>x</script>.", (
        "6:11: “<script>” is not allowed in a page; write it in "
        "Markdown [unsafe-html]"
    )),
]  # fmt: skip


@pytest.fixture
def river(project: Path, write: Callable[[str], Path]) -> Path:
    write(SOUND)
    return project


def _break(root: Path, changes: list[tuple[str, str, str]], folder: str = ROOT) -> None:
    for name, old, new in changes:
        file = root / folder / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")


def _run(root: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[int, list[str]]:
    monkeypatch.chdir(root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1806580800")  # 2027-04-01
    result = CliRunner().invoke(main, ["check"])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    lines = [
        line for line in result.output.splitlines() if line.startswith(("campaigns", "docs", "mkdocs")) and "warning: " not in line
    ]
    return result.exit_code, lines


def test_the_campaign_is_sound_before(river: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _run(river, monkeypatch) == (0, [])


@pytest.mark.parametrize(("name", "old", "new", "message"), BREAKAGES)
def test_each_breakage_gives_its_message_alone(
    river: Path, monkeypatch: pytest.MonkeyPatch, name: str, old: str, new: str, message: str
) -> None:
    _break(river, [(name, old, new)])
    code, lines = _run(river, monkeypatch)
    assert code == 1
    expected = {f"{ROOT}{name}:{message}"}
    # What leaned on the broken thing may fall with it, but elsewhere; here stands only what is wrong here.
    assert {line for line in lines if line.startswith(f"{ROOT}{name}:")} == expected


def test_all_of_them_are_told_in_one_run(project: Path, write: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    expected = []
    for number, (name, old, new, message) in enumerate(BREAKAGES):
        folder = f"campaigns/river-{number}/"
        write(SOUND.replace(ROOT, folder, 1).replace("/old-questions/", f"/old-{number}/"))
        _break(project, [(name, old, new)], folder)
        expected.append(f"{folder}{name}:{message}")
    code, lines = _run(project, monkeypatch)
    assert code == 1
    assert len(expected) >= 30
    assert set(expected) <= set(lines)
