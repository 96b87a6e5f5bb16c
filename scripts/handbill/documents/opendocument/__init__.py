"""Letters and pages as OpenDocument texts (ODF 1.3)."""
