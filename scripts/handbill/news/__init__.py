"""News as feeds."""
