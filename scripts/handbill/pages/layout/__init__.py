"""What every page has: its assets, its templates, its pictures."""
