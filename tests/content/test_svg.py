"""A drawing draws and does nothing else; it is written anew from a list of what drawings are made of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbill.content.pictures.svg import read_drawing
from handbill.content.pictures.svg_element import DrawingError

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:o="urn:other" viewBox="0 0 20 10">'
ADVICE = "; save it as “Optimized SVG” or “Plain SVG”"


def drawn(inner: str) -> str:
    made = read_drawing(f"{HEAD}{inner}</svg>".encode()).data.decode()
    return made.removeprefix('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">').removesuffix("</svg>\n")


def refused(data: bytes) -> tuple[int, int, str, str]:
    with pytest.raises(DrawingError) as error:
        read_drawing(data)
    return error.value.line, error.value.column, error.value.rule, str(error.value)


@pytest.mark.parametrize(
    ("inner", "rule", "message"),
    [
        ("<script>alert(1)</script>", "svg-element", "<script> does more than draw"),
        ('<s:script xmlns:s="http://www.w3.org/2000/svg"/>', "svg-element", "<script> does more than draw"),
        ('<h:script xmlns:h="http://www.w3.org/1999/xhtml"/>', "svg-namespace", "<script> is not an element of SVG (“http://www.w3.org/1999/xhtml”)"),
        ('<h:meta xmlns:h="http://www.w3.org/1999/xhtml"/>', "svg-namespace", "<meta> is not an element of SVG (“http://www.w3.org/1999/xhtml”)"),
        ('<foreignObject width="9" height="9"/>', "svg-element", "<foreignObject> does more than draw"),
        ('<a href="java&#115;cript:alert(1)"/>', "svg-element", "<a> does more than draw"),
        ('<image href="https://track.example.org/x.png"/>', "svg-element", "<image> does more than draw"),
        ('<feImage href="#a"/>', "svg-element", "<feImage> does more than draw"),
        ('<animate attributeName="href"/>', "svg-element", "<animate> does more than draw"),
        ('<set attributeName="onload"/>', "svg-element", "<set> does more than draw"),
        ("<metadata>drawn by Noor</metadata>", "svg-element", "<metadata> does more than draw"),
        ("<switch/>", "svg-element", "<switch> does more than draw"),
        ("<g>words</g>", "svg-element", "“words” is a text outside <text>"),
        ('<path onclick="x"/>', "svg-script", "“onclick” of <path> runs a program"),
        ('<path ONLOAD="x"/>', "svg-script", "“ONLOAD” of <path> runs a program"),
        ('<path tabindex="1"/>', "svg-attribute", "“tabindex” of <path> does more than draw"),
        ('<g o:label="Layer 1"/>', "svg-namespace", "“label” of <g> is not an attribute of SVG (“urn:other”)"),
        ('<g xml:base="https://e.example.org/"/>', "svg-namespace", "“base” of <g> is not an attribute of SVG (“http://www.w3.org/XML/1998/namespace”)"),
        ('<o:grid/>', "svg-namespace", "<grid> is not an element of SVG (“urn:other”)"),
        ('<path xmlns=""/>', "svg-namespace", "<path> is not an element of SVG (“”)"),
        ('<use href="https://e.example.org/x.svg#a"/>', "svg-reference", "<use> leads to “https://e.example.org/x.svg#a”, outside the drawing"),
        ('<use xlink:href="x.svg#a"/>', "svg-reference", "<use> leads to “x.svg#a”, outside the drawing"),
        ('<use href="data:image/svg+xml,x"/>', "svg-reference", "<use> leads to “data:image/svg+xml,x”, outside the drawing"),
        ('<path fill="url(https://e.example.org/#a)"/>', "svg-reference", "“fill” loads “https://e.example.org/#a” from outside the drawing"),
        ("<path style=\"fill: url( '//e.example.org/#a' )\"/>", "svg-reference", "“fill” loads “//e.example.org/#a” from outside the drawing"),
        ('<path mask="URL(x.svg#a"/>', "svg-reference", "“mask” loads “x.svg#a” from outside the drawing"),
        ("<path fill=\"image-set('x.png' 1x)\"/>", "svg-reference", "“fill” has the value “image-set('x.png' 1x)”, which can load something"),
        ('<path style="background: red"/>', "svg-style", "the style “background: red” does more than draw"),
        ('<path style="fill:u\\72l(x)"/>', "svg-style", "“fill” has the value “u\\72l(x)”, which is not a plain value"),
        ('<path style="fill: expression(x)"/>', "svg-style", "“fill” has the value “expression(x)”, which is not a plain value"),
        ("<style>@import 'x.css';</style>", "svg-style", "<style> has “@”, which can load something"),
        ("<style>@font-face{src:url(x)}</style>", "svg-style", "<style> has “@”, which can load something"),
        ("<style>.a{fill:url(x.svg#a)}</style>", "svg-reference", "“fill” loads “x.svg#a” from outside the drawing"),
        ("<style>.a{background:url(x)}</style>", "svg-style", "the style “background:url(x)” does more than draw"),
        ("<style>[href^=x]{fill:red}</style>", "svg-style", "<style> has “[href^=x]{fill:red”, which is not a plain rule"),
        ("<style>.a{fill:red} .b</style>", "svg-style", "<style> has “.b”, which is not a plain rule"),
        ("<style><g/></style>", "svg-style", "<style> has elements in it"),
        ("<?xml-stylesheet href='https://e.example.org/x.css'?>", "svg-instruction", "<?xml-stylesheet …?> is an instruction to programs"),
        ("<?php x ?>", "svg-instruction", "<?php …?> is an instruction to programs"),
    ],
)  # fmt: skip
def test_what_does_more_than_draw_is_refused_with_its_place(inner: str, rule: str, message: str) -> None:
    # Of a text, and of a style sheet that is read when it ends, the place is that of its element or its first sign.
    column = 4 if inner.startswith("<g>words") else 1
    assert refused(f"{HEAD}\n{inner}</svg>".encode()) == (2, column, rule, message + ADVICE)


@pytest.mark.parametrize(
    ("data", "place", "rule"),
    [
        (b"", (1, 1), "svg-malformed"),
        (b"hello", (1, 1), "svg-malformed"),
        (b'<svg xmlns="http://www.w3.org/2000/svg">\n<g></svg>', (2, 6), "svg-malformed"),
        (b'<svg xmlns="http://www.w3.org/2000/svg">&nbsp;</svg>', (1, 41), "svg-malformed"),
        (b'<?xml version="1.0" encoding="x-unknown"?><svg/>', (1, 1), "svg-malformed"),
        (b"<svg/>", (1, 1), "svg-namespace"),
        (b"<html><script>x</script></html>", (1, 1), "svg-namespace"),
        (b'<!DOCTYPE svg [<!ENTITY x "y">]><svg xmlns="http://www.w3.org/2000/svg">&x;</svg>', (1, 15), "svg-doctype"),
        (b'<!DOCTYPE svg SYSTEM "file:///etc/passwd"><svg xmlns="http://www.w3.org/2000/svg"/>', (1, 42), "svg-doctype"),
        ('<svg xmlns="http://www.w3.org/2000/svg">\n<script/></svg>'.encode("utf-16"), (2, 1), "svg-element"),
        (b'<svg xmlns="http://www.w3.org/2000/svg">' + b"<g>" * 70 + b"</g>" * 70 + b"</svg>", (1, 230), "svg-too-big"),
        (b'<svg xmlns="http://www.w3.org/2000/svg">' + b"<g/>" * 20_000 + b"</svg>", (1, 80_037), "svg-too-big"),
        (b" " * 500_001, (1, 1), "svg-too-big"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><g id="a"><use href="#a"/></g></svg>', (1, 41), "svg-too-big"),
    ],
)
def test_what_is_no_drawing_is_refused_with_its_place(data: bytes, place: tuple[int, int], rule: str) -> None:
    line, column, found, _ = refused(data)
    assert (found, (line, column)) == (rule, place)


def test_drawings_of_drawings_of_drawings_are_counted() -> None:
    doubled = "".join(f'<g id="a{n}"><use href="#a{n + 1}"/><use href="#a{n + 1}"/></g>' for n in range(20))
    assert refused(f"{HEAD}{doubled}</svg>".encode())[2] == "svg-too-big"
    patterns = "".join(
        f'<pattern id="a{n}"><path fill="url(#a{n + 1})"/><path fill="url(#a{n + 1})"/></pattern>' for n in range(20)
    )
    assert refused(f"{HEAD}{patterns}</svg>".encode())[2] == "svg-too-big"


@pytest.mark.parametrize(
    ("inner", "written"),
    [
        ('<path d="M0 0\n L1 1"/>', '<path d="M0 0  L1 1"/>'),
        ("<!-- by Noor --><g/>", "<g/>"),
        ('<g data-name="Layer 1" version="1.1"/>', "<g/>"),
        ('<g id="a"/><use xlink:href="#a"/>', '<g id="a"/><use href="#a"/>'),
        ('<text xml:lang="fr">a &lt; b &amp; c</text>', '<text lang="fr">a &lt; b &amp; c</text>'),
        ("<style>/* x */ .a, .b > path{fill:#fff;stroke:url(#g)}</style>", "<style>  .a, .b &gt; path{fill:#fff;stroke:url(#g)}</style>"),
        ("<style><![CDATA[.a{fill:red}]]></style>", "<style>.a{fill:red}</style>"),
        ('<path style="fill:red;-inkscape-stroke:none" fill="url(#g)"/>', '<path style="fill:red;-inkscape-stroke:none" fill="url(#g)"/>'),
        ('<path id="a&quot;b"/>', '<path id="a&quot;b"/>'),
    ],
)  # fmt: skip
def test_a_drawing_is_written_anew_as_it_looks(inner: str, written: str) -> None:
    assert drawn(inner) == written


def test_other_encodings_become_utf_8() -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?><svg xmlns="http://www.w3.org/2000/svg"><title>Дом</title></svg>'
    made = read_drawing(text.encode("utf-16")).data.decode()
    assert made == '<svg xmlns="http://www.w3.org/2000/svg"><title>Дом</title></svg>\n'


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="640" height="240"', (640, 240)),
        ('width="64.4px" height="24px" viewBox="0 0 1 1"', (64, 24)),
        ('viewBox="0 0 600 300"', (600, 300)),
        ('viewBox="-5,-5,30,10" width="90"', (90, 30)),
        ('viewBox="0 0 30 10" height="20"', (60, 20)),
        ('width="100%" height="100%" viewBox="0 0 30 10"', (30, 10)),
        ("", (300, 150)),
        ('viewBox="0 0 0 0"', (300, 150)),
    ],
)
def test_a_drawing_says_its_size(attributes: str, size: tuple[int, int]) -> None:
    drawing = read_drawing(f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>'.encode())
    assert (drawing.width, drawing.height) == size


PIECES = (
    "<script>", "url(", "&#x6a;", "<![CDATA[", "]]>", "<!--", "-->", "<?x?>", " href='https://e.example.org/'", " xmlns:q='q' q:x='y'",
    "\0", "\ufffe", "<use href='#c'/>", "}", "{", "@import", "\\", "<!DOCTYPE x>", " onload='x'", "&c;", "</g>", "'", '"', "é",
)  # fmt: skip
SOUND = (
    f'{HEAD}<style>.a{{fill:url(#b)}}</style><linearGradient id="b"><stop offset="1"/></linearGradient>'
    '<use xlink:href="#c"/><g><text id="c" class="a" style="fill:#fff">x &amp; y</text></g></svg>'
)


@given(st.lists(st.tuples(st.integers(0, len(SOUND)), st.sampled_from(PIECES), st.integers(0, 5)), max_size=6))
def test_a_spoiled_drawing_is_refused_with_its_place_or_written_as_what_only_draws(changes: list[tuple[int, str, int]]) -> None:
    text = SOUND
    for at, piece, taken in changes:
        text = text[:at] + piece + text[at + taken :]
    made = read_or_refuse(text)
    if isinstance(made, DrawingError):
        lines = text.split("\n")
        assert 1 <= made.line <= len(lines)
        assert 1 <= made.column <= len(lines[made.line - 1]) + 1
    else:
        # What was written is itself a drawing, and stays as it is.
        assert read_drawing(made).data == made


def read_or_refuse(text: str) -> bytes | DrawingError:
    try:
        return read_drawing(text.encode()).data
    except DrawingError as error:
        return error
