"""What fields are made of: types that read one form each, and the rules of their parts."""
