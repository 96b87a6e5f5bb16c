"""The model letter: its text, the messages that carry it, and its files."""
