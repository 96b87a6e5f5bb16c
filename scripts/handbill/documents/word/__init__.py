"""Letters and pages as Word documents (ECMA-376)."""
