"""Texts from Word processors and web pages, taken over as the draft of a campaign."""
