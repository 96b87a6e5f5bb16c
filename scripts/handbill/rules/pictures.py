"""Rules about pictures and drawings."""

from __future__ import annotations

from handbill.rules.rule import Rule, Subject, body, fields, named, told, whole


def _svg(wrong: str, right: str = '<path d="M0 0h8v8z"/>') -> tuple[str, str]:
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">'
    return f"{head}\n{wrong}\n</svg>\n", f"{head}\n{right}\n</svg>\n"


SUBJECT = Subject(
    "Pictures",
    (
        Rule("missing-picture", "error", "A picture that a page names is in media/.",
             body("briefing.md", "![The sign](media/sing.svg)", "![The sign](media/sign.svg)")),
        Rule("missing-alt", "error", "A picture has words that say what it shows, for those who do not see it.",
             body("briefing.md", "![](media/sign.svg)", "![The sign](media/sign.svg)")),
        Rule("picture-elsewhere", "error", "A picture is in media/, not on another site, which would learn of every reader.",
             body("briefing.md", "![A crowd](https://clerks.example.org/crowd.png)", "![The sign](media/sign.svg)")),
        Rule("unused-picture", "warning", "A picture is on some page; others are not published.",
             told("media/spare.png", "media/spare.png, which no page shows", "no media/spare.png"),
             at="campaigns/fair-pay/media/spare.png:1"),
        Rule("image-consent", "warning", "Where risk is high, a picture says that nobody can be recognised, or that all agreed.",
             fields("campaign.yml", "risk: high", "risk: normal"), at="campaigns/fair-pay/index.md:*"),
        Rule("picture-format", "error", "A picture is JPEG, PNG, WebP, GIF or SVG.",
             named("media/gate.heic", "media/../gate.md", "---\ntitle: The gate\nsummary: Where we meet.\n---\n\nHere.\n"),
             at="campaigns/fair-pay/media/gate.heic:1"),
        Rule("not-a-picture", "error", "The file of a picture is a picture.",
             told("media/rally.png", "media/rally.png is a page of text", "media/rally.png is a PNG"),
             at="campaigns/fair-pay/media/rally.png:1"),
        Rule("damaged-picture", "error", "The file of a picture is whole.",
             told("media/rally.png", "media/rally.png lacks its second half", "media/rally.png is a PNG"),
             at="campaigns/fair-pay/media/rally.png:1"),
        Rule("picture-ending", "error", "The name of a picture ends as its format does.",
             told("media/rally.png", "media/rally.png is a JPEG", "media/rally.png is a PNG"),
             at="campaigns/fair-pay/media/rally.png:1"),
        Rule("picture-too-big", "error", "A picture has a bounded number of bytes and of pixels.",
             told("media/rally.png", "media/rally.png has 30,000 × 30,000 pixels", "media/rally.png is a PNG"),
             at="campaigns/fair-pay/media/rally.png:1"),
        Rule("animated-picture", "warning", "A picture does not move, since no reader could stop it.",
             told("media/rally.gif", "media/rally.gif has two images", "media/rally.gif has one image"),
             at="campaigns/fair-pay/media/rally.gif:1"),
        Rule("logo-form", "error", "A logo is a drawing (SVG) in one colour.",
             fields("campaign.yml", "organisers:\n  - name: Union of Clerks\n»    logo: media/rally.png",
                    "organisers:\n  - name: Union of Clerks\n    logo: media/sign.svg")),
        Rule("picture-too-long", "error", "The title and the names of the organisers fit on the share picture.",
             fields("briefing.md", f"title: {'Fairpay' * 13}", "title: Pay")),
        Rule("picture-unknown-sign", "error", "The fonts of share pictures have the characters of the title.",
             fields("actions/write.md", "title: Pay ☭", "title: Pay")),
        Rule("svg-attribute", "error", "An attribute of a drawing only draws.",
             whole("media/sign.svg", *_svg('<path d="M0 0h8v8z" tabindex="1"/>'))),
        Rule("svg-doctype", "error", "A drawing has no document type and no entities.",
             whole("media/sign.svg", "<!DOCTYPE svg>\n" + _svg('<path d="M0 0h8v8z"/>')[0], _svg("")[1])),
        Rule("svg-element", "error", "A drawing has only elements that draw.",
             whole("media/sign.svg", *_svg('<foreignObject width="8" height="8"/>'))),
        Rule("svg-instruction", "error", "A drawing has no instructions to programs.",
             whole("media/sign.svg", *_svg('<?xml-stylesheet href="a.css"?><path d="M0 0h8v8z"/>'))),
        Rule("svg-malformed", "error", "A drawing is readable XML.", whole("media/sign.svg", *_svg('<path d="M0 0h8v8z" d="M0 0"/>'))),
        Rule("svg-namespace", "error", "A drawing has elements and attributes of SVG only.",
             whole("media/sign.svg", *_svg('<a:path xmlns:a="https://clerks.example.org/" d="M0 0h8v8z"/>'))),
        Rule("svg-reference", "error", "A drawing loads nothing from outside itself.",
             whole("media/sign.svg", *_svg('<path fill="url(https://clerks.example.org/#a)" d="M0 0h8v8z"/>'))),
        Rule("svg-script", "error", "A drawing runs no program.", whole("media/sign.svg", *_svg('<path onclick="go()" d="M0 0h8v8z"/>'))),
        Rule("svg-style", "error", "The styles of a drawing only draw.",
             whole("media/sign.svg", *_svg('<path style="behavior: url(#a)" d="M0 0h8v8z"/>'))),
        Rule("svg-too-big", "error", "A drawing is simple enough for every reader's computer.",
             told("media/sign.svg", "media/sign.svg is nested 200 deep", "media/sign.svg is a path"),
             at="campaigns/fair-pay/media/sign.svg:*"),
        Rule("poster-unknown-sign", "warning", "The fonts of posters have the characters of a campaign's title and summary.",
             fields("index.md", "summary: Pay ☭ now.", "summary: Pay now.")),
    ),
)  # fmt: skip
