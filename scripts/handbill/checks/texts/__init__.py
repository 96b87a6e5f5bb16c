"""Rules about texts: what a page or a letter says, character by character."""
