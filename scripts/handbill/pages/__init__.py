"""Views of the public pages: what each template is given, in a reader's language."""
