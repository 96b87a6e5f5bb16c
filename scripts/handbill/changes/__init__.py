"""What one commit changes against another, for whoever reviews a pull request."""
