"""How long the site takes to build, alone and beside the stock theme on the same Markdown."""
