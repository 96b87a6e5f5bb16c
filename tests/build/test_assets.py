"""Style sheets and scripts: joined in their order, named by what is in them."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from handbill.build.assets import join_assets

SHIPPED = Path(__file__).parents[2] / "overrides"


@pytest.fixture
def overrides(tmp_path: Path) -> Path:
    drawing = {
        "css/order.txt": "two.css\none.css\n",
        "css/one.css": "/* a comment\n over lines */\n.one {\n  color: red;\n}\n",
        "css/two.css": '.two { content: "é"; }\n\n\n.three { color: blue; }\n',
        "css/unused.css": ".unused {}\n",
        "js/order.txt": "a.js\nb.js\n",
        "js/a.js": "// says hello\nconst a = 'http://x'; // stays\n\n/* block\n * of words\n */\n",
        "js/b.js": "const b = 2;\n",
        "icon.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    }
    for name, text in drawing.items():
        file = tmp_path / "assets" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def test_files_are_joined_in_the_order_of_the_list_without_comments(overrides: Path) -> None:
    assets, files = join_assets(overrides, [])
    css, script = files[assets.styles[""]].decode(), files[assets.script].decode()
    assert [css.index(name) for name in (".two", ".three", ".one")] == sorted(
        css.index(name) for name in (".two", ".three", ".one")
    )
    assert '"é"' in css
    assert ".unused" not in css
    assert "comment" not in css
    assert script.index("const a='http://x'") < script.index("const b=2")
    assert "says hello" not in script
    assert "words" not in script


def test_letter_pages_and_others_leave_out_what_only_the_other_kind_has(overrides: Path) -> None:
    (overrides / "assets" / "css" / "letters.txt").write_text("two.css\n")
    (overrides / "assets" / "css" / "others.txt").write_text("one.css\n")
    (overrides / "assets" / "js" / "letters.txt").write_text("a.js\n")
    assets, files = join_assets(overrides, ["#1f68c0"])
    for accent in ("", "#1f68c0"):
        letters, others = files[assets.letter_styles[accent]].decode(), files[assets.styles[accent]].decode()
        assert (".two" in letters, ".one" in letters) == (True, False)
        assert (".two" in others, ".one" in others) == (False, True)
    assert b"const a" in files[assets.script]
    assert b"const a" not in files[assets.exit_script]
    assert b"const b" in files[assets.exit_script]


def test_a_name_says_what_is_in_the_file(overrides: Path) -> None:
    before, files = join_assets(overrides, [])
    for name, content in files.items():
        assert re.fullmatch(r"assets/[a-z0-9-]+\.[0-9a-f]{8}\.(css|js|svg)", name)
        assert hashlib.sha256(content).hexdigest()[:8] in name
    (overrides / "assets" / "css" / "one.css").write_text(".one { color: green; }\n")
    after, _ = join_assets(overrides, [])
    assert after.styles[""] != before.styles[""]
    assert after.letter_styles[""] != before.letter_styles[""]
    assert (after.script, after.icon) == (before.script, before.icon)


def test_each_accent_has_a_style_sheet_of_its_own(overrides: Path) -> None:
    assets, files = join_assets(overrides, [None, "#1f68c0", "#a0522d", "#1f68c0"])
    assert set(assets.styles) == {"", "#1f68c0", "#a0522d"}
    assert len(set(assets.styles.values())) == 3
    hub, blue = (files[assets.styles[accent]].decode() for accent in ("", "#1f68c0"))
    assert blue.startswith(hub)
    assert ":root{--hb-accent:#1f68c0}" in blue
    assert "1f68c0" not in hub


def test_the_order_of_accents_changes_no_file(overrides: Path) -> None:
    one, files = join_assets(overrides, ["#1f68c0", "#a0522d"])
    other, same = join_assets(overrides, ["#a0522d", None, "#1f68c0"])
    assert dict(one.styles) == dict(other.styles)
    assert files == same


@pytest.mark.parametrize("kind", ["css", "js"])
def test_every_shipped_file_is_joined(kind: str) -> None:
    folder = SHIPPED / "assets" / kind
    listed = (folder / "order.txt").read_text().split()
    assert sorted(listed) == sorted(file.name for file in folder.glob(f"*.{kind}"))


@pytest.mark.parametrize("kind", ["css", "js"])
def test_what_one_kind_of_page_alone_has_is_shipped(kind: str) -> None:
    folder = SHIPPED / "assets" / kind
    listed = set((folder / "order.txt").read_text().split())
    for name in ("letters.txt", "others.txt"):
        if (folder / name).is_file():
            assert set((folder / name).read_text().split()) < listed


def shipped(ending: str) -> list[str]:
    _, files = join_assets(SHIPPED, ["#1f68c0"])
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
