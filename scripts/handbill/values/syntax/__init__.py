"""The syntax of files that are written as text."""
