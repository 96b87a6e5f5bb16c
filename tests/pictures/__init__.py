"""Pictures of pages, taken with a browser: of those that a change touches, and for the handbook."""
