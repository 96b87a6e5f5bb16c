"""What surrounds a public page, and what the pages of an edition or a folder have of it in common."""
