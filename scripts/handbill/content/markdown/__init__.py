"""Markdown as the forge shows it, read once into a tree: CommonMark with GitHub's extensions."""
