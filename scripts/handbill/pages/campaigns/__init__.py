"""What the page of a campaign shows, and the pages that list campaigns."""
