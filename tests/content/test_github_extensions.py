"""GitHub's extensions come out of our pipeline as out of GitHub's own parser: the cases of its specification, one by one."""

from __future__ import annotations

import re

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options

from handbill.content.markdown.body import read_body
from html_parts import html_parts
from markup import html

CASES = {
    # GitHub Flavored Markdown 0.29, section 4.10
    "198 a table": "| day | hour |\n| --- | --- |\n| Monday | nine |",
    "199 a table with alignments and few bars": "| day | hour |\n:-: | ------:\nMonday | nine",
    "200 bars in cells": "| a\\|b |\n| ------ |\n| c `\\|` d |\n| e **\\|** f |",
    "201 a quote ends a table": "| day | hour |\n| --- | --- |\n| Monday | nine |\n> quoted",
    "202 an empty line ends a table": "| day | hour |\n| --- | --- |\n| Monday | nine |\nclosed\n\nclosed",
    "203 a head of another width is no table": "| day | hour |\n| --- |\n| Monday |",
    "204 rows with fewer and more cells": "| day | hour |\n| --- | --- |\n| Monday |\n| Friday | nine | ten |",
    "205 a head alone": "| day | hour |\n| --- | --- |",
    # Section 5.3
    "279 tasks": "- [ ] write\n- [x] send",
    "280 tasks in tasks": "- [x] write\n  - [ ] to one\n  - [x] to two\n- [ ] send",
    # Section 6.5
    "491 struck out": "~~Nine~~ Ten, ~about~ noon!",
    "492 struck out over paragraphs": "We ~~meet at\n\nnine~~.",
    "493 three tildes": "We ~~~do not~~~ meet.",
    # Section 6.9
    "622 www": "www.union.example",
    "623 www and a path": "Read www.union.example/help for more.",
    "624 a full stop at the end": "Read www.union.example.\n\nRead www.union.example/a.b.",
    "625 brackets": "www.union.example/s?q=Pay+(now)\n\nwww.union.example/s?q=Pay+(now)))\n\n(www.union.example/s?q=Pay+(now))\n\n"
    "(www.union.example/s?q=Pay+(now)",
    "626 brackets within": "www.union.example/s?q=(pay))+now",
    "627 an entity at the end": "www.union.example/s?q=pay&hl=en\n\nwww.union.example/s?q=pay&hl;",
    "628 a less-than sign": "www.union.example/pa<y",
    "629 schemes": "http://union.example\n\n(Read https://records.example/x?query=(a+b))\n\nftp://files.example/pub",
    "630 a mail address": "desk@union.example",
    "631 a plus sign": "desk@mail+x.example has none, desk+x@mail.example has one.",
    "632 ends of mail addresses": "a.b-c_d@e.f\n\na.b-c_d@e.f.\n\na.b-c_d@e.f-\n\na.b-c_d@e.f_",
    "633 mailto": "mailto:desk@union.example\n\nmailto:a.b-c_d@e.f\n\nmailto:a.b-c_d@e.f.\n\nmailto:a.b-c_d@e.f/\n\nmailto:a.b-c_d@e.f_",
    "634 xmpp": "xmpp:desk@union.example\n\nxmpp:desk@union.example/txt.",
    "635 xmpp and a path": "xmpp:desk@union.example/txt/bin",
    # What GitHub's parser tries besides
    "blocks in cells are none": "Before\n\n| _day_ | ဒေသ |\n| ----- | ---- |\n| 1. No list in a cell. | |\n| But _**styles**_. | x |\n\nAfter",
    "what is a table": "| no table | yet |\n\n| no | table |\n| no | table |\n\n| just | one |\n| --- | --- |\n\n| --- | --- |\n\n|x|\n|-|",
    "a blank after a bar": "| day | hour |\n| --- | --- |\n| Monday | | \n| Friday | nine |",
    "each alignment": "a | b | c | d | e\n:-- | --- | :-: | --- | --:\nf | g | h | i | j",
    "few and many cells": "| a | b | c |\n| --- | --- | ---\n| x\n| y | z\n| 1 | 2 | 3 | 4 | 5 |",
    "bars escaped in cells": "| a | b |\n| --- | --- |\n| bars \\|yes\\|. | as \\| this. |\n| in `\\|code\\| too` as well. |\n| _**`c\\|`**_ \\| d\n"
    "| not **\\_again\\_**",
    "escapes in cells": "| a | b |\n| --- | --- |\n| \\\\ | `\\\\` |\n| \\\\\\\\ | `\\\\\\\\` |\n| \\_ | `\\_` |\n| \\| | `\\|` |\n| \\a | `\\a` |\n\n"
    "\\\\ `\\\\`\n\n\\| `\\|`",
    "a bar at the end alone": "| a |\n--- |",
    "references in cells": "See [our report][].\n\n| [our report][] in a head |\n| --- |\n| [our report][] in a cell |\n\n"
    "[our report]: https://union.example/",
    "two bars": "| a | b | c |\n| --- | --- | --- |\n| d || e |",
    "styles without blanks": "| a | b |\n| --- | --- |\n|***(a)***|",
    "a table right below a paragraph": "one\ntwo\n| a | b |\n| ---| --- |\nc | d",
    "tildes that strike nothing out": "We ~do not.\n\nNo, not~\n\nWe ~do ~ so~ and ~ not.\n\nNo ~~~~~such~~~~~ word.\n\n~a~ ~~b~~ ~~~c~~~\n\nNo ~pair~~",
    "addresses everywhere": ": http://a.example https://a.example\n\n<http://a.example/å> http://a.example/å\n\ndesk@union.example\n\n"
    "www.a.example www.a.example/á\n\nwww.a.example/b_c\n\n**Read http://inner**\n\na.w@b.c\n\nEnds http://a.example/ok.\n\n"
    "(Within http://a.example/ok.)\n\n\"http://a.example\"\n\n'http://a.example'",
    "a picture of an address": "![http://a.example/b](http://a.example/b)",
    "addresses of other letters": "http://ကြ.example/ http://مثال.example/",
    "a mail address that crashed a parser": "A (_A_@_.A",
    "no mail addresses": "None:\n\n* @a.b.c@. x\n* n@.  b",
    "struck out addresses": "~~www.union.example~~\n\n~~http://union.example~~",
    "addresses in cells": "| a | b |\n| --- | --- |\n| https://a.example www.b.example | http://c.example |",
    "quotes around addresses": "\"https://a.example/b_c_d\" 'https://a.example' and x:https://a.example no xhttps://a.example",
    "an address in square brackets": "[see https://a.example/b_c] and [https://a.example/x[1]]",
    "an address after a Burmese word": "ကြည့်ပါhttps://a.example/b_c နှင့် wwwမဟုတ်www.a.example",
    "signs of other languages after addresses": "«https://a.example/b» “https://a.example/b” https://a.example/b။ https://a.example/b، https://a.example။",
    "tasks of every kind": "- [ ] a\n- [x] b\n* [ ] c\n- [X] d\n- [ ]e\n- []\n\n1. [ ] f\n2. [x] g",
    # Its footnotes, which no specification has
    "a footnote": "Paid[^1].\n\n[^1]: Some *say* so.",
    "footnotes of every kind": "Paid![^1] Late.[^late]\n\nMore[^more].\n\nCode[^code].\n\n[^more]:       no code\n\n[^code]:\n        code\n\n"
    "[^1]: Some *say* so.\n\nBetween\n\n[^late]:\n    > quoted\n\n        code\n\n    words\n\n[^unused]: Nobody asks.",
    "a footnote without its text": "Paid[^none].",
    "a footnote referred to thrice": "Paid[^a].\n\nLate[^a] and less[^a].\n\n[^a]: Three ways back.",
    "a footnote with a list": "Paid[^a].\n\n[^a]: Two:\n\n    - one\n    - two",
    "a footnote in a footnote": "Paid[^a].\n\n[^a]: Late[^b].\n\n[^b]: Less.",
    "footnotes that refer to each other": "Paid[^a].\n\n[^a]: Late[^b].\n\n[^b]: See[^a] and[^b].",
    "a footnote in a cell": "| a[^a] | b |\n| --- | --- |\n| c | d[^a] |\n\n[^a]: Less.",
    "Burmese footnotes": "လုပ်ခ[^က]။\n\n[^က]: **နည်း**သည်။",
}  # fmt: skip

DIFFERENT = {
    "629 schemes": "links lead to https, http, mailto and tel only; others are an error",
    "634 xmpp": "links lead to https, http, mailto and tel only; others are an error",
    "635 xmpp and a path": "links lead to https, http, mailto and tel only; others are an error",
    "an address in square brackets": "an address is a link in square brackets too",
    "signs of other languages after addresses": "a sign that ends a sentence or a quote in another script is no part of an address",
    "footnotes of every kind": "the way back from a footnote that ends with no paragraph is one of its own",
    "a footnote with a list": "the way back from a footnote that ends with no paragraph is one of its own",
}
"""What differs on purpose, and why."""


def forge(source: str) -> str:
    return cmarkgfm.github_flavored_markdown_to_html(source, Options.CMARK_OPT_FOOTNOTES)


def shown(markup: str) -> str:
    """The forge's HTML or ours with our boxes, our way to align, numbers for the names of footnotes, and no words of their links."""
    markup = re.sub(r'<input type="checkbox"( checked="")? disabled="" /> ', lambda box: "☑ " if box[1] else "☐ ", markup)
    for number, label in enumerate(re.findall(r'<li id="fn-([^"]*)"', markup), 1):
        markup = markup.replace(f'href="#fn-{label}"', f'href="#fn-{number}"').replace(
            f'href="#fnref-{label}', f'href="#fnref-{number}'
        )
    markup = re.sub(r'(<a href="#fnref-[\d-]+")[^>]*>↩.*?</a>', r"\1>↩</a>", markup)
    return re.sub(r' align="\w+"| rel="nofollow"| data-footnote[\w-]*(?:="")?| aria-label="Footnotes"', "", markup)


@pytest.mark.parametrize("name", CASES)
def test_an_example_of_githubs_extensions_reads_as_on_the_forge(name: str) -> None:
    assert (html_parts(shown(html(CASES[name]))) != html_parts(shown(forge(CASES[name])))) == (name in DIFFERENT)


@pytest.mark.parametrize("tag", ["title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext"])
def test_tags_that_github_leaves_out_are_told(tag: str) -> None:
    source = f"Words <{tag}> and more.\n\n<blockquote>\n  <{tag}>\n</blockquote>\n"
    body = read_body(source)
    assert {slip.kind for slip in body.slips if slip.value == f"<{tag}>"} == {"tag"}
    assert f"<{tag}" not in html(source)
