"""Campaign microsites for trade unions and human-rights groups, from folders of Markdown."""
