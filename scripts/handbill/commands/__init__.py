"""The commands of `handbill`, one module each; what they need is imported when they run, so that each begins at once."""
