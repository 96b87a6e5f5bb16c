"""The page left at an old address: it leads on at once, without a script."""

from __future__ import annotations

from html import escape

from handbill.translations import direction


def redirect(target: str, canonical: str, title: str, language: str) -> str:
    """HTML that leads to `target` (relative), whose permanent address is `canonical` (absolute)."""
    to, title = escape(target), escape(title)
    return (
        f'<!doctype html>\n<html lang="{escape(language)}" dir="{direction(language)}">\n'
        f'<meta charset="utf-8">\n<title>{title}</title>\n'
        f'<meta http-equiv="refresh" content="0; url={to}">\n<meta name="robots" content="noindex">\n'
        f'<link rel="canonical" href="{escape(canonical)}">\n<p><a href="{to}">{title}</a></p>\n</html>\n'
    )
