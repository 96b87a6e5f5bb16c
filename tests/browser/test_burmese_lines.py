"""No line of a Burmese page begins inside a syllable."""

from __future__ import annotations

import pytest

from engines import Engine
from reader import Visit

PATHS = (
    "my/", "my/about/", "my/privacy/", "my/safety/", "my/clean-river/", "my/clean-river/briefing/", "my/clean-river/questions/",
    "my/clean-river/letters/ministry/", "my/clean-river/letters/mayor/", "my/clean-river/letters/post/",
    "my/clean-river/events/webinar/", "my/clean-river/actions/report/", "my/clean-river/news/",
)  # fmt: skip
# Measured in the page: the first characters of every line that a text node is broken into.
TORN = """() => {
  const torn = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange();
  const wrong = /^(?:[\\u102b-\\u103e\\u1056-\\u1059]|[\\u1000-\\u102a\\u103f]\\u1037?\\u103a(?!\\u1039)|[\\u1000-\\u102a\\u103f]?\\u1039)/;
  for (let node; node = walker.nextNode(); ) {
    if (!/[\\u1000-\\u109f]/.test(node.data)) continue;
    let line = null;
    for (let at = 0; at < node.length; at++) {
      range.setStart(node, at); range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      if (!box.width && !box.height) continue;
      if (line !== null && box.top > line + 4 && wrong.test(node.data.slice(at)))
        torn.push(node.data.slice(Math.max(0, at - 6), at) + "|" + node.data.slice(at, at + 6));
      line = box.top;
    }
  }
  return torn;
}"""


@pytest.mark.parametrize("path", PATHS)
def test_no_line_begins_inside_a_syllable(visit: Visit, path: str) -> None:
    page = visit.open(path)
    for width in (320, 360, 412, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate(TORN) == [], width


@pytest.mark.parametrize("path", PATHS)
def test_no_line_begins_inside_a_syllable_in_firefox_either(firefox: Engine, hosts: dict[str, str], path: str) -> None:
    firefox.open(f"{hosts['sent']}/{path}")
    for width in (320, 360, 412, 1280):
        firefox.set_width(width)
        assert firefox.run(TORN) == [], width
