"""What is amiss with pages in Chromium, as readers have them: on a phone and at a desk, light and dark, with large text.

`page.py` looks at one page that is open; `python -m audit` opens those of a built site one after another.
"""
