"""Reads the files authors write into records, and reports every problem with its place."""
