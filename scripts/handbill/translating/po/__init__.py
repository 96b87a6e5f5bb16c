"""Translations in programs for translators: pages as catalogues of gettext (PO), and back."""
