"""A site built beside the old one, and put in its place."""
