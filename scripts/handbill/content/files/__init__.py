"""Files of a project: which are read, how their bytes become text, and what may be mended in them."""
