"""Style sheets and scripts: joined in their order, named by what is in them."""

from __future__ import annotations

import hashlib
import re
import tomllib
from pathlib import Path

import pytest

from handbill.pages.layout.page_assets import StyleVariant
from handbill.publishing.assets import AssetSources, BadAsset, join_assets
from handbill.sharing.share_picture import HUB_ACCENT

SHIPPED = Path(__file__).parents[2] / "overrides"
HUB, BLUE, BROWN = (StyleVariant(accent, ("Latn",)) for accent in ("", "#1f68c0", "#a0522d"))

MANIFEST = """\
[css]
page = ["two.css", "one.css"]
letter = ["one.css"]
[js]
letter = ["a.js", "b.js"]
risk = ["a.js", "c.js"]
"""


@pytest.fixture
def overrides(tmp_path: Path) -> Path:
    drawing = {
        "assets.toml": MANIFEST,
        "css/one.css": "/* a comment\n over lines */\n.one {\n  color: red;\n}\n",
        "css/two.css": '.two { content: "é"; }\n\n\n.three { color: blue; }\n',
        "css/unused.css": ".unused {}\n",
        "js/a.js": "// says hello\nconst find = (hook) => document.body;\n\n/* block\n * of words\n */\n",
        "js/b.js": "find('b').title = 'http://x';\n",
        "js/c.js": "find('c').hidden = true;\n",
        "icon.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    }
    for name, text in drawing.items():
        file = tmp_path / "assets" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def test_styles_are_joined_in_the_order_of_their_list_without_comments(overrides: Path) -> None:
    assets, files = join_assets(overrides, [HUB])
    css = files[assets.style("event", HUB)].decode()
    assert [css.index(name) for name in (".two", ".three", ".one")] == sorted(
        css.index(name) for name in (".two", ".three", ".one")
    )
    assert "é" in css
    assert ".unused" not in css
    assert "comment" not in css


def test_a_kind_of_page_with_a_list_of_its_own_has_nothing_else(overrides: Path) -> None:
    assets, files = join_assets(overrides, [HUB, BLUE])
    for style_variant in (HUB, BLUE):
        letters, others = files[assets.style("letter", style_variant)].decode(), files[assets.style("news", style_variant)].decode()
        assert (".one" in letters, ".two" in letters) == (True, False)
        assert (".one" in others, ".two" in others) == (True, True)


def test_a_script_has_its_components_each_once_and_no_comments(overrides: Path) -> None:
    assets, files = join_assets(overrides, [HUB])
    script = files[assets.script("letter", risk=True)].decode()
    assert script.index("http://x") < script.index("hidden")
    assert script.count("document.body") == 1
    assert "says hello" not in script
    assert "words" not in script


def test_every_script_ends_with_the_same_files(overrides: Path) -> None:
    (overrides / "assets" / "js" / "z.js").write_text("document.title = 'last';\n")
    (overrides / "assets" / "assets.toml").write_text(f'{MANIFEST}end = ["z.js"]\n')
    assets, files = join_assets(overrides, [HUB])
    scripts = [data for name, data in files.items() if name.endswith(".js")]
    assert len(scripts) == 3
    assert all(data.rindex(b"last") > len(data) - 10 for data in scripts)
    assert assets.script("news", risk=False) == ""


def test_what_comes_later_is_left_out_of_a_script_that_loads_it_and_stays_in_the_others(overrides: Path) -> None:
    (overrides / "assets" / "js" / "d.js").write_text("find('d').title = 'later';\n")
    lists = MANIFEST.replace('letter = ["a.js", "b.js"]', 'letter = ["a.js", "b.js"]\nnext = ["a.js", "b.js", "c.js", "d.js"]')
    (overrides / "assets" / "js" / "e.js").write_text("find('e').title = 'loads';\n")
    more = 'later = ["c.js", "d.js"]\nloads = ["e.js"]\n"letter.languages" = ["c.js"]\n"next.languages" = ["c.js"]\n'
    (overrides / "assets" / "assets.toml").write_text(lists + more)
    assets, files = join_assets(overrides, [HUB])
    assert b"later" in files[assets.later]
    assert b"later" in files[assets.script("next", risk=False)]
    assert b"later" in files[assets.script("next_languages", risk=False)]
    assert b"later" not in files[assets.script("next_later", risk=False)]
    assert b"http://x" in files[assets.script("next_later", risk=False)]
    assert [kind for kind in ("next", "next_languages", "next_later") if b"loads" in files[assets.script(kind, risk=False)]] == [
        "next_later"
    ]
    # What two kinds of pages have alike is one file, which readers who go from one to the other have already.
    assert assets.script("next_later", risk=False) == assets.script("letter_later", risk=False)


@pytest.mark.parametrize("text", ["[css]", "css = ["])
def test_a_manifest_that_cannot_be_read_is_named(overrides: Path, text: str) -> None:
    (overrides / "assets" / "assets.toml").write_text(text)
    with pytest.raises(BadAsset, match=r"/assets/assets\.toml is not valid: "):
        join_assets(overrides, [HUB])


def test_only_pages_that_need_a_script_have_one(overrides: Path) -> None:
    assets, files = join_assets(overrides, [HUB])
    assert assets.script("news", risk=False) == ""
    assert b"hidden" not in files[assets.script("letter", risk=False)]
    assert b"http://x" not in files[assets.script("news", risk=True)]
    assert b"hidden" in files[assets.script("news", risk=True)]


def test_readers_at_risk_have_no_script_that_is_for_others_only(overrides: Path) -> None:
    (overrides / "assets" / "js" / "d.js").write_text("document.title = 'passed on';\n")
    (overrides / "assets" / "assets.toml").write_text(f'{MANIFEST}"letter.normal" = ["d.js"]\n"news.normal" = ["a.js", "d.js"]\n')
    assets, files = join_assets(overrides, [HUB])
    assert b"passed on" in files[assets.script("news", risk=False)]
    assert b"passed on" in files[assets.script("letter", risk=False)]
    assert b"passed on" not in files[assets.script("letter", risk=True)]
    assert assets.script("news", risk=True) == assets.script("event", risk=True)


def test_a_page_to_embed_looks_and_behaves_as_its_letter(overrides: Path) -> None:
    assets, _ = join_assets(overrides, [HUB])
    assert assets.style("embed", HUB) == assets.style("letter", HUB)
    assert assets.script("embed", risk=False) == assets.script("letter", risk=False)


def test_a_script_that_is_none_is_refused(overrides: Path) -> None:
    (overrides / "assets" / "js" / "b.js").write_text("const = 2;\n")
    with pytest.raises(BadAsset, match=r"^a file of JavaScript in overrides/assets is not valid: [^\n]+const = 2;$"):
        join_assets(overrides, [HUB])


def test_a_variable_that_nobody_sets_is_told_with_its_line(overrides: Path) -> None:
    css = overrides / "assets" / "css"
    (css / "unused.css").write_text(":root { --hb-1: 1rem }\n")
    (css / "one.css").write_text(".one {\n  gap: var(--hb-9);\n}\n")
    with pytest.raises(BadAsset) as refused:
        join_assets(overrides, [HUB])
    assert str(refused.value) == (f"{overrides.name}/assets/css/one.css:2: unknown variable “--hb-9”; did you mean “--hb-1”?")


def test_a_variable_with_a_value_for_want_of_it_may_be_unknown(overrides: Path) -> None:
    (overrides / "assets" / "css" / "one.css").write_text(".one { gap: var(--hb-9, 1rem) }\n")
    assets, files = join_assets(overrides, [HUB])
    assert b"var(--hb-9,1rem)" in files[assets.style("news", HUB)].replace(b", ", b",")


def test_a_step_that_another_list_sets_stays_a_variable(overrides: Path) -> None:
    css = overrides / "assets" / "css"
    (css / "unused.css").write_text(":root { --hb-1: 1rem }\n")
    (css / "one.css").write_text(".one { gap: var(--hb-1) }\n")
    assets, files = join_assets(overrides, [HUB])
    assert b"var(--hb-1)" in files[assets.style("news", HUB)]


@pytest.mark.parametrize(
    ("content", "reason"), [(None, "cannot be read: No such file or directory"), (b"\xff", "is not UTF-8; save it as UTF-8")]
)
def test_a_file_that_cannot_be_read_is_named(overrides: Path, content: bytes | None, reason: str) -> None:
    file = overrides / "assets" / "js" / "c.js"
    file.unlink()
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(BadAsset) as refused:
        join_assets(overrides, [HUB])
    assert str(refused.value) == f"{overrides.name}/assets/js/c.js {reason}"


def test_a_name_says_what_is_in_the_file(overrides: Path) -> None:
    before, files = join_assets(overrides, [HUB])
    for name, content in files.items():
        assert re.fullmatch(r"assets/[a-z0-9-]+\.[0-9a-f]{8}\.(css|js|svg)", name)
        assert hashlib.sha256(content).hexdigest()[:8] in name
    (overrides / "assets" / "css" / "one.css").write_text(".one { color: green; }\n")
    after, _ = join_assets(overrides, [HUB])
    assert after.style("news", HUB) != before.style("news", HUB)
    assert after.style("letter", HUB) != before.style("letter", HUB)
    assert (after.scripts, after.icon) == (before.scripts, before.icon)


def test_each_accent_has_a_style_sheet_of_its_own(overrides: Path) -> None:
    assets, files = join_assets(overrides, [HUB, BLUE, BROWN, BLUE])
    assert len({assets.style("news", style_variant) for style_variant in (HUB, BLUE, BROWN)}) == 3
    hub, blue = (files[assets.style("news", style_variant)].decode() for style_variant in (HUB, BLUE))
    assert blue.startswith(hub)
    assert ":root{--hb-accent:#1f68c0}" in blue
    assert "1f68c0" not in hub


def test_rules_of_a_script_come_only_with_its_texts_and_right_after_their_file(overrides: Path) -> None:
    (overrides / "assets" / "css" / "two.Arab.css").write_text(".two { color: green }\n")
    both, cyrillic = StyleVariant("", ("Arab", "Latn")), StyleVariant("", ("Cyrl", "Latn"))
    assets, files = join_assets(overrides, [HUB, both, cyrillic])
    css = files[assets.style("news", both)].decode()
    assert css.index("blue") < css.index("green") < css.index("red")
    assert b"green" not in files[assets.style("news", HUB)]
    assert assets.style("news", HUB) == assets.style("news", cyrillic)


def test_the_order_of_looks_changes_no_file(overrides: Path) -> None:
    one, files = join_assets(overrides, [HUB, BLUE, BROWN])
    other, same = join_assets(overrides, [BROWN, HUB, BLUE])
    assert all(one.style("news", style_variant) == other.style("news", style_variant) for style_variant in (HUB, BLUE, BROWN))
    assert files == same


@pytest.mark.parametrize("kind", ["css", "js"])
def test_every_shipped_file_is_joined(kind: str) -> None:
    folder = SHIPPED / "assets" / kind
    lists = tomllib.loads((SHIPPED / "assets" / "assets.toml").read_text(encoding="utf-8"))[kind]
    listed = {name for names in lists.values() for name in names}
    found = {file.name for file in folder.glob(f"*.{kind}")}
    assert listed == {name for name in found if name.count(".") == 1}
    assert {re.sub(r"\.[A-Z][a-z]{3}\.", ".", name) for name in found} == listed


def shipped(ending: str) -> list[str]:
    _, files = join_assets(SHIPPED, [HUB, BLUE, StyleVariant("", ("Arab", "Mymr"))])
    return [data.decode() for name, data in files.items() if name.endswith(ending)]


def test_the_shipped_files_ask_for_nothing_from_elsewhere() -> None:
    for css in shipped(".css"):
        assert not re.search(r"@import|url\(\s*['\"]?(https?:)?//", css)
    for script in shipped(".js"):
        assert not re.search(r"\b(fetch|XMLHttpRequest|sendBeacon|WebSocket|EventSource|import\()", script)
        assert not re.search(r"\b(localStorage|sessionStorage|indexedDB|document\.cookie|serviceWorker)\b", script)


def test_the_shipped_styles_are_balanced_after_joining() -> None:
    for css in shipped(".css"):
        plain = re.sub(r"\"[^\"\n]*\"", "", css)
        assert plain.count("{") == plain.count("}")
        assert "/*" not in plain


@pytest.mark.parametrize("path", ["css/tokens.css", "icon.svg"])
def test_the_hub_has_one_accent(path: str) -> None:
    colour = HUB_ACCENT if path.endswith("svg") else f"--hb-accent: {HUB_ACCENT};"
    assert colour in (SHIPPED / "assets" / path).read_text(encoding="utf-8")


def test_files_that_were_read_once_are_joined_for_other_looks_without_reading_them_again(overrides: Path) -> None:
    (overrides / "assets" / "css" / "one.Cyrl.css").write_text(".cyrillic {}\n")
    sources, cyrillic = AssetSources(overrides), StyleVariant(scripts=("Cyrl",))
    first, expected = sources.joined([HUB]), join_assets(overrides, [HUB, BLUE], accent="#123456")
    in_cyrillic = join_assets(overrides, [cyrillic])
    for name in ("css/one.css", "js/a.js", "icon.svg"):
        (overrides / "assets" / name).unlink()
    assert sources.joined([HUB]) == first
    assert sources.joined([HUB, BLUE], accent="#123456") == expected
    assert sources.joined([cyrillic]) == in_cyrillic
