"""YAML, each value with its position."""
