"""The page of all components, for developers: what each is given, and how that looks."""
