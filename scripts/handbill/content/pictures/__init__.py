"""Pictures: what they are made of, and how they are written anew."""
