"""The text of letters and pages for files: its blocks, and the same in plain text."""
