"""Rules about texts: what a page or a letter says, sign by sign."""
