"""`handbill serve`: the project in memory, its pages made when a browser asks for them, and made again when a file changes."""
