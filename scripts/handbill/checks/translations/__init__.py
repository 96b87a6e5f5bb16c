"""Rules that compare the languages of a page."""
