"""Readers' reports that a letter was sent: the link that makes one, and the table of those received."""
