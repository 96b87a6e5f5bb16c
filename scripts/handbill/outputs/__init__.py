"""One module per format: pure functions from records and HTML to text or bytes."""
