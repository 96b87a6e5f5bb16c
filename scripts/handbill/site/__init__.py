"""Files about the whole site or a whole campaign."""
