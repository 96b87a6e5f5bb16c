"""What the page of a letter shows."""
