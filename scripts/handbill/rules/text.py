"""Rules about the text of pages: Markdown, headings, timelines and questions."""

from __future__ import annotations

from handbill.rules.rule import Rule, Subject, body, whole

_Z = "\u1021\u101e\u1004\u1039\u1038\u1021\u1015\u1004\u1039\u1038 \u101c\u102f\u1015\u1039\u101e\u102c\u1038\u1019\u103a\u102c\u1038\u1021\u1010\u103c\u1000\u1039 \u101c\u1005\u102c\u1015\u102d\u102f\u1031\u1015\u1038\u1015\u102b\u104b"
_U = "\u1021\u101c\u102f\u1015\u103a\u101e\u1019\u102c\u1038\u1019\u103b\u102c\u1038\u1021\u1010\u103d\u1000\u103a \u101c\u1005\u102c\u1015\u102d\u102f\u1038\u1015\u1031\u1038\u1015\u102b\u104b"

SUBJECT = Subject(
    "Text",
    (
        Rule("unsafe-html", "error", "A page is written in Markdown, with no HTML that loads, runs or imitates something.",
             body("briefing.md", '<p style="color: red">Pay.</p>', "**Pay.**")),
        Rule("unbalanced-html", "error", "An HTML element that is opened is closed, in the same paragraph or on lines of its own.",
             body("briefing.md", "The union <cite>of clerks.", "The union <cite>of clerks</cite>.")),
        Rule("heading-level", "warning", "The title is the first heading of a page; those in the text begin with “##”.",
             body("briefing.md", "# Demands", "## Demands")),
        Rule("heading-id", "error or warning", "A heading may have an id of its own, like `{#demands}`; translations repeat it.",
             body("briefing.md", "## Demands {#pay}\n\n»## Reasons {#pay}", "## Demands {#pay}\n\n## Reasons {#reasons}")),
        Rule("undefined-reference", "error", "A link whose address is given elsewhere has that line.",
             body("briefing.md", "»Read the [letter][wages].", "Read the [letter][wages].\n\n[wages]: letters/wages.md")),
        Rule("undefined-footnote", "error", "A footnote that is named is written.",
             body("briefing.md", "»We ask for more.[^1]", "We ask for more.[^1]\n\n[^1]: Ten euros.")),
        Rule("duplicate-footnote", "error", "A footnote is written once.",
             body("briefing.md", "We ask for more.[^1]\n\n[^1]: Ten euros.\n\n»[^1]: Twenty.", "We ask for more.[^1]\n\n[^1]: Ten euros.")),
        Rule("unknown-block", "error", "A page has no boxes of other programs, such as “!!! note” or “:::”.",
             body("briefing.md", "!!! note\n    Come early.", "**Note:** come early.")),
        Rule("more-place", "error", "`<!-- more -->` is on a line of its own, once, between two paragraphs of the page.",
             body("news/2027-03-01-march.md", "We marched. <!-- more --> It went well.", "We marched.\n\n<!-- more -->\n\nIt went well.")),
        Rule("until-over", "error", "A part that no longer holds when it is over is between `<!-- until over -->` and `<!-- /until over -->`.",
             body("events/rally.md", "»<!-- until over -->\n\nCome.", "<!-- until over -->\n\nCome.\n\n<!-- /until over -->\n\nThank you.")),
        Rule("question", "error", "A question has words, and an answer below it.",
             body("briefing.md", "»## ? Why now?", "## ? Why now?\n\nBecause of the vote.")),
        Rule("timeline-date", "error", "Each item of a timeline begins with a day or month, like “2021-02-01: ”.",
             body("briefing.md", "- 2021-02-01: We began.\n»- 2021-13-01: We won.", "- 2021-02-01: We began.\n- 2021-12-01: We won.")),
        Rule("timeline-entry", "error", "An item of a timeline says what happened.",
             body("briefing.md", "- 2021-02-01: We began.\n»- 2021-12-01:", "- 2021-02-01: We began.\n- 2021-12-01: We won.")),
        Rule("spaced-link", "warning", "A link has no space between its words and its address.",
             body("briefing.md", "Read the [letter] (letters/wages.md).", "Read the [letter](letters/wages.md).")),
        Rule("open-code", "warning", "A block of code has a line at its beginning and one at its end.",
             body("briefing.md", "»~~~\nPay.", "~~~\nPay.\n~~~")),
        Rule("typed-bullet", "warning", "An item of a list begins with “- ”.", body("briefing.md", "• Pay", "- Pay")),
        Rule("raw-markup", "warning", "A page has no markup of other programs, such as `==marks==` or `:emoji:`.",
             body("briefing.md", "We ask for ==more pay==.", "We ask for **more pay**.")),
        Rule("template-code", "warning", "A page has no code of other programs, such as `{{ name }}`.",
             body("briefing.md", "Dear {{ name }},", "Dear reader,")),
        Rule("attribute-list", "warning", "Only a heading has something in braces at its end, its id.",
             body("briefing.md", "More pay. {: .big }", "More pay.")),
        Rule("loose-emphasis", "warning", "What makes words bold has no space on its inner side.",
             body("briefing.md", "We ask for ** more pay**.", "We ask for **more pay**.")),
        Rule("wiki-link", "warning", "A link has its words in brackets and its file in parentheses.",
             body("briefing.md", "See [[wages]].", "See [the letter](letters/wages.md).")),
        Rule("front-matter", "warning", "Fields are above the text, between the two lines “---”.",
             body("briefing.md", "summary: What we ask.", "What we ask.")),
        Rule("old-markdown", "warning", "With `--old-markdown`: a text reads as it did in version 0.1.",
             body("briefing.md", "It costs \\$5.", "It costs $5.")),
        Rule("handbook-picture", "error", "The handbook shows pictures of `docs/media/` only.",
             whole("docs/handbook/more.md", "# More\n\n»![A form](form.png)\n", "# More\n\nThe form has two fields.\n")),
        Rule("zawgyi", "error", "Burmese is written in Unicode, not in Zawgyi.", body("briefing.md", _Z, _U)),
    ),
)  # fmt: skip
