"""`PYTHONPATH=tests python -m bench.files`: the CPU time of 250 letters in four languages with five files each. Nothing is asserted."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from handbill.model.campaign import Site
from handbill.publishing.files.letter_files import letter_files
from handbill.publishing.load import load

sys.path.insert(0, str(Path(__file__).parents[1]))

from letter_samples import BODIES  # it lies beside this package

LETTERS = 250
LANGUAGES = ("en", "ru", "my", "ar")


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="handbill-files-") as name:
        root = Path(name)
        site = _drawn(root)
        first, count = _timed(site, root / "cache")
        second, _ = _timed(site, root / "cache")
    texts = f"{LETTERS} letters in {len(LANGUAGES)} languages, {count} files"
    print(f"{texts}: {first:.1f} s CPU; unchanged: {second:.1f} s CPU", flush=True)


def _timed(site: Site, cache: Path) -> tuple[float, int]:
    """CPU seconds for all files, and their number without the zips."""
    start = time.process_time()
    made = [one for language in LANGUAGES for one in letter_files(site, site.campaigns[0], language, cache)]
    return time.process_time() - start, sum(1 for one in made if one.form != "zip")


def _drawn(root: Path) -> Site:
    languages = [{"locale": tag, "name": tag, "default": tag == "en"} for tag in LANGUAGES]
    plugins = [{"handbill": {"exit_url": "https://weather.example.org/"}}, {"i18n": {"languages": languages}}]
    config = {
        "status": "active", "languages": list(LANGUAGES), "organisers": [{"name": "Clerks"}], "contact": "office@example.org",
    }  # fmt: skip
    files = {
        "mkdocs.yml": json.dumps({"site_name": "Hub", "site_url": "https://hub.example.org/", "plugins": plugins}),
        "docs/index.md": "---\ntitle: Hub\nsummary: Hub.\n---\n\nWords.\n",
        "campaigns/pay/campaign.yml": json.dumps(config),
        "campaigns/pay/index.md": "---\ntitle: Pay\nsummary: Pay.\n---\n\nWords.\n",
        "campaigns/pay/recipients.csv": "id,name,country,email,source_url,checked_on\n"
        "mia,Mia Moss,BE,mia@gov.example.org,https://gov.example.org/,2027-05-01\n",
    }
    for number in range(LETTERS):
        for language in LANGUAGES:
            facts = "\nto: [mia]\nfields: [name, organisation]" if language == "en" else "\ntranslation: {status: reviewed}"
            suffix = "" if language == "en" else f".{language}"
            # About 2,000 characters, as letters have.
            body = f"{number}.\n\n" + "\n\n".join([BODIES[language].partition("[[name]]")[0]] * 5) + "\n\n[[name]]\n"
            head = f"---\ntitle: Letter {number}\nsummary: One.\nsubject: Letter {number}{facts}\n---\n\n"
            files[f"campaigns/pay/letters/letter-{number}{suffix}.md"] = head + body
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    loaded = load(root, datetime(2027, 5, 10, 12, 0, tzinfo=UTC))
    assert loaded.site is not None, loaded.problems.errors[:3]
    return loaded.site


if __name__ == "__main__":
    main()
